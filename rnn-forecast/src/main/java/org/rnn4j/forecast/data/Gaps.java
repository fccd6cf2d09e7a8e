package org.rnn4j.forecast.data;

import java.util.BitSet;
import org.rnn4j.api.error.InputException;
import org.rnn4j.forecast.data.CsvColumns.Missing;

/** Fills the missing values (NaN) of a column. */
final class Gaps {

  private Gaps() {}

  /**
   * Fills in place. A gap that is open at the end shows the last value before it, as any open gap
   * does.
   *
   * @param place of the column, for messages
   * @return the steps that were filled
   * @throws InputException if a gap at the start has nothing to go by
   */
  static BitSet fill(double[] values, Missing policy, String place) {
    int start = start(values);
    if (start > 0) {
      throw atStart(start, place);
    }
    return fillBehindStart(values, policy);
  }

  // How many values are missing at the start.
  private static int start(double[] values) {
    int step = 0;
    while (step < values.length && Double.isNaN(values[step])) {
      step++;
    }
    return step;
  }

  /** As {@link #fill}, and leaves what is missing at the start to be cut off. */
  static BitSet fillBehindStart(double[] values, Missing policy) {
    BitSet filled = new BitSet();
    int step = start(values);
    while (step < values.length) {
      if (!Double.isNaN(values[step])) {
        step++;
        continue;
      }
      int from = step;
      while (step < values.length && Double.isNaN(values[step])) {
        step++;
      }
      fill(values, from, step, policy);
      filled.set(from, step);
    }
    return filled;
  }

  private static void fill(double[] values, int from, int to, Missing policy) {
    double before = values[from - 1];
    boolean line = policy == Missing.INTERPOLATE && to < values.length;
    for (int t = from; t < to; t++) {
      values[t] = line ? before + (values[to] - before) * (t - from + 1) / (to - from + 1) : before;
    }
  }

  private static InputException atStart(int length, String place) {
    return new InputException(
        place,
        "the series starts with "
            + (length == 1 ? "a missing value" : length + " missing values")
            + ", and there is none before to fill from",
        length == 1 ? "cut this row off" : "cut these rows off");
  }
}
