package org.rnn4j.forecast.scale;

import java.util.function.DoubleConsumer;

/**
 * Mean and variance of some values, and whether they vary at all: the one place where that is
 * decided.
 *
 * <p>A variance does not tell. The mean of fifteen values of 0.1 is not 0.1, so their variance
 * comes out as 2e-34 and its root as 1e-17: taken for a spread it blows everything up that is
 * divided by it. The smallest and the largest value tell exactly. Values that are equal but for
 * {@link #NOISE} do not vary either: what two ways of computing one number differ by is no
 * information, however large a network sees it.
 *
 * @param count how many values there are; those that are NaN are not looked at
 * @param min the smallest
 * @param max the largest
 * @param mean never below {@code min} or above {@code max}
 * @param variance divided by {@code count}; 0 where the values do not vary
 */
public record Spread(long count, double min, double max, double mean, double variance) {

  /**
   * The largest difference that is none, by the size of the values: four units in the last place of
   * a double, eight at most. Reading a decimal number is off by half a unit and each operation on
   * it by half a unit more, so this is what a value may have picked up in a few.
   */
  public static final double NOISE = 0x1p-50;

  // Values that share their first six digits are measured from the smallest of them: their
  // differences are exact, their squares about a mean that was rounded are not.
  private static final double NARROW = 0x1p-20;

  /** Values that are handed over one by one, in the same order every time. */
  @FunctionalInterface
  public interface Values {

    /** Hands every value to the receiver. */
    void accept(DoubleConsumer receiver);
  }

  /** Of some values; all is NaN but the count where there is none. */
  public static Spread of(Values values) {
    Extremes extremes = new Extremes();
    values.accept(extremes);
    long count = extremes.count;
    if (count == 0) {
      return new Spread(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
    double min = extremes.min;
    double max = extremes.max;
    double from = max - min <= NARROW * magnitude(min, max) ? min : 0;
    Sums distances = new Sums(from, 0);
    values.accept(distances);
    double distance = distances.sum / count;
    Sums squares = new Sums(from, distance);
    values.accept(squares);
    double mean = Math.min(Math.max(from + distance, min), max);
    return new Spread(count, min, max, mean, vary(min, max) ? squares.squares / count : 0);
  }

  /** Of an array's values. */
  public static Spread of(double[] values) {
    return of(
        receiver -> {
          for (double value : values) {
            receiver.accept(value);
          }
        });
  }

  /** Whether values from {@code min} to {@code max} vary. */
  public static boolean vary(double min, double max) {
    return max - min > NOISE * magnitude(min, max);
  }

  /** Whether a difference between values as large as {@code magnitude} is none. */
  public static boolean isNoise(double difference, double magnitude) {
    return Math.abs(difference) <= NOISE * magnitude;
  }

  private static double magnitude(double min, double max) {
    return Math.max(Math.abs(min), Math.abs(max));
  }

  /** Whether the values vary; false where there is none. */
  public boolean varies() {
    return vary(min, max);
  }

  /** The standard deviation; 1 where the values do not vary, so that it may be divided by. */
  public double deviation() {
    return varies() ? Math.sqrt(variance) : 1;
  }

  private static final class Extremes implements DoubleConsumer {

    private long count;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    @Override
    public void accept(double value) {
      if (!Double.isNaN(value)) {
        count++;
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
    }
  }

  /** Sums of the distances from a point, and of the squares of what they are from their mean. */
  private static final class Sums implements DoubleConsumer {

    private final double from;
    private final double mean;
    private double sum;
    private double squares;

    Sums(double from, double mean) {
      this.from = from;
      this.mean = mean;
    }

    @Override
    public void accept(double value) {
      if (!Double.isNaN(value)) {
        double distance = value - from - mean;
        sum += distance;
        squares += distance * distance;
      }
    }
  }
}
