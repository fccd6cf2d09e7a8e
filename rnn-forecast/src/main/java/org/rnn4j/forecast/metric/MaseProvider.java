package org.rnn4j.forecast.metric;

import java.util.List;
import org.rnn4j.api.forecast.Metric;
import org.rnn4j.api.option.Option;
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
        + "training part, or the history (Hyndman and Koehler 2006).";
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
    return new ScaledErrors.Mase(ScaledErrors.scale(options));
  }
}
