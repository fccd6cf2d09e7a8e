package org.rnn4j.forecast.strategy;

import java.util.List;
import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.ForecastRequest;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.forecast.Predictor;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.ForecastStrategyProvider;

/**
 * {@code sequence-to-sequence}: the network forecasts the whole horizon at every step of the
 * lookback and is trained on all of these forecasts; the one of the last step is the forecast.
 */
public final class SequenceToSequenceProvider implements ForecastStrategyProvider {

  /** For the registry. */
  public SequenceToSequenceProvider() {}

  @Override
  public String name() {
    return "sequence-to-sequence";
  }

  @Override
  public List<String> otherNames() {
    return List.of("seq2seq", "many-to-many");
  }

  @Override
  public String summary() {
    return "All values of the horizon from every step, loss at every step; the last step counts.";
  }

  @Override
  public ForecastStrategy create(Options options) {
    return new SequenceToSequence();
  }

  private static final class SequenceToSequence implements ForecastStrategy {

    @Override
    public Outputs outputs() {
      return Outputs.EVERY_STEP;
    }

    @Override
    public Block forecast(Predictor predictor, ForecastRequest request) {
      return predictor.start(request.history()); // [rows, horizon, targets], of the last step
    }
  }
}
