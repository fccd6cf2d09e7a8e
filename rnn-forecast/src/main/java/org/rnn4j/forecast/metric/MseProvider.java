package org.rnn4j.forecast.metric;

import java.util.List;
import org.rnn4j.api.forecast.Metric;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.MetricProvider;

/** Provides the metric {@code mse}. */
public final class MseProvider implements MetricProvider {

  /** For the service loader. */
  public MseProvider() {}

  @Override
  public String name() {
    return "mse";
  }

  @Override
  public List<String> otherNames() {
    return List.of("mean-squared-error");
  }

  @Override
  public String summary() {
    return "Mean squared error: mean of (y - f)^2, in squared units of the data.";
  }

  @Override
  public Metric create(Options options) {
    return PointMetrics.MSE;
  }
}
