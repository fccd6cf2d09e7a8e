package org.rnn4j.forecast.baseline;

import java.util.List;
import org.rnn4j.api.forecast.Baseline;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.BaselineProvider;
import org.rnn4j.forecast.baseline.Simple.FirstSeason;

/** Provides the baseline {@code seasonal-naive}. */
public final class SeasonalNaiveProvider implements BaselineProvider {

  private static final Option<Integer> PERIOD =
      Option.integer("period").atLeast(2).doc("Steps in a season; default: the data's season.");

  /** For the service loader. */
  public SeasonalNaiveProvider() {}

  @Override
  public String name() {
    return "seasonal-naive";
  }

  @Override
  public List<String> otherNames() {
    return List.of("snaive", "seasonal-persistence");
  }

  @Override
  public String summary() {
    return "The value one season before, or the latest such one that was observed; where there is"
        + " none, the last value.";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(PERIOD);
  }

  @Override
  public Baseline create(Options options) {
    return task ->
        Simple.seasonalNaive(
            Season.of(task.dataset(), options.find(PERIOD), name()), FirstSeason.of(task));
  }
}
