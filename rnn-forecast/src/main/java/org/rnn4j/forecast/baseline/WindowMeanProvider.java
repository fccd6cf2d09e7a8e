package org.rnn4j.forecast.baseline;

import java.util.List;
import org.rnn4j.api.forecast.Baseline;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.BaselineProvider;

/** Provides the baseline {@code window-mean}. */
public final class WindowMeanProvider implements BaselineProvider {

  /** For the service loader. */
  public WindowMeanProvider() {}

  @Override
  public String name() {
    return "window-mean";
  }

  @Override
  public List<String> otherNames() {
    return List.of("moving-average", "rolling-mean");
  }

  @Override
  public String summary() {
    return "The mean of the lookback.";
  }

  @Override
  public Baseline create(Options options) {
    return task -> Simple.windowMean(task.lookback());
  }
}
