package org.rnn4j.forecast.baseline;

import org.rnn4j.api.forecast.FittedForecaster;
import org.rnn4j.api.forecast.Forecast;
import org.rnn4j.api.series.Ahead;
import org.rnn4j.api.series.History;

/** A fitted {@link LagRegression}. */
final class LagForecaster implements FittedForecaster {

  private final double[][][] coefficients; // [target][lead - 1][constant, known, lags]
  private final int[] lags;
  private final KnownRow known;
  private final Moments moments;

  LagForecaster(double[][][] coefficients, int[] lags, KnownRow known, Moments moments) {
    this.coefficients = coefficients;
    this.lags = lags;
    this.known = known;
    this.moments = moments;
  }

  @Override
  public Forecast forecast(History history, Ahead ahead) {
    int targets = coefficients.length;
    int horizon = ahead.horizon();
    Moments.Column scale = moments.of(history.seriesId());
    double[] forecast = new double[horizon * targets]; // [lead, target]
    double[] x = new double[known.width()];
    for (int l = 1; l <= horizon; l++) {
      int lead = l;
      long step = history.length() + l - 1L;
      known.read(column -> ahead.value(lead, column), scale, history.time(), step, x);
      for (int target = 0; target < targets; target++) {
        double[] of = coefficients[target][lead - 1];
        double sum = of[0];
        for (int i = 0; i < x.length; i++) {
          sum += x[i] * of[1 + i];
        }
        for (int i = 0; i < lags.length; i++) {
          int back = lags[i] - lead + 1; // before the cutoff
          if (back >= 1 && back <= history.length()) {
            double lagged = scale.standardize(history.last(back, target), target);
            sum += KnownRow.orMean(lagged) * of[1 + x.length + i];
          }
        }
        forecast[(lead - 1) * targets + target] = scale.restore(sum, target);
      }
    }
    return Forecast.points(1, horizon, targets, forecast);
  }
}
