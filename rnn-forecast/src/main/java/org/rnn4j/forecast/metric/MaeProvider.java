package org.rnn4j.forecast.metric;

import java.util.List;
import org.rnn4j.api.forecast.Metric;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.MetricProvider;

/** Provides the metric {@code mae}. */
public final class MaeProvider implements MetricProvider {

  /** For the service loader. */
  public MaeProvider() {}

  @Override
  public String name() {
    return "mae";
  }

  @Override
  public List<String> otherNames() {
    return List.of("mean-absolute-error");
  }

  @Override
  public String summary() {
    return "Mean absolute error: mean of |y - f|, in units of the data.";
  }

  @Override
  public Metric create(Options options) {
    return PointMetrics.MAE;
  }
}
