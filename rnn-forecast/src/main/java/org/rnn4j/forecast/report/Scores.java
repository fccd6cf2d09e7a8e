package org.rnn4j.forecast.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.forecast.scale.Spread;

/**
 * Every metric of every forecaster on one part of the data: over all leads, and for each lead,
 * target and series. All were measured on the same windows.
 *
 * @param metrics by name, in the order of the report, with what is better of each
 * @param leads the steps ahead that were forecast
 * @param targets the names of the targets
 * @param series the ids of the series that have windows
 * @param values by forecaster and metric
 * @param leftOut what metrics leave out, over all leads; only of those that leave something out
 */
public record Scores(
    Map<String, Better> metrics,
    List<Integer> leads,
    List<String> targets,
    List<String> series,
    Map<String, Map<String, Score>> values,
    List<LeftOut> leftOut) {

  /** Which of two values of a metric is the better one. */
  public enum Better {
    /** An error. */
    LOWER,
    /** A share that is explained; 1 is perfect. */
    HIGHER;

    /** Of a metric. */
    public static Better of(boolean lowerIsBetter) {
      return lowerIsBetter ? LOWER : HIGHER;
    }
  }

  /**
   * One metric of one forecaster.
   *
   * @param value over all leads; NaN when it is undefined for every series, or when a forecast is
   *     missing: a forecaster that skips what is hard must not be compared with those that do not
   * @param perLead for each lead of the table
   * @param perTarget for each target of the dataset, over all leads
   * @param perSeries for each series of {@link Scores#series()}, over all leads
   * @param excluded how many pairs of an actual value and a forecast took no part in {@code value},
   *     because the metric is undefined for them or for their series; the same for all forecasters
   */
  public record Score(
      double value,
      List<Double> perLead,
      List<Double> perTarget,
      List<Double> perSeries,
      long excluded) {
    public Score {
      perLead = ImmutableList.copyOf(perLead);
      perTarget = ImmutableList.copyOf(perTarget);
      perSeries = ImmutableList.copyOf(perSeries);
    }
  }

  public Scores {
    metrics = ImmutableMap.copyOf(metrics);
    leads = List.copyOf(leads);
    targets = List.copyOf(targets);
    series = List.copyOf(series);
    values = ImmutableMap.copyOf(Maps.transformValues(values, ImmutableMap::copyOf));
    leftOut = List.copyOf(leftOut);
  }

  /** The forecasters, in the order they were measured. */
  public List<String> forecasters() {
    return List.copyOf(values.keySet());
  }

  /** The metric that decides: the first one. */
  public String firstMetric() {
    return metrics.keySet().iterator().next();
  }

  /** One score. */
  public Score get(String forecaster, String metric) {
    Map<String, Score> ofForecaster = values.get(forecaster);
    if (ofForecaster == null || !ofForecaster.containsKey(metric)) {
      throw new IllegalArgumentException(
          "no score of "
              + forecaster
              + " by "
              + metric
              + "; there are "
              + values.keySet()
              + " by "
              + metrics.keySet());
    }
    return ofForecaster.get(metric);
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
   * is perfect.
   *
   * <p>Over a reference without error it is 0 for a forecaster without error and minus infinity for
   * any other. NaN where one of the two values is none, or has no ratio: a metric that is below 0
   * (or above 1, where 1 should be perfect) measures no error.
   */
  public double skill(String forecaster, String reference, String metric) {
    double own = error(forecaster, metric);
    double other = error(reference, metric);
    if (!(own >= 0 && other >= 0)) {
      return Double.NaN;
    }
    return Spread.isNoise(own - other, Math.max(own, other)) ? 0 : 1 - own / other;
  }

  /** How far a value is from a perfect one; 0 is perfect. NaN where the value is none. */
  public double error(String forecaster, String metric) {
    double value = get(forecaster, metric).value();
    return lowerIsBetter(metric) ? value : 1 - value;
  }

  private boolean lowerIsBetter(String metric) {
    return better(metric) == Better.LOWER;
  }

  private Better better(String metric) {
    Better found = metrics.get(metric);
    if (found == null) {
      throw new IllegalArgumentException("no metric " + metric + "; there are " + metrics.keySet());
    }
    return found;
  }
}
