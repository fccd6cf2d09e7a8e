package org.rnn4j.forecast.profile;

import java.util.Arrays;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.report.ColumnProfile.Outlier;
import org.rnn4j.forecast.report.ColumnProfile.Outliers;

/**
 * Looks for values that lie further from the median of their series than {@link #FURTHEST} robust
 * deviations, which are 1.4826 times the median distance from the median (Hampel 1974). Where more
 * than half of the values are equal that is 0 and says nothing.
 */
final class OutlierSearch {

  /** Of normal values one in 500 million lies further. */
  static final double FURTHEST = 6;

  private static final double OF_NORMAL = 1.4826; // deviations in a median distance

  private static final int FEWEST = 10; // values that a series has, to know which are far

  private OutlierSearch() {}

  static Outliers of(Dataset dataset, int column) {
    Worst<Outlier> worst = new Worst<>();
    long count = 0;
    for (TimeSeries series : dataset.series()) {
      count += search(series, column, worst);
    }
    return new Outliers(count, worst.list());
  }

  private static long search(TimeSeries series, int column, Worst<Outlier> worst) {
    double[] values = new double[series.length()];
    int present = 0;
    for (int t = 0; t < values.length; t++) {
      double value = series.observed(t, column);
      if (Double.isFinite(value)) {
        values[present++] = value;
      }
    }
    if (present < FEWEST) {
      return 0;
    }
    double[] observed = Arrays.copyOf(values, present);
    double median = new Median().evaluate(observed);
    double[] distances = new double[present];
    for (int i = 0; i < present; i++) {
      distances[i] = Math.abs(observed[i] - median);
    }
    double deviation = OF_NORMAL * new Median().evaluate(distances);
    return deviation > 0 ? count(series, column, median, deviation, worst) : 0;
  }

  private static long count(
      TimeSeries series, int column, double median, double deviation, Worst<Outlier> worst) {
    long count = 0;
    for (int t = 0; t < series.length(); t++) {
      double value = series.observed(t, column);
      double distance = Math.abs(value - median) / deviation;
      if (distance > FURTHEST) {
        count++;
        if (worst.takes(distance)) {
          worst.add(distance, new Outlier(series.id(), series.time().label(t), value, distance));
        }
      }
    }
    return count;
  }
}
