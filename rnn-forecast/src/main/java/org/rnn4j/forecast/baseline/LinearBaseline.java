package org.rnn4j.forecast.baseline;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.Baseline;
import org.rnn4j.api.forecast.BaselineTask;
import org.rnn4j.api.forecast.FittedForecaster;
import org.rnn4j.api.series.Column.Role;
import org.rnn4j.api.series.Window;

/**
 * Ridge regression of every target at every lead on all columns of the lookback and a constant, in
 * closed form; or of the next step alone, whose forecasts are fed back. Targets that are missing or
 * were filled in take no part; inputs that are missing are those of {@link LinearInputs}.
 *
 * @param ridge penalty on the coefficients of standardized inputs, per training window; at least 0
 * @param iterative whether only the next step is regressed
 */
record LinearBaseline(double ridge, boolean iterative) implements Baseline {

  @Override
  public FittedForecaster fit(BaselineTask task) {
    List<String> covariates = task.dataset().names(Role.PAST);
    if (iterative && !covariates.isEmpty()) {
      throw new InputException(
          "baseline 'linear'",
          "mode iterative feeds its forecasts back, but " + covariates + " are not forecast",
          "use mode direct, or leave the past covariates out");
    }
    Moments moments = Moments.of(task);
    TrainingRows rows = new TrainingRows(task, moments, iterative ? 1 : task.horizon());
    NormalEquations equations = new NormalEquations(rows.inputs(), rows.outputs());
    List<Window> incomplete = new ArrayList<>();
    for (Window window : task.trainingWindows()) {
      TrainingRows.Content content = rows.read(window);
      if (content == TrainingRows.Content.INCOMPLETE) {
        incomplete.add(window);
      }
      if (content != TrainingRows.Content.UNUSABLE) {
        equations.add(
            rows.x(), content == TrainingRows.Content.COMPLETE ? rows.y() : rows.presentY());
      }
    }
    if (equations.rows() == 0) {
      throw new InputException(
          "baseline 'linear'",
          "every target of the training windows is missing",
          "make the training part longer, or leave the baseline out");
    }
    double[][] coefficients =
        incomplete.isEmpty()
            ? equations.solve(ridge)
            : new MissingTargets(equations, ridge, rows, task.trainingWindows(), incomplete)
                .solve();
    return new LinearForecaster(
        coefficients,
        moments,
        task.lookback(),
        task.dataset().heldWidth(),
        task.dataset().targetCount());
  }
}
