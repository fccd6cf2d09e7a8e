package org.rnn4j.forecast.data;

import java.util.BitSet;
import org.rnn4j.api.error.InputException;
import org.rnn4j.forecast.data.CsvColumns.Missing;

/** Fills the missing values (NaN) of a column. */
final class Gaps {

  private Gaps() {}

  /**
   * Fills in place.
   *
   * @param place of the column, for messages
   * @param remedies for messages
   * @return the steps that were filled
   * @throws InputException if a gap at the start (or, interpolating, at the end) has nothing to go
   *     by
   */
  static BitSet fill(double[] values, Missing policy, String place, Remedies remedies) {
    BitSet filled = new BitSet();
    int step = 0;
    while (step < values.length) {
      if (!Double.isNaN(values[step])) {
        step++;
        continue;
      }
      int from = step;
      while (step < values.length && Double.isNaN(values[step])) {
        step++;
      }
      require(from > 0, "starts", step - from, policy, place, remedies);
      require(
          step < values.length || policy == Missing.FORWARD_FILL,
          "ends",
          step - from,
          policy,
          place,
          remedies);
      fill(values, from, step, policy);
      filled.set(from, step);
    }
    return filled;
  }

  private static void fill(double[] values, int from, int to, Missing policy) {
    double before = values[from - 1];
    for (int t = from; t < to; t++) {
      values[t] =
          policy == Missing.FORWARD_FILL
              ? before
              : before + (values[to] - before) * (t - from + 1) / (to - from + 1);
    }
  }

  private static void require(
      boolean fillable, String edge, int length, Missing policy, String place, Remedies remedies) {
    if (!fillable) {
      boolean interpolating = policy == Missing.INTERPOLATE;
      throw new InputException(
          place,
          "the series "
              + edge
              + " with "
              + length
              + " missing values, which "
              + (interpolating ? "interpolation" : "filling forward")
              + " cannot fill",
          "cut these rows off"
              + (interpolating && edge.equals("ends") ? ", or " + remedies.missingAtEnd() : ""));
    }
  }
}
