package org.rnn4j.api.spi;

import org.rnn4j.api.forecast.Metric;

/** Makes a metric. */
public interface MetricProvider extends Provider<Metric> {}
