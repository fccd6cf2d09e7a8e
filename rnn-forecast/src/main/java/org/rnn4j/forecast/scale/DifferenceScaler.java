package org.rnn4j.forecast.scale;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.series.Past;

/**
 * {@code x(t) - x(t - m)}: the change since the step before, or since the season before (Box and
 * Jenkins, Time series analysis, 1970). Forecasts add up again, from the last value that is known,
 * or the last one at the same place of a season.
 *
 * <p>A step without one {@code m} steps before it that was observed is not known. What is forecast
 * starts from the latest observed value a multiple of {@code m} steps before it, so that it is
 * known wherever anything is.
 */
final class DifferenceScaler implements Scaler {

  private static final String STEPS = "steps";

  private final Optional<Integer> steps; // empty: a season of the data

  /** Since the step before. */
  DifferenceScaler() {
    this(Optional.of(1));
  }

  /**
   * Since as many steps before.
   *
   * @param steps empty for a season of the data
   */
  DifferenceScaler(Optional<Integer> steps) {
    this.steps = steps;
  }

  private record Difference(int steps) implements Fitted {

    @Override
    public Scale at(Past past) {
      return new FromBefore(steps, past);
    }

    @Override
    public Map<String, List<Double>> parameters() {
      return Map.of(STEPS, List.of((double) steps));
    }
  }

  private record FromBefore(int steps, Past past) implements Scale {

    @Override
    public void scale(int lead, double[] values) {
      for (int i = values.length - 1; i >= 0; i--) { // from the end: what is before is as it was
        values[i] -= i >= steps ? values[i - steps] : known(1 - (lead + i - steps));
      }
    }

    @Override
    public void unscale(double[] scaled) {
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] += i >= steps ? scaled[i - steps] : latest(steps - i);
      }
    }

    private double known(int back) {
      return back <= past.length() ? past.last(back) : Double.NaN;
    }

    private double latest(int back) {
      for (int b = back; b <= past.length(); b += steps) {
        if (!Double.isNaN(past.last(b))) {
          return past.last(b);
        }
      }
      return Double.NaN;
    }
  }

  @Override
  public Fitted fit(Training training) {
    int before = steps.orElse(training.season());
    if (steps.isEmpty() && before == 1) {
      throw new InputException(
          "",
          "the data have no season (data.season is 1) to take differences over",
          "set data.season, write {type: seasonal-difference, season: ...}, or take difference");
    }
    int longest = training.series().stream().mapToInt(series -> series.length).max().orElse(0);
    if (longest <= before) {
      throw new InputException(
          "",
          "the training part has " + longest + " steps, and a difference goes back " + before,
          "give at least " + (before + 1) + " steps, or take another scaler");
    }
    return new Difference(before);
  }

  @Override
  public Fitted restore(Map<String, List<Double>> parameters) {
    double restored = Restored.positive(parameters, STEPS);
    if (restored != (int) restored) {
      throw new InputException(STEPS, "it is " + restored, "expected a whole number");
    }
    return new Difference((int) restored);
  }
}
