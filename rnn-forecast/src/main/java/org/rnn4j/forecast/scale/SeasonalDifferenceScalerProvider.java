package org.rnn4j.forecast.scale;

import java.util.List;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.ScalerProvider;

/** Provides the scaler {@code seasonal-difference}. */
public final class SeasonalDifferenceScalerProvider implements ScalerProvider {

  static final Option<Integer> SEASON =
      Option.integer("season").atLeast(1).doc("Steps in a season; without it that of the data.");

  /** For the service loader. */
  public SeasonalDifferenceScalerProvider() {}

  @Override
  public String name() {
    return "seasonal-difference";
  }

  @Override
  public List<String> otherNames() {
    return List.of("seasonal-diff", "seasonal-differencing");
  }

  @Override
  public String summary() {
    return "The change since the season before; forecasts add up again.";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(SEASON);
  }

  @Override
  public Scaler create(Options options) {
    return new DifferenceScaler(options.find(SEASON));
  }
}
