package org.rnn4j.forecast.baseline;

import java.util.List;
import org.rnn4j.api.forecast.Baseline;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.BaselineProvider;
import org.rnn4j.forecast.baseline.Simple.FirstSeason;

/** Provides the baseline {@code seasonal-drift}. */
public final class SeasonalDriftProvider implements BaselineProvider {

  private static final Option<Integer> PERIOD =
      Option.integer("period").atLeast(2).doc("Steps in a season; default: the data's season.");

  /** For the service loader. */
  public SeasonalDriftProvider() {}

  @Override
  public String name() {
    return "seasonal-drift";
  }

  @Override
  public List<String> otherNames() {
    return List.of("holt-winters", "exponential-smoothing", "ets");
  }

  @Override
  public String summary() {
    return "Seasonal naive plus what drift adds to the last known value: season and trend, "
        + "without a parameter.";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(PERIOD);
  }

  @Override
  public Baseline create(Options options) {
    return task ->
        Simple.seasonalDrift(
            Season.of(task.dataset(), options.find(PERIOD), name()), FirstSeason.of(task));
  }
}
