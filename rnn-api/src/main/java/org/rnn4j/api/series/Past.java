package org.rnn4j.api.series;

/** What is known of one column at a cutoff, and no way to see more. */
public interface Past {

  /** The known steps. */
  int length();

  /**
   * How many of the known steps a model sees, which are the last ones; at most {@link #length()}.
   */
  default int lookback() {
    return length();
  }

  /**
   * The value {@code back} steps before the cutoff, 1 being the last known one; NaN when missing.
   *
   * @throws IndexOutOfBoundsException if there is no such step
   */
  double last(int back);

  /** The same for a model that sees at most so many of the last steps. */
  default Past seen(int most) {
    Past whole = this;
    return new Past() {
      @Override
      public int length() {
        return whole.length();
      }

      @Override
      public int lookback() {
        return Math.min(most, whole.lookback());
      }

      @Override
      public double last(int back) {
        return whole.last(back);
      }
    };
  }

  /** These values, the last of them right before the cutoff, all seen; not copied. */
  static Past of(double... values) {
    return new Past() {
      @Override
      public int length() {
        return values.length;
      }

      @Override
      public double last(int back) {
        if (back < 1 || back > values.length) {
          throw new IndexOutOfBoundsException(
              back + " steps before the cutoff nothing is known: 1 to " + values.length + " are");
        }
        return values[values.length - back];
      }
    };
  }
}
