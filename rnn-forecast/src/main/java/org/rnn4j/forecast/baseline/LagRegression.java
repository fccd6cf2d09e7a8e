package org.rnn4j.forecast.baseline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.Baseline;
import org.rnn4j.api.forecast.BaselineTask;
import org.rnn4j.api.forecast.FittedForecaster;
import org.rnn4j.api.series.TimeSeries;

/**
 * Ridge regression of each target on its own earlier values and on all that is known ahead of the
 * step that is forecast (calendar, holidays, position, future covariates), in closed form, with the
 * same coefficients for all series. Each series is standardized by its own training part.
 *
 * <p>A value at lead {@code l} is regressed on the lags of {@code l} steps or more: shorter ones do
 * not exist then. What is multiplied with what is the same for every lead, so that one pass over
 * the data serves them all. A lag that is missing counts as the mean of its series.
 *
 * @param ridge penalty on the coefficients of standardized inputs, per row; at least 0
 */
record LagRegression(double ridge) implements Baseline {

  // The normal equations are dense; where nobody names lags, more cost more than they tell.
  private static final int MOST_LAGS = 400;

  @Override
  public FittedForecaster fit(BaselineTask task) {
    List<TimeSeries> series = task.dataset().series();
    int[] lags = usable(asked(task), series);
    KnownRow known = new KnownRow(task.dataset().columns());
    Moments moments = Moments.of(task);
    double[][][] coefficients = new double[task.dataset().targetCount()][][];
    for (int target = 0; target < coefficients.length; target++) {
      NormalEquations equations = new NormalEquations(known.width() + lags.length, 1);
      for (TimeSeries one : series) {
        addRows(one, target, lags, known, moments, equations);
      }
      if (equations.rows() == 0) {
        throw new InputException(
            "baseline 'linear'",
            "no step of the training part has an observed target and a history",
            "make the training part longer, or leave the baseline out");
      }
      coefficients[target] = solved(equations, known.width(), lags, task.horizon());
    }
    return new LagForecaster(coefficients, lags, known, moments);
  }

  private static int[] asked(BaselineTask task) {
    return task.lags().isEmpty()
        ? IntStream.range(1, Math.min(task.lookback() + task.horizon(), MOST_LAGS + 1)).toArray()
        : task.lags().stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  // Those that half of the rows have at least; the first rows of a series lack the longest.
  private static int[] usable(int[] lags, List<TimeSeries> series) {
    long all = rows(series, 1);
    return IntStream.of(lags).filter(lag -> 2 * rows(series, lag) >= all).toArray();
  }

  private static long rows(List<TimeSeries> series, int after) {
    return series.stream().mapToLong(one -> Math.max(0, one.length() - after)).sum();
  }

  private static void addRows(
      TimeSeries series,
      int target,
      int[] lags,
      KnownRow known,
      Moments moments,
      NormalEquations equations) {
    Moments.Column scale = moments.of(series.id());
    double[] x = new double[known.width() + lags.length];
    double[] y = new double[1];
    for (int t = lags.length == 0 ? 0 : lags[lags.length - 1]; t < series.length(); t++) {
      int step = t;
      y[0] = scale.standardize(series.observed(t, target), target);
      if (!Double.isNaN(y[0])) {
        known.read(column -> series.value(step, column), scale, series.time(), t, x);
        for (int i = 0; i < lags.length; i++) {
          double lagged = series.value(t - lags[i], target);
          x[known.width() + i] = KnownRow.orMean(scale.standardize(lagged, target));
        }
        equations.add(x, y);
      }
    }
  }

  /** The coefficients of each lead, of all inputs: 0 for lags that do not exist there. */
  private double[][] solved(NormalEquations equations, int known, int[] lags, int horizon) {
    Map<Integer, double[]> byFirstLag = new HashMap<>();
    List<double[]> leads = new ArrayList<>();
    for (int lead = 1; lead <= horizon; lead++) {
      int first = 0;
      while (first < lags.length && lags[first] < lead) {
        first++;
      }
      int from = first;
      leads.add(
          byFirstLag.computeIfAbsent(
              first,
              f -> equations.solve(ridge, input -> input <= known || input > known + from, 0)));
    }
    return leads.toArray(double[][]::new);
  }
}
