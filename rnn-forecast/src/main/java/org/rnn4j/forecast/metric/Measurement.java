package org.rnn4j.forecast.metric;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import com.google.common.primitives.Doubles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.error.PluginException;
import org.rnn4j.api.forecast.Forecast;
import org.rnn4j.api.forecast.Metric;
import org.rnn4j.api.series.Column.Role;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.report.BacktestScores;
import org.rnn4j.forecast.report.LeftOut;
import org.rnn4j.forecast.report.Scores;
import org.rnn4j.forecast.report.Scores.Better;
import org.rnn4j.forecast.report.Scores.Score;
import org.rnn4j.forecast.window.Windows;

/**
 * What every metric says of every forecaster of a table: over all leads and for each lead.
 *
 * <p>The value of a series pools its windows, leads and targets, in this order; over many series
 * the mean of the series' values is taken. Actual values that are missing are skipped. What is
 * undefined is left out and counted; a pair or a series that is left out for one forecaster is left
 * out for all, so that all are measured on the same.
 *
 * <p>A value that is none, because there is nothing left or it is beyond a double, is NaN here.
 */
public final class Measurement {

  /**
   * One metric of every forecaster, over one slice.
   *
   * @param values {@code [forecaster]}
   * @param bySeries {@code [forecaster][series]}
   * @param pairs {@code [series]}
   * @param excluded how many of {@code pairs} took no part: {@code [series]}
   */
  private record Means(double[] values, double[][] bySeries, long[] pairs, long[] excluded) {

    long allExcluded() {
      return Arrays.stream(excluded).sum();
    }
  }

  private final ForecastTable table;
  private final ErrorScales scales;
  private final int[] measured; // positions of the series that have windows
  private final ImmutableMap<String, Metric> metrics;
  private final Scores scores;

  private Measurement(ForecastTable table, Map<String, ? extends Metric> metrics) {
    this.table = table;
    this.scales = ErrorScales.of(table);
    this.measured = table.windows().seriesWithWindows();
    this.metrics = ImmutableMap.copyOf(metrics);
    this.scores = measure();
  }

  /**
   * Measures every forecaster of a table.
   *
   * @param metrics by name, in the order of the report
   * @throws PluginException if a metric answers differently when it is asked a second time
   */
  public static Measurement of(ForecastTable table, Map<String, ? extends Metric> metrics) {
    return new Measurement(table, metrics);
  }

  /**
   * One metric of one forecaster over all leads, without the rest: {@link Score#value()} of {@link
   * Scores#get}.
   */
  public static double value(ForecastTable table, String forecaster, Metric metric) {
    return new Measurement(table, Map.of())
        .means(metric, Slice.all(table))
        .values()[table.forecasters().indexOf(forecaster)];
  }

  private Scores measure() {
    List<String> forecasters = table.forecasters();
    Map<String, ImmutableMap.Builder<String, Score>> all = new LinkedHashMap<>();
    forecasters.forEach(forecaster -> all.put(forecaster, ImmutableMap.builder()));
    List<LeftOut> leftOut = new ArrayList<>();
    metrics.forEach(
        (name, metric) -> {
          Means overall = means(metric, Slice.all(table));
          requireSame(name, metric, overall);
          leftOut.add(leftOut(name, metric, overall));
          List<Score> scored = scores(metric, overall);
          for (int f = 0; f < scored.size(); f++) {
            all.get(forecasters.get(f)).put(name, scored.get(f));
          }
        });
    List<TimeSeries> series = table.windows().parts().dataset().series();
    return new Scores(
        Maps.transformValues(metrics, metric -> Better.of(metric.lowerIsBetter())),
        table.leads(),
        table.windows().parts().dataset().names(Role.TARGET),
        Arrays.stream(measured).mapToObj(s -> series.get(s).id()).toList(),
        Maps.transformValues(all, ImmutableMap.Builder::buildOrThrow),
        leftOut.stream().filter(LeftOut::any).toList());
  }

  // Figures that depend on who was measured before are none. The order of the forecasters is
  // another
  // one, since a memory of the call before may hide behind the same order.
  private void requireSame(String name, Metric metric, Means first) {
    Means again = means(metric, Slice.all(table), Order.LAST_FIRST);
    if (!Arrays.equals(first.values(), again.values())
        || !Arrays.deepEquals(first.bySeries(), again.bySeries())
        || !Arrays.equals(first.excluded(), again.excluded())) {
      throw PluginException.wrong(
          Place.none(),
          "the metric '" + name + "' (" + metric.getClass().getNestHost().getName() + ")",
          metric.getClass(),
          "value",
          "gives other values when asked again of the same forecasts",
          ": first "
              + Arrays.toString(first.values())
              + ", then "
              + Arrays.toString(again.values())
              + " for "
              + String.join(", ", table.forecasters()));
    }
  }

  /** In which order the forecasters are measured. */
  private enum Order {
    FIRST_FIRST,
    LAST_FIRST
  }

  /** One metric of every forecaster, in the order of the table. */
  private List<Score> scores(Metric metric, Means overall) {
    List<Means> perLead = new ArrayList<>();
    for (int lead = 0; lead < table.leads().size(); lead++) {
      perLead.add(means(metric, Slice.ofLead(table, lead)));
    }
    List<Means> perTarget = new ArrayList<>();
    for (int target = 0; target < table.targets(); target++) {
      perTarget.add(table.targets() == 1 ? overall : means(metric, Slice.ofTarget(table, target)));
    }
    List<Score> scored = new ArrayList<>();
    for (int f = 0; f < table.forecasters().size(); f++) {
      double[] bySeries = overall.bySeries()[f];
      scored.add(
          new Score(
              overall.values()[f],
              of(f, perLead),
              of(f, perTarget),
              Doubles.asList(Arrays.stream(measured).mapToDouble(s -> bySeries[s]).toArray()),
              overall.allExcluded()));
    }
    return scored;
  }

  private LeftOut leftOut(String name, Metric metric, Means overall) {
    int[] whole =
        Arrays.stream(measured)
            .filter(s -> overall.pairs()[s] > 0 && overall.excluded()[s] == overall.pairs()[s])
            .toArray();
    List<TimeSeries> series = table.windows().parts().dataset().series();
    return new LeftOut(
        name,
        metric.undefinedWhere(),
        Arrays.stream(whole).mapToObj(s -> series.get(s).id()).toList(),
        measured.length,
        overall.allExcluded(),
        Arrays.stream(whole).mapToLong(s -> overall.excluded()[s]).sum(),
        Arrays.stream(overall.pairs()).sum());
  }

  private static List<Double> of(int forecaster, List<Means> means) {
    return means.stream().map(m -> m.values()[forecaster]).toList();
  }

  private Means means(Metric metric, Slice slice) {
    return means(metric, slice, Order.FIRST_FIRST);
  }

  /** The means over series. */
  private Means means(Metric metric, Slice slice, Order order) {
    int forecasters = table.forecasters().size();
    long[] all = new long[table.windows().parts().dataset().series().size()];
    long[] excluded = new long[all.length];
    double[][] bySeries = new double[forecasters][all.length];
    double[] sums = new double[forecasters];
    boolean[] complete = new boolean[forecasters];
    Arrays.fill(complete, true);
    for (double[] ofForecaster : bySeries) {
      Arrays.fill(ofForecaster, Double.NaN);
    }
    int defined = 0;
    for (int s : measured) {
      int first = table.windows().firstOf(s);
      List<Pairs> pairs = pairs(s, first, first + table.windows().countOf(s), slice);
      List<Pairs> kept = Pairs.definedForAll(pairs, metric);
      double[] values = new double[forecasters];
      boolean some = kept.get(0).size() > 0;
      boolean counts = some;
      for (int i = 0; i < forecasters; i++) {
        int f = order == Order.FIRST_FIRST ? i : forecasters - 1 - i;
        values[f] = some ? metric.value(kept.get(f)) : Double.NaN;
        boolean whole = pairs.get(f).allForecast();
        counts &= !whole || !Double.isNaN(values[f]);
        complete[f] &= whole;
      }
      for (int f = 0; counts && f < forecasters; f++) {
        bySeries[f][s] = finite(values[f]);
        sums[f] += values[f];
      }
      defined += counts ? 1 : 0;
      all[s] = pairs.get(0).size();
      excluded[s] = all[s] - (counts ? kept.get(0).size() : 0);
    }
    for (int f = 0; f < forecasters; f++) {
      sums[f] = complete[f] && defined > 0 ? finite(sums[f] / defined) : Double.NaN;
    }
    return new Means(sums, bySeries, all, excluded);
  }

  /** Windows {@code from} to {@code to - 1} of a series, for every forecaster. */
  private List<Pairs> pairs(int series, int from, int to, Slice slice) {
    List<Pairs> pairs = new ArrayList<>();
    for (String forecaster : table.forecasters()) {
      Forecast forecast = table.forecastOf(forecaster);
      pairs.add(new Pairs(table, forecast, scales, series, from, to, slice));
    }
    return pairs;
  }

  /** One window, for every forecaster. */
  List<Pairs> pairs(int window) {
    return pairs(table.windows().seriesOf(window), window, window + 1, Slice.all(table));
  }

  // What is beyond a double is none; there is one zero.
  private static double finite(double value) {
    return Double.isFinite(value) ? value + 0.0 : Double.NaN;
  }

  /** The same measured at each cutoff by itself, where the windows are those of a backtest. */
  public BacktestScores byCutoff() {
    return ByCutoff.of(this);
  }

  /** What was measured. */
  public ForecastTable table() {
    return table;
  }

  /** What came out: every metric of every forecaster. */
  public Scores scores() {
    return scores;
  }

  /** The metrics by name, in the order of the report. */
  public Map<String, Metric> metrics() {
    return metrics;
  }

  /**
   * A metric's value over all leads for each series of the dataset, in its order; NaN where a
   * series has no window or the metric is undefined.
   */
  public double[] bySeries(String forecaster, Metric metric) {
    return means(metric, Slice.all(table)).bySeries()[table.forecasters().indexOf(forecaster)];
  }

  /**
   * The smallest root mean squared error of any forecaster in one target; 0 where there is none.
   */
  double smallestError(int target) {
    return Arrays.stream(means(PointMetrics.RMSE, Slice.ofTarget(table, target)).values())
        .filter(error -> !Double.isNaN(error))
        .min()
        .orElse(0);
  }

  /**
   * What each window loses by a metric, over all leads; NaN where it is undefined. The metric's own
   * value of the window alone; for {@code rmse}, {@code rmsse} and {@code r2}, which are no means
   * over pairs, the (scaled) squared error beneath; for another metric of which more is better, its
   * negative.
   */
  public double[] windowLosses(String forecaster, String metric) {
    Metric loss = PointMetrics.lossOf(metric(metric));
    double sign = loss.lowerIsBetter() ? 1 : -1;
    Windows windows = table.windows();
    int position = table.forecasters().indexOf(forecaster);
    Slice all = Slice.all(table);
    double[] losses = new double[windows.size()];
    for (int s : measured) {
      for (int w = windows.firstOf(s); w < windows.firstOf(s) + windows.countOf(s); w++) {
        Pairs pairs = Pairs.definedForAll(pairs(s, w, w + 1, all), loss).get(position);
        losses[w] = pairs.size() == 0 ? Double.NaN : finite(sign * loss.value(pairs));
      }
    }
    return losses;
  }

  private Metric metric(String name) {
    Metric found = metrics.get(name);
    if (found == null) {
      throw new IllegalArgumentException("no metric " + name + "; there are " + metrics.keySet());
    }
    return found;
  }
}
