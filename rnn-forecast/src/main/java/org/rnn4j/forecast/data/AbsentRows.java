package org.rnn4j.forecast.data;

import java.util.Optional;
import org.rnn4j.api.series.DataReport.Finding;
import org.rnn4j.api.series.DataReport.Kind;

/** The holes in the calendar of a file: steps that have no row. */
final class AbsentRows {

  private final Kind kind;
  private final String fate;
  private final NamedRows behind; // each gap
  private final NamedRows before;
  private long steps;

  /**
   * None yet.
   *
   * @param policy what becomes of them
   */
  AbsentRows(CsvFile file, CsvColumns.Missing policy) {
    this.behind = new NamedRows(file);
    this.before = new NamedRows(file);
    this.kind = policy.fills() ? Kind.FILLED : Kind.MASKED;
    this.fate = policy.fills() ? "which are filled in" : "which are missing steps";
  }

  /**
   * Adds a gap.
   *
   * @param count how many rows are missing
   * @param last the step of the series that comes behind it
   */
  void add(long count, SeriesBuffer series, int last, TimeStamps stamps) {
    steps += count;
    before.add(series.row(last - 1), series.time(last - 1), stamps.text(series, last - 1));
    behind.add(series.row(last), series.time(last), stamps.text(series, last));
  }

  /** How many gaps, and before which rows. */
  String words() {
    return (behind.count() == 1 ? "one gap" : behind.count() + " gaps")
        + ", before "
        + behind.words();
  }

  /** What is to be reported; empty if every step has a row. */
  Optional<Finding> finding(String file) {
    if (steps == 0) {
      return Optional.empty();
    }
    String sentence =
        file
            + ": the calendar has "
            + (steps == 1 ? "1 step" : steps + " steps")
            + " without a row, "
            + fate
            + ": "
            + words()
            + ", between "
            + before.from()
            + " and "
            + behind.to();
    return Optional.of(
        new Finding(kind, steps, Optional.of(before.from()), Optional.of(behind.to()), sentence));
  }
}
