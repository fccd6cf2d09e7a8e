package org.rnn4j.forecast.network;

import java.util.List;
import java.util.function.Supplier;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.error.RunException;
import org.rnn4j.api.forecast.Forecast;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.series.Window;

/** Sees to it that what is not finite is an error and never written as if it were a forecast. */
public final class FiniteForecasts {

  /** What a forecast that is no number says. */
  public enum NoNumber {
    /** That the forecaster has none there, as a baseline may. */
    NO_FORECAST,
    /** That something went wrong. */
    ERROR
  }

  private FiniteForecasts() {}

  /**
   * Checks the forecasts of one window.
   *
   * @param forecaster its name
   * @param forecast in one of its rows
   * @param row which one
   * @param leads that were asked for
   * @param cause in words, for the message
   * @throws RunException naming forecaster, series, target, lead and its time, and the cause
   */
  public static void require(
      String forecaster,
      Window window,
      Forecast forecast,
      int row,
      List<Integer> leads,
      NoNumber noNumber,
      Supplier<String> cause) {
    for (int lead : leads) {
      for (int target = 0; target < forecast.targets(); target++) {
        for (int level = 0; level < forecast.levels().size(); level++) {
          double value = forecast.value(row, lead, target, level);
          boolean none = Double.isNaN(value) && noNumber == NoNumber.NO_FORECAST;
          if (!Double.isFinite(value) && !none) {
            throw notFinite(forecaster, window, lead, target, value, cause.get());
          }
        }
      }
    }
  }

  private static RunException notFinite(
      String forecaster, Window window, int lead, int target, double value, String cause) {
    TimeSeries series = window.series();
    return new RunException(
        forecaster
            + ": its forecast of "
            + Quoted.of(series.columns().get(target).name())
            + " in series "
            + Quoted.of(series.id())
            + " for "
            + series.time().label(window.cutoff() + lead - 1L)
            + " (lead "
            + lead
            + " after "
            + series.time().label(window.cutoff() - 1L)
            + ") is "
            + (Double.isNaN(value) ? "no number" : "infinite")
            + ": "
            + cause);
  }
}
