package org.rnn4j.forecast.metric;

import java.util.List;
import org.rnn4j.api.forecast.Metric;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.MetricProvider;

/** Provides the metric {@code r2}. */
public final class R2Provider implements MetricProvider {

  /** For the service loader. */
  public R2Provider() {}

  @Override
  public String name() {
    return "r2";
  }

  @Override
  public List<String> otherNames() {
    return List.of("r-squared", "coefficient-of-determination");
  }

  @Override
  public String summary() {
    return "Coefficient of determination: 1 - sum of (y - f)^2 / sum of (y - mean y)^2, with each"
        + " target's own mean; 1 is perfect.";
  }

  @Override
  public Metric create(Options options) {
    return PointMetrics.R2;
  }
}
