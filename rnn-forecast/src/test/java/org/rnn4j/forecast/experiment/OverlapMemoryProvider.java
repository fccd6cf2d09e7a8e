package org.rnn4j.forecast.experiment;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.ForecastRequest;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.forecast.Predictor;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.ForecastStrategyProvider;

/**
 * A strategy that keeps every lookback it was ever shown, and finds in them what follows a later
 * one.
 */
public final class OverlapMemoryProvider implements ForecastStrategyProvider {

  private static final List<float[]> SEEN = new ArrayList<>();

  /** For the service loader. */
  public OverlapMemoryProvider() {}

  @Override
  public String name() {
    return "overlap-memory";
  }

  @Override
  public String summary() {
    return "Remembers lookbacks.";
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
      for (int row = 0; row < inputs.rows(); row++) {
        float[] lookback = new float[inputs.steps()];
        for (int t = 0; t < lookback.length; t++) {
          lookback[t] = inputs.get(row, t, 0);
        }
        for (float[] seen : SEEN) {
          for (int lead = 1; lead <= request.horizon() && lead < lookback.length; lead++) {
            if (follows(lookback, seen, lead)) {
              forecast.set(row, lead - 1, 0, seen[seen.length - 1]);
            }
          }
        }
        SEEN.add(lookback);
      }
      return forecast;
    }

    // Whether `seen` is the same lookback, `lead` steps later.
    private static boolean follows(float[] lookback, float[] seen, int lead) {
      for (int t = lead; t < lookback.length; t++) {
        if (lookback[t] != seen[t - lead]) {
          return false;
        }
      }
      return true;
    }
  }
}
