package org.rnn4j.forecast.conformance;

import java.util.List;
import java.util.stream.IntStream;
import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.forecast.Predictor;
import org.rnn4j.api.forecast.TargetLayout;

/** Sound strategies for tests to put a mistake into. */
final class PlantedStrategy {

  private PlantedStrategy() {}

  /** All leads at once. */
  static class Direct implements ForecastStrategy {

    private final boolean everyStep;

    Direct(boolean everyStep) {
      this.everyStep = everyStep;
    }

    @Override
    public TargetLayout targets(int horizon) {
      return new TargetLayout(everyStep, IntStream.rangeClosed(1, horizon).boxed().toList());
    }

    @Override
    public Block forecast(Predictor predictor, Block inputs, int horizon, int targets) {
      return predictor.predict(inputs);
    }
  }

  /** The next step, fed back. */
  static class Iterative implements ForecastStrategy {

    private final boolean everyStep;

    Iterative(boolean everyStep) {
      this.everyStep = everyStep;
    }

    @Override
    public TargetLayout targets(int horizon) {
      return new TargetLayout(everyStep, List.of(1));
    }

    @Override
    public boolean feedsBack() {
      return true;
    }

    /** What the network sees first. */
    Block start(Block inputs) {
      return copy(inputs);
    }

    /** Appends a forecast: everything moves one step towards the past. */
    void append(Block sliding, Block next, int targets) {
      for (int row = 0; row < sliding.rows(); row++) {
        for (int t = 0; t < sliding.steps(); t++) {
          for (int f = 0; f < sliding.width(); f++) {
            boolean isLast = t == sliding.steps() - 1;
            float moved = isLast ? 0 : sliding.get(row, t + 1, f);
            sliding.set(row, t, f, isLast && f < targets ? next.get(row, 0, f) : moved);
          }
        }
      }
    }

    @Override
    public Block forecast(Predictor predictor, Block inputs, int horizon, int targets) {
      Block sliding = start(inputs);
      Block forecasts = Block.zeros(inputs.rows(), horizon, targets);
      for (int lead = 0; lead < horizon; lead++) {
        Block next = predictor.predict(sliding);
        for (int row = 0; row < inputs.rows(); row++) {
          for (int target = 0; target < targets; target++) {
            forecasts.set(row, lead, target, next.get(row, 0, target));
          }
        }
        append(sliding, next, targets);
      }
      return forecasts;
    }
  }

  static Block copy(Block block) {
    return new Block(block.rows(), block.steps(), block.width(), block.values().clone());
  }
}
