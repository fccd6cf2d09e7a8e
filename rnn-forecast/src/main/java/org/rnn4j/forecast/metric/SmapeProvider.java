package org.rnn4j.forecast.metric;

import org.rnn4j.api.forecast.Metric;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.MetricProvider;

/** Provides the metric {@code smape}. */
public final class SmapeProvider implements MetricProvider {

  /** For the service loader. */
  public SmapeProvider() {}

  @Override
  public String name() {
    return "smape";
  }

  @Override
  public String summary() {
    return "Symmetric percentage error: mean of 200 |y - f| / (|y| + |f|), from 0 to 200; a zero"
        + " that is hit counts as 0.";
  }

  @Override
  public Metric create(Options options) {
    return PointMetrics.SMAPE;
  }
}
