package org.rnn4j.forecast.baseline;

import java.util.List;
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
  public List<String> otherNames() {
    return List.of("random-walk-with-drift", "theta", "holt");
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
