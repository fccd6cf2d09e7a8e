package org.rnn4j.forecast.metric;

import java.util.List;
import org.rnn4j.api.forecast.Metric;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.MetricProvider;

/** Provides the metric {@code rmsse}. */
public final class RmsseProvider implements MetricProvider {

  /** For the service loader. */
  public RmsseProvider() {}

  @Override
  public String name() {
    return "rmsse";
  }

  @Override
  public String summary() {
    return "Root of the mean squared error over that of the seasonal naive forecast inside "
        + "the training part, or the history (Makridakis et al. 2022).";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(ScaledErrors.SEASON, ScaledErrors.SCALE);
  }

  @Override
  public String resultName(Options options) {
    return ScaledErrors.name(name(), options);
  }

  @Override
  public Metric create(Options options) {
    return new ScaledErrors.Rmsse(ScaledErrors.scale(options));
  }
}
