package org.rnn4j.forecast.strategy;

import java.util.List;
import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.ForecastRequest;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.forecast.Predictor;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.ForecastStrategyProvider;

/** {@code direct}: all values of the horizon at once, from the last step of the lookback. */
public final class DirectProvider implements ForecastStrategyProvider {

  /** For the registry. */
  public DirectProvider() {}

  @Override
  public String name() {
    return "direct";
  }

  @Override
  public List<String> otherNames() {
    return List.of("seq2vec", "sequence-to-vector", "many-to-one", "mimo", "multi-output");
  }

  @Override
  public String summary() {
    return "Sequence to vector: all values of the horizon from the last step.";
  }

  @Override
  public ForecastStrategy create(Options options) {
    return new Direct();
  }

  private static final class Direct implements ForecastStrategy {

    @Override
    public Block forecast(Predictor predictor, ForecastRequest request) {
      return predictor.start(request.history()); // [rows, horizon, targets]
    }
  }
}
