package org.rnn4j.forecast.baseline;

import java.util.List;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.Baseline;
import org.rnn4j.api.forecast.BaselineTask;
import org.rnn4j.api.forecast.FittedForecaster;
import org.rnn4j.api.series.Window;

/**
 * Ridge regression of every target at every lead on all columns of the lookback and a constant, in
 * closed form; or of the next step alone, whose forecasts are fed back.
 *
 * @param ridge penalty on the coefficients of standardized inputs, per training window; at least 0
 * @param iterative whether only the next step is regressed
 */
record LinearBaseline(double ridge, boolean iterative) implements Baseline {

  @Override
  public FittedForecaster fit(BaselineTask task) {
    List<String> covariates = task.dataset().pastCovariates();
    if (iterative && !covariates.isEmpty()) {
      throw new InputException(
          "baseline 'linear'",
          "mode iterative feeds its forecasts back, but " + covariates + " are not forecast",
          "use mode direct, or leave the past covariates out");
    }
    int columns = task.dataset().inputWidth();
    int targets = task.dataset().targetCount();
    int leads = iterative ? 1 : task.horizon();
    Moments moments = Moments.of(task);
    NormalEquations equations = new NormalEquations(task.lookback() * columns, leads * targets);
    double[] x = new double[task.lookback() * columns]; // [lookback, columns]
    double[] y = new double[leads * targets]; // [leads, targets]
    for (Window window : task.trainingWindows()) {
      Moments.Column scale = moments.of(window.series().id());
      int start = window.cutoff() - task.lookback();
      boolean present = true;
      for (int i = 0; i < x.length; i++) {
        int column = i % columns;
        x[i] = scale.standardize(window.series().value(start + i / columns, column), column);
        present &= !Double.isNaN(x[i]);
      }
      for (int i = 0; i < y.length; i++) {
        int target = i % targets;
        y[i] = scale.standardize(window.actual(1 + i / targets, target), target);
        present &= !Double.isNaN(y[i]);
      }
      if (present) {
        equations.add(x, y);
      }
    }
    if (equations.rows() == 0) {
      throw new InputException(
          "baseline 'linear'",
          "no training window is free of missing values",
          "fill them (data.missing) or leave the baseline out");
    }
    return new LinearForecaster(equations.solve(ridge), moments, task.lookback(), columns, targets);
  }
}
