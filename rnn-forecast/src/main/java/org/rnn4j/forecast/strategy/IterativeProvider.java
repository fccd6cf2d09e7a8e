package org.rnn4j.forecast.strategy;

import java.util.List;
import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.forecast.Predictor;
import org.rnn4j.api.forecast.TargetLayout;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.ForecastStrategyProvider;

/**
 * {@code iterative}: trained on the next value; each forecast is appended to the lookback, whose
 * oldest step goes, until the horizon is reached. Every input must be a target, because nothing
 * else is known beyond the cutoff.
 */
public final class IterativeProvider implements ForecastStrategyProvider {

  /** For the registry. */
  public IterativeProvider() {}

  @Override
  public String name() {
    return "iterative";
  }

  @Override
  public List<String> otherNames() {
    return List.of("recursive", "autoregressive");
  }

  @Override
  public String summary() {
    return "Trained on the next value; forecasts are fed back until the horizon is reached.";
  }

  @Override
  public ForecastStrategy create(Options options) {
    return new Iterative();
  }

  private static final class Iterative implements ForecastStrategy {

    @Override
    public TargetLayout targets(int horizon) {
      return new TargetLayout(false, List.of(1));
    }

    @Override
    public boolean feedsBack() {
      return true;
    }

    @Override
    public Block forecast(Predictor predictor, Block inputs, int horizon, int targets) {
      Block sliding = // [rows, lookback, targets], moves on by one step for each lead
          new Block(inputs.rows(), inputs.steps(), inputs.width(), inputs.values().clone());
      Block forecasts = Block.zeros(inputs.rows(), horizon, targets); // [rows, horizon, targets]
      for (int lead = 1; lead <= horizon; lead++) {
        Block next = predictor.predict(sliding); // [rows, 1, targets]
        for (int row = 0; row < inputs.rows(); row++) {
          append(sliding, row, next);
          for (int target = 0; target < targets; target++) {
            forecasts.set(row, lead - 1, target, next.get(row, 0, target));
          }
        }
      }
      return forecasts;
    }

    private static void append(Block sliding, int row, Block next) {
      int width = sliding.width();
      int length = sliding.steps() * width;
      int start = row * length;
      System.arraycopy(sliding.values(), start + width, sliding.values(), start, length - width);
      for (int target = 0; target < width; target++) {
        sliding.set(row, sliding.steps() - 1, target, next.get(row, 0, target));
      }
    }
  }
}
