package org.rnn4j.forecast.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rnn4j.api.series.DataReport.Finding;
import org.rnn4j.api.series.DataReport.Kind;

/** The holes in the calendar of a file: steps that have no row. */
final class AbsentRows {

  private static final int MOST_NAMED = 10;

  /**
   * A time stamp.
   *
   * @param time as it is ordered
   * @param text as it is written
   */
  record At(long time, String text) {}

  private final Kind kind;
  private final String fate;
  private final List<String> behind = new ArrayList<>(); // rows of the file, the first ones
  private long rows;
  private int gaps;
  private At first = new At(Long.MAX_VALUE, "");
  private At last = new At(Long.MIN_VALUE, "");

  /**
   * None yet.
   *
   * @param policy what becomes of them
   */
  AbsentRows(CsvColumns.Missing policy) {
    this.kind = policy.fills() ? Kind.FILLED : Kind.MASKED;
    this.fate = policy.fills() ? "which are filled in" : "which are missing steps";
  }

  /**
   * Adds a gap.
   *
   * @param count how many rows are missing
   * @param row of the file that comes behind them
   * @param before the time stamp before them
   * @param after the time stamp behind them
   */
  void add(long count, int row, At before, At after) {
    first = before.time() < first.time() ? before : first;
    last = after.time() > last.time() ? after : last;
    rows += count;
    gaps++;
    if (behind.size() < MOST_NAMED) {
      behind.add(Integer.toString(row));
    }
  }

  /** What is to be reported; empty if every step has a row. */
  Optional<Finding> finding(String file) {
    if (gaps == 0) {
      return Optional.empty();
    }
    String sentence =
        file
            + ": the calendar has "
            + (rows == 1 ? "1 step" : rows + " steps")
            + " without a row, "
            + fate
            + ": "
            + (gaps == 1 ? "one gap, before row " : gaps + " gaps, before rows ")
            + String.join(", ", behind)
            + (gaps > MOST_NAMED ? ", ..." : "")
            + ", between "
            + first.text()
            + " and "
            + last.text();
    return Optional.of(
        new Finding(kind, rows, Optional.of(first.text()), Optional.of(last.text()), sentence));
  }
}
