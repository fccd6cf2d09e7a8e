package org.rnn4j.forecast.compare;

import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The test of Diebold and Mariano (1995) for whether two forecasters differ in their mean loss,
 * with the small-sample correction of Harvey, Leybourne and Newbold (1997).
 *
 * <p>With {@code d} the difference of the losses in time order, {@code g_k} its autocovariances
 * (divided by {@code n}) and {@code h} the horizon:
 *
 * <pre>
 *   DM  = mean(d) / sqrt((g_0 + 2 sum_{0 &lt; k &lt; h} g_k) / n)
 *   HLN = DM sqrt((n + 1 - 2 h + h (h - 1) / n) / n),   Student t with n - 1 degrees of freedom
 * </pre>
 *
 * <p>Where the variance comes out as 0 or negative, the test falls back to {@code h = 1}. With
 * {@code h = 1} this is the paired t test.
 *
 * @param statistic the corrected statistic HLN; negative when the first forecaster's losses are
 *     smaller
 * @param uncorrected the statistic DM
 * @param pValue two-sided: how often a difference at least this large comes by luck
 * @param pFirstBetter one-sided: how often the first forecaster looks at least this much better by
 *     luck
 * @param count the number of differences n
 * @param horizon the h that was used; 1 after the fallback
 */
public record DieboldMariano(
    double statistic,
    double uncorrected,
    double pValue,
    double pFirstBetter,
    int count,
    int horizon) {

  /**
   * Compares two forecasters.
   *
   * @param first losses in time order
   * @param second the other's losses for the same forecasts; a pair in which either is NaN is
   *     skipped
   * @param horizon steps ahead: forecasts further apart than this are taken as independent; from 1
   *     to the number of pairs
   * @throws IllegalArgumentException if the lengths differ, the horizon is out of range, or fewer
   *     than two pairs are present
   */
  public static DieboldMariano test(double[] first, double[] second, int horizon) {
    double[] differences = differences(first, second);
    int n = differences.length;
    if (n < 2 || horizon < 1 || horizon > n) {
      throw new IllegalArgumentException(
          "the test needs two pairs and a horizon from 1 to their number, not "
              + n
              + " pairs and "
              + horizon);
    }
    double mean = mean(differences);
    double variance = longRunVariance(differences, mean, horizon);
    if (!(variance > 0) && horizon > 1) {
      return test(first, second, 1);
    }
    // Equal differences have no spread: none at all is no evidence, a constant one is all there can
    // be.
    double uncorrected = mean == 0 ? 0 : mean / Math.sqrt(variance / n);
    double h = horizon;
    double statistic = uncorrected * Math.sqrt((n + 1 - 2 * h + h * (h - 1) / n) / n);
    double below = probabilityBelow(statistic, n - 1);
    double above = probabilityBelow(-statistic, n - 1);
    return new DieboldMariano(
        statistic, uncorrected, Math.min(1, 2 * Math.min(below, above)), below, n, horizon);
  }

  private static double[] differences(double[] first, double[] second) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(
          first.length + " and " + second.length + " losses cannot be paired");
    }
    double[] differences = new double[first.length];
    int count = 0;
    for (int i = 0; i < first.length; i++) {
      double difference = first[i] - second[i];
      if (!Double.isNaN(difference)) {
        differences[count++] = difference;
      }
    }
    return Arrays.copyOf(differences, count);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** {@code g_0 + 2 sum_{0 < k < h} g_k}. */
  private static double longRunVariance(double[] values, double mean, int horizon) {
    double variance = 0;
    for (int k = 0; k < horizon; k++) {
      double covariance = 0;
      for (int i = k; i < values.length; i++) {
        covariance += (values[i] - mean) * (values[i - k] - mean);
      }
      variance += (k == 0 ? 1 : 2) * (covariance / values.length);
    }
    return variance;
  }

  private static double probabilityBelow(double statistic, int degrees) {
    if (Double.isInfinite(statistic)) {
      return statistic < 0 ? 0 : 1;
    }
    return new TDistribution(degrees).cumulativeProbability(statistic);
  }
}
