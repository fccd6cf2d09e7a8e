package org.rnn4j.forecast.data;

import java.util.BitSet;
import org.rnn4j.api.error.InputException;
import org.rnn4j.forecast.data.CsvColumns.Missing;
import org.rnn4j.forecast.spec.SpecPlaces;

/**
 * Fills the missing values (NaN) of a column. A gap that is open at the end shows the last value
 * before it, as any open gap does at a cutoff: what else it could be filled with depends on what
 * comes after it, or looks as if it did.
 *
 * @param policy how a gap is filled
 * @param season steps in a season, which a seasonal filling goes by
 */
record Gaps(Missing policy, int season) {

  /**
   * Fills in place.
   *
   * @param place of the column, for messages
   * @return the steps that were filled
   * @throws InputException if a gap at the start, or a season, has nothing to go by
   */
  BitSet fill(double[] values, String place) {
    int start = start(values);
    if (start > 0) {
      throw atStart(start, place);
    }
    return fillBehindStart(values);
  }

  // How many values are missing at the start.
  private static int start(double[] values) {
    int step = 0;
    while (step < values.length && Double.isNaN(values[step])) {
      step++;
    }
    return step;
  }

  /**
   * As {@link #fill}, and leaves what is missing at the start to be cut off.
   *
   * @throws InputException if there is a gap and no season that it is to be filled from
   */
  BitSet fillBehindStart(double[] values) {
    BitSet filled = new BitSet();
    int start = start(values);
    int step = start;
    while (step < values.length) {
      if (!Double.isNaN(values[step])) {
        step++;
        continue;
      }
      if (policy == Missing.SEASONAL && season < 2) {
        throw withoutSeason();
      }
      int from = step;
      while (step < values.length && Double.isNaN(values[step])) {
        step++;
      }
      if (policy == Missing.FORWARD_FILL || step == values.length) {
        hold(values, from, step);
      } else if (policy == Missing.SEASONAL && from - 1 - season >= start) {
        repeatSeason(values, from, step);
      } else {
        drawLine(values, from, step);
      }
      filled.set(from, step);
    }
    return filled;
  }

  private static void hold(double[] values, int from, int to) {
    double before = values[from - 1];
    for (int t = from; t < to; t++) {
      values[t] = before;
    }
  }

  private static void drawLine(double[] values, int from, int to) {
    double before = values[from - 1];
    for (int t = from; t < to; t++) {
      values[t] = before + (values[to] - before) * (t - from + 1) / (to - from + 1);
    }
  }

  // What the values at both ends lie above the season before is what those between do, in line.
  private void repeatSeason(double[] values, int from, int to) {
    double left = values[from - 1] - values[from - 1 - season];
    double right = values[to] - values[seasonsBefore(to, from)];
    for (int t = from; t < to; t++) {
      double share = (double) (t - from + 1) / (to - from + 1);
      values[t] = values[seasonsBefore(t, from)] + left + (right - left) * share;
    }
  }

  // The latest step before the gap that is whole seasons earlier.
  private int seasonsBefore(int step, int gap) {
    return step - season * ((step - gap) / season + 1);
  }

  private static InputException withoutSeason() {
    return new InputException(
        SpecPlaces.DATA.key(CsvColumns.MISSING),
        "the data have no season to fill from",
        "give the steps of a season in data.season, or set missing: interpolate");
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
