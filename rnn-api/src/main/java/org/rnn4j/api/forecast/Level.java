package org.rnn4j.api.forecast;

/** What one number of a forecast says of the value to come. */
public sealed interface Level {

  /** The value itself, as well as it can be told: what errors are measured from. */
  Level POINT = new Point();

  /** See {@link Level#POINT}. */
  record Point() implements Level {}

  /**
   * A value that the truth stays below with some probability.
   *
   * @param probability between 0 and 1, both excluded
   */
  record Quantile(double probability) implements Level {
    public Quantile {
      if (!(probability > 0 && probability < 1)) {
        throw new IllegalArgumentException(
            "the probability of a quantile lies between 0 and 1, not at " + probability);
      }
    }
  }

  /**
   * A value as it may turn out; samples of one number hang together over leads and targets.
   *
   * @param number from 0
   */
  record Sample(int number) implements Level {
    public Sample {
      if (number < 0) {
        throw new IllegalArgumentException("samples are numbered from 0, not " + number);
      }
    }
  }
}
