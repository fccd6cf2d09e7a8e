package org.rnn4j.forecast.compare;

import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;
import org.rnn4j.forecast.scale.Spread;

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
 * {@code h = 1} this is the paired t test. Differences that do not vary need no variance: if all
 * are 0 there is no evidence, and one and the same difference each time is all the evidence there
 * can be. Losses that are equal but for rounding ({@link Spread#isNoise}) do not differ.
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
    Differences differences = Differences.of(first, second);
    int n = differences.values().length;
    if (n < 2 || horizon < 1 || horizon > n) {
      throw new IllegalArgumentException(
          "the test needs two pairs and a horizon from 1 to their number, not "
              + n
              + " pairs and "
              + horizon);
    }
    double mean = mean(differences.values());
    if (!differences.vary()) {
      double statistic = mean == 0 ? 0 : Math.signum(mean) * Double.POSITIVE_INFINITY;
      return of(statistic, statistic, n, horizon);
    }
    double variance = longRunVariance(differences.values(), mean, horizon);
    if (!(variance > 0) && horizon > 1) {
      return test(first, second, 1);
    }
    double uncorrected = mean == 0 ? 0 : mean / Math.sqrt(variance / n);
    double h = horizon;
    double correction = Math.sqrt((n + 1 - 2 * h + h * (h - 1) / n) / n);
    return of(uncorrected * correction, uncorrected, n, horizon);
  }

  private static DieboldMariano of(double statistic, double uncorrected, int n, int horizon) {
    double below = probabilityBelow(statistic, n - 1);
    double above = probabilityBelow(-statistic, n - 1);
    return new DieboldMariano(
        statistic, uncorrected, Math.min(1, 2 * Math.min(below, above)), below, n, horizon);
  }

  /**
   * The differences of paired losses, in units of a power of two: the statistic has no unit, no
   * digit changes, and squares neither overflow nor vanish.
   *
   * @param values in time order
   * @param magnitude of the largest loss, in the same unit
   */
  private record Differences(double[] values, double magnitude) {

    static Differences of(double[] first, double[] second) {
      if (first.length != second.length) {
        throw new IllegalArgumentException(
            first.length + " and " + second.length + " losses cannot be paired");
      }
      double[] values = new double[first.length];
      int count = 0;
      double magnitude = 0;
      double largest = 0;
      for (int i = 0; i < first.length; i++) {
        double difference = first[i] - second[i];
        if (!Double.isNaN(difference)) {
          double size = Math.max(Math.abs(first[i]), Math.abs(second[i]));
          values[count] = Spread.isNoise(difference, size) ? 0 : difference;
          magnitude = Math.max(magnitude, size);
          largest = Math.max(largest, Math.abs(values[count++]));
        }
      }
      int exponent = largest == 0 ? 0 : Math.getExponent(largest);
      for (int i = 0; i < count; i++) {
        values[i] = Math.scalb(values[i], -exponent);
      }
      return new Differences(Arrays.copyOf(values, count), Math.scalb(magnitude, -exponent));
    }

    /** Whether they vary by more than the losses are rounded by. */
    boolean vary() {
      Spread spread = Spread.of(values);
      return !Spread.isNoise(spread.max() - spread.min(), magnitude);
    }
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
