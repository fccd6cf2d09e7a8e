package org.rnn4j.forecast.baseline;

import org.rnn4j.api.forecast.FittedForecaster;
import org.rnn4j.api.forecast.Forecast;
import org.rnn4j.api.series.Ahead;
import org.rnn4j.api.series.History;

/**
 * A fitted linear model; feeds its forecasts back where it was fitted to fewer leads than are asked
 * for. A history shorter than the lookback counts as if it had begun with its first value.
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
  public Forecast forecast(History history, Ahead ahead) {
    int horizon = ahead.horizon();
    double[] forecast = new double[horizon * targets]; // [lead, target]
    Moments.Column scale = moments.of(history.seriesId());
    LinearInputs inputs = new LinearInputs(lookback, columns);
    double[] x = new double[inputs.size()]; // [lookback, columns]
    inputs.read(history, scale, x);
    int leads = coefficients[0].length / targets;
    for (int done = 0; done < horizon; done += leads) {
      double[] y = apply(x);
      for (int i = 0; i < y.length; i++) {
        forecast[done * targets + i] = scale.restore(y[i], i % targets);
      }
      if (done + leads < horizon) { // only with one lead, when all columns are targets
        System.arraycopy(x, columns, x, 0, x.length - columns);
        System.arraycopy(y, 0, x, x.length - columns, columns);
      }
    }
    return Forecast.points(1, horizon, targets, forecast);
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
