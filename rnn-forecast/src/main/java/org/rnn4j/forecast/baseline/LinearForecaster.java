package org.rnn4j.forecast.baseline;

import java.util.Arrays;
import org.rnn4j.api.forecast.FittedForecaster;
import org.rnn4j.api.series.History;

/**
 * A fitted linear model; feeds its forecasts back where it was fitted to fewer leads than are asked
 * for.
 */
final class LinearForecaster implements FittedForecaster {

  // [constant, then lookback * columns][(lead - 1) * targets + target]
  private final double[][] coefficients;
  private final Moments moments;
  private final int lookback;
  private final int columns;
  private final int targets;

  LinearForecaster(
      double[][] coefficients, Moments moments, int lookback, int columns, int targets) {
    this.coefficients = coefficients;
    this.moments = moments;
    this.lookback = lookback;
    this.columns = columns;
    this.targets = targets;
  }

  @Override
  public void forecast(History history, double[][] forecast) {
    if (history.length() < lookback) {
      for (double[] lead : forecast) {
        Arrays.fill(lead, Double.NaN);
      }
      return;
    }
    Moments.Column scale = moments.of(history.seriesId());
    double[] x = new double[lookback * columns]; // [lookback, columns]
    for (int i = 0; i < x.length; i++) {
      x[i] = scale.standardize(history.last(lookback - i / columns, i % columns), i % columns);
    }
    int leads = coefficients[0].length / targets;
    for (int done = 0; done < forecast.length; done += leads) {
      double[] y = apply(x);
      for (int i = 0; i < y.length; i++) {
        forecast[done + i / targets][i % targets] = scale.restore(y[i], i % targets);
      }
      if (done + leads < forecast.length) { // only with one lead, when all columns are targets
        System.arraycopy(x, columns, x, 0, x.length - columns);
        System.arraycopy(y, 0, x, x.length - columns, columns);
      }
    }
  }

  private double[] apply(double[] x) {
    double[] y = coefficients[0].clone();
    for (int i = 0; i < x.length; i++) {
      double[] row = coefficients[i + 1];
      for (int k = 0; k < y.length; k++) {
        y[k] += x[i] * row[k];
      }
    }
    return y;
  }
}
