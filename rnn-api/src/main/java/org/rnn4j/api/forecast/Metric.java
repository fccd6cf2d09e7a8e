package org.rnn4j.api.forecast;

/** A measure of forecast quality over the pooled forecasts of one series. Stateless. */
@FunctionalInterface
public interface Metric {

  /**
   * The value for one series; NaN where it is undefined (and then left out of the mean over
   * series). Sums are taken in the order of the pairs.
   *
   * @param scored pairs that are all {@link #defined}; may be none
   */
  double value(Scored scored);

  /**
   * Whether a pair can take part; the others are left out before {@link #value} and counted in the
   * report. For example a percentage error of an actual value of 0 is undefined. A pair that is
   * left out for one forecaster is left out for all that are compared; where a forecast is missing
   * this is not asked.
   */
  default boolean defined(Scored scored, int pair) {
    return true;
  }

  /**
   * Where the metric is undefined, in a few words for whoever reads that pairs or series were left
   * out, such as "the value is 0".
   */
  default String undefinedWhere() {
    return "it is undefined there";
  }

  /** Whether smaller is better. */
  default boolean lowerIsBetter() {
    return true;
  }

  /** The forecasts of one series beside the truth: pairs pooled over windows, targets and leads. */
  interface Scored {

    /** The number of pairs; none of the actual values is NaN. */
    int size();

    /** The true value of a pair. */
    double actual(int pair);

    /** The forecast of a pair. */
    double forecast(int pair);

    /** Index of the target column that a pair is of, from 0. */
    int target(int pair);

    /**
     * Mean absolute error of the seasonal naive forecast inside the training part of this series
     * and of the pair's target (Hyndman and Koehler 2006); the denominator of MASE. 0 if it makes
     * no error but for rounding, NaN if there is no season to compare with.
     */
    default double absoluteScale(int pair) {
      return absoluteScale(pair, ErrorScale.STANDARD);
    }

    /** As {@link #absoluteScale(int)}, mean squared error; the denominator of RMSSE squared. */
    default double squaredScale(int pair) {
      return squaredScale(pair, ErrorScale.STANDARD);
    }

    /** As {@link #absoluteScale(int)}, of another season or another stretch of the series. */
    double absoluteScale(int pair, ErrorScale scale);

    /** As {@link #squaredScale(int)}, of another season or another stretch of the series. */
    double squaredScale(int pair, ErrorScale scale);
  }
}
