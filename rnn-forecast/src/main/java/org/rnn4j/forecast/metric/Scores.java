package org.rnn4j.forecast.metric;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Doubles;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.api.forecast.Metric;
import org.rnn4j.forecast.window.Windows;

/**
 * What every metric says of every forecaster of a table: over all leads and for each lead.
 *
 * <p>The value of a series pools its windows, leads and targets, in this order; over many series
 * the mean of the series' values is taken. Actual values that are missing are skipped. What is
 * undefined is left out and counted.
 */
public final class Scores {

  /**
   * One metric of one forecaster.
   *
   * @param value over all leads; NaN when it is undefined for every series, or when a forecast is
   *     missing: a forecaster that skips what is hard must not be compared with those that do not
   * @param perLead for each lead of the table
   * @param excluded how many pairs of an actual value and a forecast took no part in {@code value},
   *     because the metric is undefined for them or for their series
   */
  public record Score(double value, List<Double> perLead, long excluded) {
    public Score {
      perLead = ImmutableList.copyOf(perLead);
    }
  }

  private record Mean(double value, double[] bySeries, long excluded) {}

  private final ForecastTable table;
  private final ErrorScales scales;
  private final int[] measured; // positions of the series that have windows
  private final ImmutableMap<String, Metric> metrics;
  private final ImmutableMap<String, ImmutableMap<String, Score>> scores; // forecaster, metric

  private Scores(ForecastTable table, Map<String, ? extends Metric> metrics) {
    this.table = table;
    this.scales = ErrorScales.of(table);
    this.measured = table.windows().seriesWithWindows();
    this.metrics = ImmutableMap.copyOf(metrics);
    ImmutableMap.Builder<String, ImmutableMap<String, Score>> all = ImmutableMap.builder();
    for (String forecaster : table.forecasters()) {
      ImmutableMap.Builder<String, Score> ofForecaster = ImmutableMap.builder();
      this.metrics.forEach((name, metric) -> ofForecaster.put(name, score(forecaster, metric)));
      all.put(forecaster, ofForecaster.buildOrThrow());
    }
    this.scores = all.buildOrThrow();
  }

  /**
   * Measures every forecaster of a table.
   *
   * @param metrics by name, in the order of the report
   */
  public static Scores of(ForecastTable table, Map<String, ? extends Metric> metrics) {
    return new Scores(table, metrics);
  }

  /**
   * One metric of one forecaster over all leads, without the rest: {@link Score#value()} of {@link
   * #get}.
   */
  public static double value(ForecastTable table, String forecaster, Metric metric) {
    return new Scores(table, Map.of()).mean(forecaster, metric, 0, table.leads().size()).value();
  }

  private Score score(String forecaster, Metric metric) {
    int leads = table.leads().size();
    Mean overall = mean(forecaster, metric, 0, leads);
    double[] perLead = new double[leads];
    for (int lead = 0; lead < leads; lead++) {
      perLead[lead] = mean(forecaster, metric, lead, lead + 1).value();
    }
    return new Score(overall.value(), Doubles.asList(perLead), overall.excluded());
  }

  /** The mean over series, of leads {@code fromLead} to {@code toLead - 1}. */
  private Mean mean(String forecaster, Metric metric, int fromLead, int toLead) {
    Windows windows = table.windows();
    double[] forecasts = table.forecastsOf(forecaster);
    int[] steps = Pairs.steps(table, fromLead, toLead);
    double[] bySeries = new double[windows.parts().dataset().series().size()];
    Arrays.fill(bySeries, Double.NaN);
    double sum = 0;
    int defined = 0;
    long excluded = 0;
    boolean complete = true;
    for (int s : measured) {
      int first = windows.firstOf(s);
      int end = first + windows.countOf(s);
      Pairs pairs = new Pairs(table, forecasts, scales, s, first, end, fromLead, steps);
      complete &= pairs.allForecast();
      Pairs kept = pairs.definedBy(metric);
      bySeries[s] = kept.size() == 0 ? Double.NaN : metric.value(kept);
      boolean counts = !Double.isNaN(bySeries[s]);
      sum += counts ? bySeries[s] : 0;
      defined += counts ? 1 : 0;
      excluded += pairs.size() - (counts ? kept.size() : 0);
    }
    return new Mean(complete && defined > 0 ? sum / defined : Double.NaN, bySeries, excluded);
  }

  /** What was measured. */
  public ForecastTable table() {
    return table;
  }

  /** The metrics by name, in the order of the report. */
  public Map<String, Metric> metrics() {
    return metrics;
  }

  /** The steps in a season that {@code mase} and {@code rmsse} compare with. */
  public int season() {
    return table.windows().parts().dataset().season();
  }

  /** One score. */
  public Score get(String forecaster, String metric) {
    ImmutableMap<String, Score> ofForecaster = scores.get(forecaster);
    if (ofForecaster == null || !ofForecaster.containsKey(metric)) {
      throw new IllegalArgumentException(
          "no score of "
              + forecaster
              + " by "
              + metric
              + "; there are "
              + table.forecasters()
              + " by "
              + metrics.keySet());
    }
    return ofForecaster.get(metric);
  }

  /**
   * A metric's value over all leads for each series of the dataset, in its order; NaN where a
   * series has no window or the metric is undefined.
   */
  public double[] bySeries(String forecaster, Metric metric) {
    return mean(forecaster, metric, 0, table.leads().size()).bySeries();
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
    double[] forecasts = table.forecastsOf(forecaster);
    int[] steps = Pairs.steps(table, 0, table.leads().size());
    double[] losses = new double[windows.size()];
    for (int s : measured) {
      for (int w = windows.firstOf(s); w < windows.firstOf(s) + windows.countOf(s); w++) {
        Pairs pairs = new Pairs(table, forecasts, scales, s, w, w + 1, 0, steps).definedBy(loss);
        losses[w] = pairs.size() == 0 ? Double.NaN : sign * loss.value(pairs);
      }
    }
    return losses;
  }

  /**
   * The forecaster with the best value of a metric; the earlier one of two equal ones. Empty if the
   * metric is undefined for all of them.
   */
  public Optional<String> best(Collection<String> forecasters, String metric) {
    boolean lower = lowerIsBetter(metric);
    return forecasters.stream()
        .filter(f -> !Double.isNaN(get(f, metric).value()))
        .reduce(
            (best, next) -> {
              double gain = get(next, metric).value() - get(best, metric).value();
              return (lower ? gain < 0 : gain > 0) ? next : best;
            });
  }

  /**
   * Skill of a forecaster over another: {@code 1 - metric / reference}, or for a metric of which
   * more is better and 1 is perfect {@code 1 - (1 - metric) / (1 - reference)}. 0 is no better, 1
   * is perfect; NaN when it is undefined.
   */
  public double skill(String forecaster, String reference, String metric) {
    double own = get(forecaster, metric).value();
    double other = get(reference, metric).value();
    double ratio = lowerIsBetter(metric) ? own / other : (1 - own) / (1 - other);
    return Double.isFinite(ratio) ? 1 - ratio : Double.NaN;
  }

  private boolean lowerIsBetter(String metric) {
    return metric(metric).lowerIsBetter();
  }

  private Metric metric(String name) {
    Metric found = metrics.get(name);
    if (found == null) {
      throw new IllegalArgumentException("no metric " + name + "; there are " + metrics.keySet());
    }
    return found;
  }
}
