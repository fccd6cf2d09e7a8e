package org.rnn4j.forecast.data;

import java.util.Optional;
import java.util.TreeSet;
import org.rnn4j.api.series.DataReport.Finding;
import org.rnn4j.api.series.DataReport.Kind;

/** Rows that have something in common: how many, the first ones, and from when to when. */
final class NamedRows {

  /** How many of many rows are named. */
  static final int MOST_NAMED = 10;

  private final CsvFile file;
  private final TreeSet<Integer> first = new TreeSet<>();
  private long count;
  private long earliest = Long.MAX_VALUE;
  private long latest = Long.MIN_VALUE;
  private Optional<String> from = Optional.empty();
  private Optional<String> to = Optional.empty();

  /** None yet of these files. */
  NamedRows(CsvFile file) {
    this.file = file;
  }

  /**
   * Adds one.
   *
   * @param row its number
   * @param time as it is ordered
   * @param text as it is written
   */
  void add(int row, long time, String text) {
    count++;
    first.add(row);
    if (first.size() > MOST_NAMED) {
      first.pollLast();
    }
    if (time < earliest) {
      earliest = time;
      from = Optional.of(text);
    }
    if (time > latest) {
      latest = time;
      to = Optional.of(text);
    }
  }

  /** How many there are. */
  long count() {
    return count;
  }

  /** The first one; 0 if there is none. */
  int firstRow() {
    return first.isEmpty() ? 0 : first.first();
  }

  /** {@code row 3}, {@code rows 3, 7}, or the first ten and dots. */
  String words() {
    return (count == 1 ? "row " : "rows ")
        + file.numbers(first)
        + (count > first.size() ? ", ..." : "");
  }

  /** A finding about them. */
  Finding finding(Kind kind, long things, String sentence) {
    return new Finding(kind, things, from, to, sentence);
  }

  /** From when. */
  String from() {
    return from.orElse("");
  }

  /** To when. */
  String to() {
    return to.orElse("");
  }
}
