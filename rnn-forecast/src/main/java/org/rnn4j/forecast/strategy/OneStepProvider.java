package org.rnn4j.forecast.strategy;

import java.util.List;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.ForecastRequest;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.forecast.Predictor;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.ForecastStrategyProvider;
import org.rnn4j.forecast.spec.SpecPlaces;

/** {@code one-step}: the next value and no more. */
public final class OneStepProvider implements ForecastStrategyProvider {

  /** For the registry. */
  public OneStepProvider() {}

  @Override
  public String name() {
    return "one-step";
  }

  @Override
  public List<String> otherNames() {
    return List.of("single-step", "next-step");
  }

  @Override
  public String summary() {
    return "The next value only; the horizon must be 1.";
  }

  @Override
  public ForecastStrategy create(Options options) {
    return new OneStep();
  }

  private static final class OneStep implements ForecastStrategy {

    @Override
    public List<Integer> leads(int horizon) {
      if (horizon != 1) {
        throw new InputException(
            SpecPlaces.STRATEGY,
            "one-step forecasts a horizon of 1, not " + horizon,
            "take iterative, direct or sequence-to-sequence for a longer horizon");
      }
      return List.of(1);
    }

    @Override
    public Block forecast(Predictor predictor, ForecastRequest request) {
      return predictor.start(request.history()); // [rows, 1, targets]
    }
  }
}
