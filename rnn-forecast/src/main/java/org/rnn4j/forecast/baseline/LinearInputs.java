package org.rnn4j.forecast.baseline;

import org.rnn4j.api.series.History;

/**
 * The lookback as the inputs of a regression, standardized. In the place of a missing value stands
 * the last one that was observed before it, also before the lookback; the mean where there is none.
 * In the place of steps before the series begins stands its first value.
 *
 * @param lookback steps that are read
 * @param columns of each step
 */
record LinearInputs(int lookback, int columns) {

  int size() {
    return lookback * columns;
  }

  /**
   * Reads what is known at the end of a history.
   *
   * @param x {@code [lookback, columns]}, is overwritten
   */
  void read(History history, Moments.Column scale, double[] x) {
    int start = history.length() - lookback; // its first value before it
    for (int column = 0; column < columns; column++) {
      for (int t = 0; t < lookback; t++) {
        double value = scale.standardize(history.value(Math.max(0, start + t), column), column);
        x[t * columns + column] =
            Double.isNaN(value) ? before(history, scale, t, column, x) : value;
      }
    }
  }

  private double before(History history, Moments.Column scale, int t, int column, double[] x) {
    if (t > 0) {
      return x[(t - 1) * columns + column];
    }
    double value = new Observed(history, column).latestBefore(history.length() - lookback);
    return Double.isNaN(value) ? 0 : scale.standardize(value, column);
  }
}
