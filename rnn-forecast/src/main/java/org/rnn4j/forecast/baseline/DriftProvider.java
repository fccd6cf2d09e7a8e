package org.rnn4j.forecast.baseline;

import org.rnn4j.api.forecast.Baseline;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.BaselineProvider;

/** Provides the baseline {@code drift}. */
public final class DriftProvider implements BaselineProvider {

  /** For the service loader. */
  public DriftProvider() {}

  @Override
  public String name() {
    return "drift";
  }

  @Override
  public String summary() {
    return "The line through the first and the last known value.";
  }

  @Override
  public Baseline create(Options options) {
    return task -> Simple.drift();
  }
}
