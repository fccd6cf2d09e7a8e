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
 *
 * <p>Where values are missing, {@code y(T)} is the last one that was observed and {@code y(1)} the
 * first one, {@code T} and 1 being their steps and {@code h} counted from {@code T}; of a season
 * the latest value that was observed counts, or {@code y(T)} where there is none of that step.
 */
final class Simple {

  private Simple() {}

  /** What is known of a target at a cutoff makes its forecast. */
  private interface Formula {
    Leads of(Observed target);
  }

  /** The forecast of one target. */
  private interface Leads {
    double at(int lead);
  }

  private static FittedForecaster of(Formula formula) {
    return (history, ahead) -> {
      Leads[] leads = new Leads[history.targets()];
      Arrays.setAll(leads, target -> formula.of(new Observed(history, target)));
      return Forecast.of(ahead.horizon(), leads.length, (lead, target) -> leads[target].at(lead));
    };
  }

  /** {@code y(T)}. */
  static FittedForecaster naive() {
    return of(
        target -> {
          double last = target.latest();
          return lead -> last;
        });
  }

  /** {@code y(T) + h (y(T) - y(1)) / (T - 1)}. */
  static FittedForecaster drift() {
    return of(
        target -> {
          double last = target.latest();
          Leads rise = rise(target);
          return lead -> last + rise.at(lead);
        });
  }

  // By how much the line through the first and the last value has risen since the last one.
  private static Leads rise(Observed target) {
    int first = target.first();
    int last = target.last();
    if (first == last) {
      return lead -> 0; // also where there is none: the last value is NaN then
    }
    double slope = (target.value(last) - target.value(first)) / (last - first);
    int since = target.length() - 1 - last;
    return lead -> (lead + since) * slope;
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
    return of(target -> seasonal(target, period, first));
  }

  private static Leads seasonal(Observed target, int period, FirstSeason first) {
    if (target.length() < period) {
      double known = first == FirstSeason.NAIVE ? target.latest() : Double.NaN;
      return lead -> known;
    }
    return lead -> {
      int step = target.length() - (period - (lead - 1) % period);
      while (step >= 0 && Double.isNaN(target.value(step))) {
        step -= period;
      }
      return step >= 0 ? target.value(step) : target.latest();
    };
  }

  /** Seasonal naive plus drift minus naive: {@code y(T + h - m k) + h (y(T) - y(1)) / (T - 1)}. */
  static FittedForecaster seasonalDrift(int period, FirstSeason first) {
    return of(
        target -> {
          Leads seasonal = seasonal(target, period, first);
          Leads rise = rise(target);
          return lead -> seasonal.at(lead) + rise.at(lead);
        });
  }

  /** The mean of the last {@code lookback} values, or the last value where all are missing. */
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
    double value = mean.value();
    return Double.isNaN(value) ? new Observed(history, target).latest() : value;
  }
}
