package org.rnn4j.api.option;

/**
 * From which number to which.
 *
 * @param low negative infinity where there is no bound
 * @param lowExcluded whether the bound itself is outside
 * @param high positive infinity where there is no bound
 * @param highExcluded whether the bound itself is outside
 */
record Range(double low, boolean lowExcluded, double high, boolean highExcluded) {

  static final Range ALL =
      new Range(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);

  Range from(double bound, boolean excluded) {
    return new Range(bound, excluded, high, highExcluded);
  }

  Range to(double bound, boolean excluded) {
    return new Range(low, lowExcluded, bound, excluded);
  }

  boolean contains(double x) {
    return (lowExcluded ? x > low : x >= low) && (highExcluded ? x < high : x <= high);
  }

  /** As it goes on in a sentence: {@code ", at least 1"}; empty where everything is inside. */
  String words() {
    String from = low == ALL.low ? "" : (lowExcluded ? ", above " : ", at least ") + plain(low);
    String to = high == ALL.high ? "" : (highExcluded ? ", below " : ", at most ") + plain(high);
    return from + to;
  }

  private static String plain(double x) {
    return x == Math.rint(x) && Math.abs(x) < 1e15 ? Long.toString((long) x) : Double.toString(x);
  }
}
