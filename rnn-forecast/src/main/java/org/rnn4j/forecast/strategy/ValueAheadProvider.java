package org.rnn4j.forecast.strategy;

import java.util.List;
import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.ForecastRequest;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.forecast.Predictor;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.ForecastStrategyProvider;

/**
 * {@code value-ahead}: the single value {@code horizon} steps ahead, nothing in between. Every
 * forecaster of the experiment is measured on this lead alone.
 */
public final class ValueAheadProvider implements ForecastStrategyProvider {

  /** For the registry. */
  public ValueAheadProvider() {}

  @Override
  public String name() {
    return "value-ahead";
  }

  @Override
  public String summary() {
    return "Only the value that lies the horizon ahead, from the last step.";
  }

  @Override
  public ForecastStrategy create(Options options) {
    return new ValueAhead();
  }

  private static final class ValueAhead implements ForecastStrategy {

    @Override
    public List<Integer> leads(int horizon) {
      return List.of(horizon);
    }

    @Override
    public Block forecast(Predictor predictor, ForecastRequest request) {
      return predictor.start(request.history()); // [rows, 1, targets]
    }
  }
}
