package org.rnn4j.api.series;

/** What is known of one column at a cutoff, and no way to see more. */
public interface Past {

  /** The known steps. */
  int length();

  /**
   * The value {@code back} steps before the cutoff, 1 being the last known one; NaN when missing.
   *
   * @throws IndexOutOfBoundsException if there is no such step
   */
  double last(int back);

  /** These values, the last of them right before the cutoff; not copied. */
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
