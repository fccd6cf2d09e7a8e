package org.rnn4j.forecast.metric;

import com.google.common.base.Suppliers;
import java.util.function.Supplier;
import org.rnn4j.api.forecast.SplitUnit;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.scale.Spread;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.window.Windows;

/**
 * The mean error of the seasonal naive forecast inside the training part, for each series and
 * target: what {@code mase} and {@code rmsse} are measured by (Hyndman and Koehler 2006). A series
 * that was dealt to another part as a whole has no training part; what is known of it before its
 * first window stands in.
 */
final class ErrorScales {

  /** {@code [series][target]}. */
  private record Errors(double[][] absolute, double[][] squared) {}

  private final Supplier<Errors> errors; // few metrics ask for them
  private final boolean[] gaps; // [series]

  private ErrorScales(Supplier<Errors> errors, boolean[] gaps) {
    this.errors = errors;
    this.gaps = gaps;
  }

  /** The scales of every series that has windows in the table. */
  static ErrorScales of(ForecastTable table) {
    return new ErrorScales(Suppliers.memoize(() -> errors(table)), gaps(table));
  }

  private static Errors errors(ForecastTable table) {
    Windows windows = table.windows();
    int count = windows.parts().dataset().series().size();
    double[][] absolute = new double[count][table.targets()];
    double[][] squared = new double[count][table.targets()];
    for (int s = 0; s < count; s++) {
      if (windows.countOf(s) > 0) {
        int end =
            windows.parts().unit() == SplitUnit.SERIES
                ? windows.cutoff(windows.firstOf(s))
                : windows.parts().to(s, Part.TRAIN);
        for (int target = 0; target < table.targets(); target++) {
          measure(table, s, target, end, absolute[s], squared[s]);
        }
      }
    }
    return new Errors(absolute, squared);
  }

  private static void measure(
      ForecastTable table, int s, int target, int end, double[] absolute, double[] squared) {
    TimeSeries series = table.actuals(s);
    TimeSeries data = table.windows().parts().dataset().series().get(s); // not scaled
    int season = table.windows().parts().dataset().season();
    double absoluteSum = 0;
    double squaredSum = 0;
    double largest = 0; // of the errors, in the data's units
    double magnitude = 0; // of the data
    long pairs = 0;
    for (int t = season; t < end; t++) {
      double error = series.value(t, target) - series.value(t - season, target);
      if (!Double.isNaN(error)) {
        absoluteSum += Math.abs(error);
        squaredSum += error * error;
        double now = data.value(t, target);
        double before = data.value(t - season, target);
        largest = Math.max(largest, Math.abs(now - before));
        magnitude = Math.max(magnitude, Math.max(Math.abs(now), Math.abs(before)));
        pairs++;
      }
    }
    // Equal seasons whose values were rounded differently are no scale to measure errors by.
    boolean none = pairs > 0 && Spread.isNoise(largest, magnitude);
    absolute[target] = none ? 0 : absoluteSum / pairs; // NaN when there is no pair
    squared[target] = none ? 0 : squaredSum / pairs;
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
   * Mean absolute error; 0 when each season is the last one again, NaN when the training part is
   * not longer than a season.
   */
  double absolute(int series, int target) {
    return errors.get().absolute()[series][target];
  }

  /**
   * Mean squared error; 0 when each season is the last one again, NaN when the training part is not
   * longer than a season.
   */
  double squared(int series, int target) {
    return errors.get().squared()[series][target];
  }
}
