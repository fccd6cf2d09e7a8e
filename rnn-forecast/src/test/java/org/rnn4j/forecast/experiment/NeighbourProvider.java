package org.rnn4j.forecast.experiment;

import java.util.List;
import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.ForecastRequest;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.forecast.Predictor;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.ForecastStrategyProvider;

/**
 * A strategy that finds what follows a lookback in the lookbacks of the windows asked for together
 * with it.
 */
public final class NeighbourProvider implements ForecastStrategyProvider {

  /** For the service loader. */
  public NeighbourProvider() {}

  @Override
  public String name() {
    return "neighbour";
  }

  @Override
  public String summary() {
    return "Looks at other windows.";
  }

  @Override
  public ForecastStrategy create(Options options) {
    return new Strategy();
  }

  private static final class Strategy implements ForecastStrategy {

    @Override
    public Block forecast(Predictor predictor, ForecastRequest request) {
      Block inputs = request.history();
      Block forecast = predictor.start(inputs);
      for (int row = 0; row + request.horizon() < inputs.rows(); row++) {
        for (int lead : List.of(1)) {
          forecast.set(row, lead - 1, 0, inputs.get(row + lead, inputs.steps() - 1, 0));
        }
      }
      return forecast;
    }
  }
}
