package org.rnn4j.forecast.metric;

import java.util.List;
import org.rnn4j.api.forecast.DataSource.SplitUnit;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.window.Part;
import org.rnn4j.forecast.window.Windows;

/**
 * The mean error of the seasonal naive forecast inside the training part, for each series and
 * target: what {@code mase} and {@code rmsse} are measured by (Hyndman and Koehler 2006). A series
 * that was dealt to another part as a whole has no training part; what is known of it before its
 * first window stands in.
 */
final class ErrorScales {

  private final double[][] absolute; // [series][target]
  private final double[][] squared;
  private final boolean[] gaps; // [series]

  private ErrorScales(double[][] absolute, double[][] squared, boolean[] gaps) {
    this.absolute = absolute;
    this.squared = squared;
    this.gaps = gaps;
  }

  /** The scales of every series that has windows in the table. */
  static ErrorScales of(ForecastTable table) {
    Windows windows = table.windows();
    int count = windows.parts().dataset().series().size();
    int season = windows.parts().dataset().season();
    double[][] absolute = new double[count][table.targets()];
    double[][] squared = new double[count][table.targets()];
    for (int s = 0; s < count; s++) {
      if (windows.countOf(s) == 0) {
        continue;
      }
      int end =
          windows.parts().unit() == SplitUnit.SERIES
              ? windows.cutoff(windows.firstOf(s))
              : windows.parts().to(s, Part.TRAIN);
      for (int target = 0; target < table.targets(); target++) {
        double absoluteSum = 0;
        double squaredSum = 0;
        long pairs = 0;
        for (int t = season; t < end; t++) {
          double error = table.observed(s, t, target) - table.observed(s, t - season, target);
          if (!Double.isNaN(error)) {
            absoluteSum += Math.abs(error);
            squaredSum += error * error;
            pairs++;
          }
        }
        absolute[s][target] = absoluteSum / pairs; // NaN when there is no pair
        squared[s][target] = squaredSum / pairs;
      }
    }
    return new ErrorScales(absolute, squared, gaps(table));
  }

  private static boolean[] gaps(ForecastTable table) {
    List<TimeSeries> series = table.windows().parts().dataset().series();
    boolean[] gaps = new boolean[series.size()];
    for (int s = 0; s < gaps.length; s++) {
      for (int target = 0; target < table.targets(); target++) {
        for (int t = 0; t < series.get(s).length() && !gaps[s]; t++) {
          gaps[s] = Double.isNaN(series.get(s).value(t, target));
        }
      }
    }
    return gaps;
  }

  /** Whether a target value of the series is missing anywhere. */
  boolean hasGaps(int series) {
    return gaps[series];
  }

  /** Mean absolute error; NaN when the training part is not longer than a season. */
  double absolute(int series, int target) {
    return absolute[series][target];
  }

  /** Mean squared error; NaN when the training part is not longer than a season. */
  double squared(int series, int target) {
    return squared[series][target];
  }
}
