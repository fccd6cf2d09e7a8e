package org.rnn4j.forecast.metric;

import java.util.concurrent.ConcurrentHashMap;
import org.rnn4j.api.forecast.ErrorScale;
import org.rnn4j.api.forecast.ErrorScale.Stretch;
import org.rnn4j.api.forecast.SplitUnit;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.scale.Spread;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.window.Windows;

/**
 * The mean errors of the seasonal naive forecast that {@code mase} and {@code rmsse} are measured
 * by, for each window and target of a table. A series that was dealt to another part as a whole has
 * no training part; what is known of it before its first window stands in.
 */
final class ErrorScales {

  /** {@code [window][target]}; the windows of a series share one array where they are the same. */
  private record Errors(double[][] absolute, double[][] squared) {}

  private final ForecastTable table;
  private final ConcurrentHashMap<ErrorScale, Errors> errors = new ConcurrentHashMap<>();
  private final boolean[] gaps; // [series]

  private ErrorScales(ForecastTable table) {
    this.table = table;
    this.gaps = gaps(table);
  }

  /** The scales of every window of the table; computed when a metric asks for them. */
  static ErrorScales of(ForecastTable table) {
    return new ErrorScales(table);
  }

  private Errors errors(ErrorScale scale) {
    Windows windows = table.windows();
    Errors all = new Errors(new double[windows.size()][], new double[windows.size()][]);
    for (int s : windows.seriesWithWindows()) {
      if (scale.stretch() == Stretch.TRAINING) {
        shared(s, scale, all);
      } else {
        ofEachWindow(s, scale, all);
      }
    }
    return all;
  }

  private void shared(int s, ErrorScale scale, Errors all) {
    Windows windows = table.windows();
    int first = windows.firstOf(s);
    int end =
        windows.parts().unit() == SplitUnit.SERIES
            ? windows.cutoff(first)
            : windows.parts().to(s, Part.TRAIN);
    SeasonalErrors[] naive = naive(s, scale);
    double[] absolute = new double[naive.length];
    double[] squared = new double[naive.length];
    read(naive, end, absolute, squared);
    for (int w = first; w < first + windows.countOf(s); w++) {
      all.absolute()[w] = absolute;
      all.squared()[w] = squared;
    }
  }

  private void ofEachWindow(int s, ErrorScale scale, Errors all) {
    Windows windows = table.windows();
    SeasonalErrors[] naive = naive(s, scale);
    for (int w = windows.firstOf(s); w < windows.firstOf(s) + windows.countOf(s); w++) {
      all.absolute()[w] = new double[naive.length];
      all.squared()[w] = new double[naive.length];
      read(naive, windows.cutoff(w, s), all.absolute()[w], all.squared()[w]);
    }
  }

  private SeasonalErrors[] naive(int s, ErrorScale scale) {
    TimeSeries data = table.windows().parts().dataset().series().get(s); // not scaled
    int season = scale.season().orElse(table.windows().parts().dataset().season());
    SeasonalErrors[] naive = new SeasonalErrors[table.targets()];
    for (int target = 0; target < naive.length; target++) {
      naive[target] = new SeasonalErrors(table.actuals(s), data, target, season);
    }
    return naive;
  }

  private static void read(SeasonalErrors[] naive, int end, double[] absolute, double[] squared) {
    for (int target = 0; target < naive.length; target++) {
      naive[target].goOnTo(end);
      absolute[target] = naive[target].absolute();
      squared[target] = naive[target].squared();
    }
  }

  /** The errors of the seasonal naive forecast of one target, up to a step that moves on. */
  private static final class SeasonalErrors {

    private final TimeSeries series;
    private final TimeSeries data;
    private final int target;
    private final int season;
    private int next;
    private double absoluteSum;
    private double squaredSum;
    private double largest; // of the errors, in the data's units
    private double magnitude; // of the data
    private long pairs;

    SeasonalErrors(TimeSeries series, TimeSeries data, int target, int season) {
      this.series = series;
      this.data = data;
      this.target = target;
      this.season = season;
      this.next = season;
    }

    void goOnTo(int end) {
      for (; next < end; next++) {
        double error = series.value(next, target) - series.value(next - season, target);
        if (!Double.isNaN(error)) {
          absoluteSum += Math.abs(error);
          squaredSum += error * error;
          double now = data.value(next, target);
          double before = data.value(next - season, target);
          largest = Math.max(largest, Math.abs(now - before));
          magnitude = Math.max(magnitude, Math.max(Math.abs(now), Math.abs(before)));
          pairs++;
        }
      }
    }

    // Equal seasons whose values were rounded differently are no scale to measure errors by.
    private boolean none() {
      return pairs > 0 && Spread.isNoise(largest, magnitude);
    }

    double absolute() {
      return none() ? 0 : absoluteSum / pairs; // NaN when there is no pair
    }

    double squared() {
      return none() ? 0 : squaredSum / pairs;
    }
  }

  private static boolean[] gaps(ForecastTable table) {
    Windows windows = table.windows();
    boolean[] gaps = new boolean[windows.parts().dataset().series().size()];
    for (int s = 0; s < gaps.length; s++) {
      gaps[s] = windows.countOf(s) > 0 && hasGaps(table.actuals(s), table.targets());
    }
    return gaps;
  }

  private static boolean hasGaps(TimeSeries series, int targets) {
    for (int target = 0; target < targets; target++) {
      for (int t = 0; t < series.length(); t++) {
        if (Double.isNaN(series.value(t, target))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a target value of a series that has windows is missing anywhere. */
  boolean hasGaps(int series) {
    return gaps[series];
  }

  /**
   * Mean absolute error; 0 when each season is the last one again, NaN when what is known is not
   * longer than a season.
   */
  double absolute(ErrorScale scale, int window, int target) {
    return of(scale).absolute()[window][target];
  }

  /** As {@link #absolute}, mean squared error. */
  double squared(ErrorScale scale, int window, int target) {
    return of(scale).squared()[window][target];
  }

  private Errors of(ErrorScale scale) {
    return errors.computeIfAbsent(scale, this::errors);
  }
}
