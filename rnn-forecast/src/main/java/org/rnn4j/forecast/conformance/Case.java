package org.rnn4j.forecast.conformance;

import static org.rnn4j.api.conformance.ConformanceException.require;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.api.conformance.ConformanceException;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.ForecastRequest;
import org.rnn4j.api.forecast.ForecastRequest.TargetInput;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.forecast.Predictor;
import org.rnn4j.api.forecast.Reach;
import org.rnn4j.api.random.RandomStream;

/**
 * What is forecast.
 *
 * @param lookback steps of the inputs
 * @param horizon steps to forecast
 * @param targets columns to forecast, which are the first inputs
 * @param covariates what else is an input
 * @param beyond what is read behind the lookback
 */
record Case(int lookback, int horizon, int targets, Covariates covariates, Beyond beyond) {

  /** What a network reads beside the targets of a step. */
  enum Covariates {
    NONE,
    /** Something that is known up to the cutoff, something that is known ahead, and a lag. */
    ALL
  }

  /** What a network reads behind the cutoff. */
  enum Beyond {
    NOTHING,
    /** Forecasts in the place of targets. */
    FED_BACK,
    /** What is known ahead alone. */
    KNOWN;

    private static Beyond of(ForecastStrategy strategy) {
      return strategy.feedsBack() ? FED_BACK : strategy.reach() == Reach.HORIZON ? KNOWN : NOTHING;
    }
  }

  /** How many steps the lag lies back. */
  static final int LAG = 2;

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
      for (Covariates covariates : Covariates.values()) {
        cases.add(new Case(lookback, horizon, targets, covariates, Beyond.of(strategy)));
      }
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
      Case c = new Case(lookback, horizon, 1, Covariates.NONE, Beyond.of(strategy));
      strategy.forecast(Networks.mixing(strategy, c), c.request(1));
      return true;
    } catch (InputException e) {
      return false;
    }
  }

  /** How many inputs a step has. */
  int inputs() {
    return covariates == Covariates.NONE ? targets : lag() + 1;
  }

  private boolean hasPast() {
    return beyond != Beyond.FED_BACK; // nobody knows how it goes on
  }

  /** Which input is known ahead; only where there are covariates, as those below. */
  int known() {
    return targets + (hasPast() ? 1 : 0);
  }

  /** Which input is the first target of {@link #LAG} steps before. */
  int lag() {
    return known() + 1;
  }

  /** Drawn inputs between -1 and 1, another set for each key. */
  ForecastRequest request(int rows, long... key) {
    RandomStream random = RandomStream.of(key);
    Block history = drawn(rows, lookback, inputs(), random);
    int width = beyond == Beyond.NOTHING ? 0 : inputs();
    Block ahead = drawn(rows, horizon - 1, width, random);
    List<TargetInput> targetInputs = new ArrayList<>();
    for (int target = 0; target < targets; target++) {
      targetInputs.add(new TargetInput(target, target, 0));
    }
    if (covariates == Covariates.ALL) {
      targetInputs.add(new TargetInput(lag(), 0, LAG));
    }
    ForecastRequest request =
        new ForecastRequest(
            history, ahead, targets, beyond == Beyond.FED_BACK ? targetInputs : List.of());
    fit(request);
    return request;
  }

  /** Makes the lag that of the targets, and 0 what is not known behind the cutoff. */
  void fit(ForecastRequest request) {
    for (int row = 0; row < request.rows(); row++) {
      for (int t = 0; covariates == Covariates.ALL && t < lookback; t++) {
        request.history().set(row, t, lag(), observed(request, row, t - LAG));
      }
      for (int t = 0; beyond != Beyond.NOTHING && t < horizon - 1; t++) {
        for (int input = 0; input < inputs(); input++) {
          if (covariates == Covariates.NONE || input < targets || input == known() - 1) {
            request.ahead().set(row, t, input, 0);
          }
        }
        if (covariates == Covariates.ALL) {
          int step = lookback + t - LAG;
          float lag = step < lookback ? observed(request, row, step) : 0;
          request.ahead().set(row, t, lag(), lag);
        }
      }
    }
  }

  private static float observed(ForecastRequest request, int row, int step) {
    return step < 0 ? 0 : request.history().get(row, step, 0);
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
    return new ForecastRequest(
        rows(of.history(), rows), rows(of.ahead(), rows), of.targets(), of.targetInputs());
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
    return "lookback %d, horizon %d, targets %d of %d inputs"
        .formatted(lookback, horizon, targets, inputs());
  }
}
