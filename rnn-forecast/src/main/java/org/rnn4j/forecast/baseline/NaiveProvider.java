package org.rnn4j.forecast.baseline;

import java.util.List;
import org.rnn4j.api.forecast.Baseline;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.BaselineProvider;

/** Provides the baseline {@code naive}. */
public final class NaiveProvider implements BaselineProvider {

  /** For the service loader. */
  public NaiveProvider() {}

  @Override
  public String name() {
    return "naive";
  }

  @Override
  public List<String> otherNames() {
    return List.of("persistence", "last-value", "random-walk");
  }

  @Override
  public String summary() {
    return "The last known value, at every lead.";
  }

  @Override
  public Baseline create(Options options) {
    return task -> Simple.naive();
  }
}
