package org.rnn4j.forecast.metric;

import java.util.List;
import org.rnn4j.api.forecast.Metric;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.MetricProvider;

/** Provides the metric {@code rmse}. */
public final class RmseProvider implements MetricProvider {

  /** For the service loader. */
  public RmseProvider() {}

  @Override
  public String name() {
    return "rmse";
  }

  @Override
  public List<String> otherNames() {
    return List.of("root-mean-squared-error");
  }

  @Override
  public String summary() {
    return "Root of the pooled mean squared error, in units of the data.";
  }

  @Override
  public Metric create(Options options) {
    return PointMetrics.RMSE;
  }
}
