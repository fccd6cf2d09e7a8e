package org.rnn4j.forecast.compare;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.series.Window;
import org.rnn4j.forecast.window.WindowForecaster;
import org.rnn4j.forecast.window.Windows;

/**
 * Proves that no future value reaches a forecast: some windows are forecast again from copies of
 * their series in which everything from the cutoff on is replaced, once by NaN and once by other
 * numbers, and every forecast must come out the same to the bit.
 *
 * <p>It sees whatever a forecaster reads through the window it is given. A forecaster that looks
 * its answers up elsewhere would pass by not looking at all; so a third copy has other values
 * <em>before</em> the cutoff, and {@link Report#readsHistory()} tells whether any forecast moved
 * with it.
 */
public final class LeakageGuard {

  private LeakageGuard() {}

  /**
   * What was found.
   *
   * @param checked how many windows were forecast again
   * @param leaks the first forecast of each window that changed with the future
   * @param readsHistory whether any forecast changed with the past
   */
  public record Report(int checked, List<Leak> leaks, boolean readsHistory) {
    public Report {
      leaks = ImmutableList.copyOf(leaks);
    }

    /** Whether nothing leaked. */
    public boolean isClean() {
      return leaks.isEmpty();
    }
  }

  /**
   * A forecast that changed with the future.
   *
   * @param series id of the series
   * @param cutoff of the window
   * @param lead from 1
   * @param target index of the target column
   * @param forecast from the data as it is
   * @param blinded from the copy
   */
  public record Leak(
      String series, int cutoff, int lead, int target, double forecast, double blinded) {

    @Override
    public String toString() {
      return "series '"
          + series
          + "', cutoff at step "
          + cutoff
          + ", lead "
          + lead
          + ": the forecast was "
          + forecast
          + " and is "
          + blinded
          + " when only values after the cutoff change";
    }
  }

  /** What stands in for a value. */
  private interface Replacement {
    double of(double value, int step);
  }

  /**
   * Checks a sample of the windows, evenly spread from the first to the last.
   *
   * @param sample how many windows at most, at least 1
   */
  public static Report check(WindowForecaster forecaster, Windows windows, int sample) {
    if (sample < 1) {
      throw new IllegalArgumentException("a sample has at least 1 window, not " + sample);
    }
    int count = Math.min(sample, windows.size());
    int targets = windows.parts().dataset().targetCount();
    List<Leak> leaks = new ArrayList<>();
    boolean readsHistory = false;
    for (int i = 0; i < count; i++) {
      Window window =
          windows.get(count == 1 ? 0 : (int) ((long) i * (windows.size() - 1) / (count - 1)));
      int cutoff = window.cutoff();
      int end = window.series().length();
      double[][] plain = forecast(forecaster, window, windows.horizon(), targets);
      Window blank = replaced(window, cutoff, end, (value, step) -> Double.NaN);
      Window altered = replaced(window, cutoff, end, LeakageGuard::other);
      firstDifference(window, plain, forecast(forecaster, blank, windows.horizon(), targets))
          .or(
              () ->
                  firstDifference(
                      window, plain, forecast(forecaster, altered, windows.horizon(), targets)))
          .ifPresent(leaks::add);
      if (!readsHistory) {
        Window past = replaced(window, 0, cutoff, LeakageGuard::other);
        double[][] moved = forecast(forecaster, past, windows.horizon(), targets);
        readsHistory = firstDifference(window, plain, moved).isPresent();
      }
    }
    return new Report(count, leaks, readsHistory);
  }

  private static double[][] forecast(
      WindowForecaster forecaster, Window window, int horizon, int targets) {
    double[][][] forecasts = new double[1][horizon][targets];
    for (double[] lead : forecasts[0]) {
      Arrays.fill(lead, Double.NaN);
    }
    forecaster.forecast(List.of(window), forecasts);
    return forecasts[0];
  }

  // Far from the value and from its neighbours' replacements, and of a similar size.
  private static double other(double value, int step) {
    return 3 * value + 1 + step % 7;
  }

  private static Window replaced(Window window, int from, int to, Replacement by) {
    TimeSeries series = window.series();
    double[][] values = new double[series.columns().size()][];
    for (int c = 0; c < values.length; c++) {
      values[c] = series.copy(c, 0, series.length());
      // What an open gap was filled with may come from behind the cutoff, so it changes with that.
      for (int t = from == window.cutoff() ? series.openGap(c, from) : from; t < to; t++) {
        values[c][t] = by.of(values[c][t], t);
      }
    }
    return new Window(series.withValues(values), window.cutoff());
  }

  private static Optional<Leak> firstDifference(
      Window window, double[][] plain, double[][] blinded) {
    for (int lead = 0; lead < plain.length; lead++) {
      for (int target = 0; target < plain[lead].length; target++) {
        double a = plain[lead][target];
        double b = blinded[lead][target];
        if (Double.doubleToLongBits(a) != Double.doubleToLongBits(b)) {
          return Optional.of(
              new Leak(window.series().id(), window.cutoff(), lead + 1, target, a, b));
        }
      }
    }
    return Optional.empty();
  }
}
