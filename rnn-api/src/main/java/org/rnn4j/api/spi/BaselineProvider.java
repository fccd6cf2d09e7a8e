package org.rnn4j.api.spi;

import org.rnn4j.api.forecast.Baseline;

/** Makes a baseline. */
public interface BaselineProvider extends Provider<Baseline> {}
