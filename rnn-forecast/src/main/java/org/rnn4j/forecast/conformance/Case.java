package org.rnn4j.forecast.conformance;

import static org.rnn4j.api.conformance.ConformanceException.require;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.api.conformance.ConformanceException;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.ForecastRequest;
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
 * @param known of these, the last ones, which are known ahead
 */
record Case(int lookback, int horizon, int targets, int inputs, int known) {

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
      int onlyPast = strategy.feedsBack() ? 0 : 1;
      cases.add(new Case(lookback, horizon, targets, targets, 0));
      cases.add(new Case(lookback, horizon, targets, targets + onlyPast + 1, 1));
    }
  }

  /** The horizons up to the longest that are not refused. */
  static List<Integer> horizons(ForecastStrategy strategy) {
    List<Integer> horizons = new ArrayList<>();
    for (int horizon = 1; horizon <= LONGEST_HORIZON; horizon++) {
      try {
        strategy.leads(horizon);
        strategy.trainedLeads(horizon);
        horizons.add(horizon);
      } catch (InputException e) {
        // Refused in words.
      }
    }
    return horizons;
  }

  private static boolean isLongEnough(ForecastStrategy strategy, int lookback, int horizon) {
    try {
      Case c = new Case(lookback, horizon, 1, 1, 0);
      strategy.forecast(Networks.mixing(strategy, c), c.request(1));
      return true;
    } catch (InputException e) {
      return false;
    }
  }

  /** Drawn inputs between -1 and 1, another set for each key. */
  ForecastRequest request(int rows, long... key) {
    RandomStream random = RandomStream.of(key);
    return new ForecastRequest(
        drawn(rows, lookback, inputs, random), drawn(rows, horizon, known, random), targets);
  }

  private static Block drawn(int rows, int steps, int width, RandomStream random) {
    int length = rows * steps * width;
    float[] values = new float[length + 3]; // an array may be longer than its block
    for (int i = 0; i < values.length; i++) {
      values[i] = i < length ? (float) (2 * random.nextDouble() - 1) : Float.NaN;
    }
    return new Block(rows, steps, width, values);
  }

  /** Some rows of a request. */
  static ForecastRequest rows(ForecastRequest of, int... rows) {
    return new ForecastRequest(rows(of.history(), rows), rows(of.ahead(), rows), of.targets());
  }

  /** Some rows of a block. */
  static Block rows(Block of, int... rows) {
    Block chosen = Block.zeros(rows.length, of.steps(), of.width());
    int length = of.steps() * of.width();
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(of.values(), rows[i] * length, chosen.values(), i * length, length);
    }
    return chosen;
  }

  /** The forecast, whose shape is checked. */
  Block forecast(ForecastStrategy strategy, Predictor predictor, ForecastRequest request) {
    Block forecast;
    try {
      forecast = strategy.forecast(predictor, request);
    } catch (RuntimeException e) {
      throw new ConformanceException(this + ": " + ConformanceException.words(e), e);
    }
    int leads = strategy.leads(horizon).size();
    require(
        forecast.rows() == request.rows()
            && forecast.steps() == leads
            && forecast.width() == targets,
        "%s: the forecast has the shape [%d, %d, %d] instead of [%d, %d, %d]",
        this,
        forecast.rows(),
        forecast.steps(),
        forecast.width(),
        request.rows(),
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
    return "lookback %d, horizon %d, %d of %d columns, %d known ahead"
        .formatted(lookback, horizon, targets, inputs, known);
  }
}
