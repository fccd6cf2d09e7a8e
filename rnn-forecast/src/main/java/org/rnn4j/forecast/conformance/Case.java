package org.rnn4j.forecast.conformance;

import static org.rnn4j.api.conformance.ConformanceException.require;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.api.conformance.ConformanceException;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.forecast.Predictor;
import org.rnn4j.api.random.RandomStream;

/**
 * What is forecast.
 *
 * @param lookback steps of the inputs
 * @param horizon steps to forecast
 * @param targets columns to forecast
 * @param inputs columns there are, targets first
 */
record Case(int lookback, int horizon, int targets, int inputs) {

  /** The longest horizon that is tried. */
  static final int LONGEST_HORIZON = 8;

  private static final int LONGEST_LOOKBACK = 9;
  private static final int[] SHORTER_LOOKBACKS = {1, 4};

  /** All that a strategy can forecast; a lookback that is too short for it is left out. */
  static List<Case> of(ForecastStrategy strategy) {
    List<Case> cases = new ArrayList<>();
    for (int horizon : horizons(strategy)) {
      for (int lookback : SHORTER_LOOKBACKS) {
        if (isLongEnough(strategy, lookback, horizon)) {
          add(cases, strategy, lookback, horizon);
        }
      }
      add(cases, strategy, LONGEST_LOOKBACK, horizon);
    }
    return cases;
  }

  private static void add(List<Case> cases, ForecastStrategy strategy, int lookback, int horizon) {
    for (int targets = 1; targets <= 2; targets++) {
      cases.add(new Case(lookback, horizon, targets, targets));
      if (!strategy.feedsBack()) {
        cases.add(new Case(lookback, horizon, targets, targets + 1));
      }
    }
  }

  /** The horizons up to the longest that are not refused. */
  static List<Integer> horizons(ForecastStrategy strategy) {
    List<Integer> horizons = new ArrayList<>();
    for (int horizon = 1; horizon <= LONGEST_HORIZON; horizon++) {
      try {
        strategy.targets(horizon);
        horizons.add(horizon);
      } catch (InputException e) {
        // Refused in words.
      }
    }
    return horizons;
  }

  private static boolean isLongEnough(ForecastStrategy strategy, int lookback, int horizon) {
    try {
      strategy.forecast(
          Networks.mixing(strategy.targets(horizon), 1),
          new Case(lookback, horizon, 1, 1).inputs(1),
          horizon,
          1);
      return true;
    } catch (InputException e) {
      return false;
    }
  }

  /** Drawn inputs between -1 and 1, {@code [rows, lookback, inputs]}, another set for each key. */
  Block inputs(int rows, long... key) {
    RandomStream random = RandomStream.of(key);
    int length = rows * lookback * inputs;
    float[] values = new float[length + 3]; // an array may be longer than its block
    for (int i = 0; i < values.length; i++) {
      values[i] = i < length ? (float) (2 * random.nextDouble() - 1) : Float.NaN;
    }
    return new Block(rows, lookback, inputs, values);
  }

  /** The forecast, whose shape is checked. */
  Block forecast(ForecastStrategy strategy, Predictor predictor, Block block) {
    Block forecast;
    try {
      forecast = strategy.forecast(predictor, block, horizon, targets);
    } catch (RuntimeException e) {
      throw new ConformanceException(this + ": " + ConformanceException.words(e), e);
    }
    int leads = strategy.leads(horizon).size();
    require(
        forecast.rows() == block.rows() && forecast.steps() == leads && forecast.width() == targets,
        "%s: the forecast has the shape [%d, %d, %d] instead of [%d, %d, %d]",
        this,
        forecast.rows(),
        forecast.steps(),
        forecast.width(),
        block.rows(),
        leads,
        targets);
    return forecast;
  }

  /**
   * Fails unless two rows are the same to the bit; the words say what is different of the second.
   */
  void requireSameRow(Block expected, int row, Block actual, int actualRow, String of) {
    for (int lead = 0; lead < expected.steps(); lead++) {
      for (int target = 0; target < expected.width(); target++) {
        float a = expected.get(row, lead, target);
        float b = actual.get(actualRow, lead, target);
        require(
            Float.floatToIntBits(a) == Float.floatToIntBits(b),
            "%s: %s, number %d of target %d is %s instead of %s",
            this,
            of,
            lead,
            target,
            b,
            a);
      }
    }
  }

  /** The same for all rows. */
  void requireSame(Block expected, Block actual, String of) {
    for (int row = 0; row < expected.rows(); row++) {
      requireSameRow(expected, row, actual, row, of);
    }
  }

  @Override
  public String toString() {
    return "lookback %d, horizon %d, %d of %d columns"
        .formatted(lookback, horizon, targets, inputs);
  }
}
