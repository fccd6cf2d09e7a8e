package org.rnn4j.forecast.baseline;

import java.util.List;
import org.rnn4j.api.forecast.Baseline;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.BaselineProvider;

/** Provides the baseline {@code mean}. */
public final class MeanProvider implements BaselineProvider {

  /** For the service loader. */
  public MeanProvider() {}

  @Override
  public String name() {
    return "mean";
  }

  @Override
  public List<String> otherNames() {
    return List.of("average", "historic-average");
  }

  @Override
  public String summary() {
    return "The mean of everything known.";
  }

  @Override
  public Baseline create(Options options) {
    return task -> new HistoryMean();
  }
}
