package org.rnn4j.forecast.metric;

import org.rnn4j.api.forecast.Metric;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.MetricProvider;

/** Provides the metric {@code mape}. */
public final class MapeProvider implements MetricProvider {

  /** For the service loader. */
  public MapeProvider() {}

  @Override
  public String name() {
    return "mape";
  }

  @Override
  public String summary() {
    return "Mean absolute percentage error: mean of 100 |y - f| / |y|, in percent.";
  }

  @Override
  public Metric create(Options options) {
    return PointMetrics.MAPE;
  }
}
