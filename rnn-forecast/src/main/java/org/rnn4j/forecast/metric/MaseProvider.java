package org.rnn4j.forecast.metric;

import org.rnn4j.api.forecast.Metric;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.MetricProvider;

/** Provides the metric {@code mase}. */
public final class MaseProvider implements MetricProvider {

  /** For the service loader. */
  public MaseProvider() {}

  @Override
  public String name() {
    return "mase";
  }

  @Override
  public String summary() {
    return "Mean absolute error over that of the seasonal naive forecast inside the "
        + "training part (Hyndman and Koehler 2006).";
  }

  @Override
  public Metric create(Options options) {
    return PointMetrics.MASE;
  }
}
