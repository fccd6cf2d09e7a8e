package org.rnn4j.forecast.baseline;

/**
 * The mean of the values so far that are not missing. It never lies outside of them: the quotient
 * of a rounded sum may, so that the mean of equal values would not be their value.
 */
final class RunningMean {

  private double sum;
  private long count;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  /** One that goes on from here, and leaves this one as it is. */
  RunningMean copy() {
    RunningMean copy = new RunningMean();
    copy.sum = sum;
    copy.count = count;
    copy.min = min;
    copy.max = max;
    return copy;
  }

  /** Takes a value in; one that is NaN is missing. */
  void add(double value) {
    if (!Double.isNaN(value)) {
      sum += value;
      count++;
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
  }

  /** The mean; NaN when nothing is present. */
  double value() {
    return count == 0 ? Double.NaN : Math.min(Math.max(sum / count, min), max);
  }
}
