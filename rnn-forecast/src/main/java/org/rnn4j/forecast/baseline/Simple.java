package org.rnn4j.forecast.baseline;

import java.util.Arrays;
import org.rnn4j.api.forecast.BaselineTask;
import org.rnn4j.api.forecast.FittedForecaster;
import org.rnn4j.api.forecast.Forecast;
import org.rnn4j.api.series.History;

/**
 * The forecasters without parameters, each a formula of the history: {@code y(T)} is the last known
 * value, {@code h} the lead, {@code m} the period (Hyndman and Athanasopoulos, Forecasting:
 * Principles and Practice, section 5.2).
 */
final class Simple {

  private Simple() {}

  /** A value for one lead and target. */
  private interface Formula {
    double at(History history, int lead, int target);
  }

  private static FittedForecaster of(Formula formula) {
    return (history, ahead) ->
        Forecast.of(
            ahead.horizon(),
            history.targets(),
            (lead, target) -> formula.at(history, lead, target));
  }

  /** {@code y(T)}. */
  static FittedForecaster naive() {
    return of((history, lead, target) -> history.last(1, target));
  }

  /** {@code y(T) + h (y(T) - y(1)) / (T - 1)}. */
  static FittedForecaster drift() {
    return of((history, lead, target) -> history.last(1, target) + drift(history, lead, target));
  }

  private static double drift(History history, int lead, int target) {
    double rise = history.last(1, target) - history.value(0, target);
    return history.length() == 1 ? 0 : lead * (rise / (history.length() - 1));
  }

  /** What is said before the first season is over. */
  enum FirstSeason {
    /** Nothing. */
    NONE,
    /** The last known value, where an experiment has histories shorter than its lookback. */
    NAIVE;

    static FirstSeason of(BaselineTask task) {
      return task.leastSteps() < task.lookback() ? NAIVE : NONE;
    }
  }

  /** {@code y(T + h - m k)} with the smallest {@code k} that is known. */
  static FittedForecaster seasonalNaive(int period, FirstSeason first) {
    return of((history, lead, target) -> seasonal(history, lead, target, period, first));
  }

  private static double seasonal(
      History history, int lead, int target, int period, FirstSeason first) {
    if (history.length() < period) {
      return first == FirstSeason.NAIVE ? history.last(1, target) : Double.NaN;
    }
    return history.last(period - (lead - 1) % period, target);
  }

  /** Seasonal naive plus drift minus naive: {@code y(T + h - m k) + h (y(T) - y(1)) / (T - 1)}. */
  static FittedForecaster seasonalDrift(int period, FirstSeason first) {
    return of(
        (history, lead, target) ->
            seasonal(history, lead, target, period, first) + drift(history, lead, target));
  }

  /** The mean of the last {@code lookback} values, of those that are not missing. */
  static FittedForecaster windowMean(int lookback) {
    return (history, ahead) -> {
      double[] means = new double[history.targets()];
      Arrays.setAll(means, target -> windowMean(history, lookback, target));
      return Forecast.of(ahead.horizon(), means.length, (lead, target) -> means[target]);
    };
  }

  private static double windowMean(History history, int lookback, int target) {
    RunningMean mean = new RunningMean();
    for (int back = Math.min(lookback, history.length()); back >= 1; back--) {
      mean.add(history.last(back, target));
    }
    return mean.value(); // NaN when nothing is present
  }
}
