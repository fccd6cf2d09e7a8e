package org.rnn4j.forecast.data;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.rnn4j.forecast.data.CsvColumns.Missing;
import org.rnn4j.forecast.data.RowProblems.Kind;

/**
 * Finds the values that are missing and must not be, in the rows that count: one that another
 * stands for may well have none.
 *
 * @param problems takes them
 * @param lookback how many steps a trained model needs; of no use where there is none
 */
record RequiredValues(
    CsvColumns columns,
    Collection<SeriesBuffer> series,
    RowProblems problems,
    Remedies remedies,
    int lookback) {

  private static final String AHEAD =
      "what is known ahead has no gaps: give the value, or leave the rows from there off";

  /** Looks at all columns. */
  void check() {
    boolean reject = columns.missing() == Missing.REJECT;
    List<String> names = columns.timed();
    int timed = names.size();
    int firstAhead = timed - columns.futureCovariates().size();
    for (int c = 0; c < timed; c++) {
      int column = c;
      String name = names.get(c);
      if (columns.isWide() && c < columns.targets().size()) {
        check(column, name, one -> reject ? one.begin(column) : one.size(), one -> one.end(column));
      } else if (c < firstAhead) {
        check(column, name, one -> reject ? 0 : one.size(), SeriesBuffer::observed);
      } else { // ahead of the end too, where nothing is filled in
        check(column, name, one -> reject ? 0 : one.observed(), SeriesBuffer::size);
      }
    }
    columns.weight().ifPresent(name -> check(timed, name, one -> 0, SeriesBuffer::observed));
    for (int i = 0; i < columns.staticCovariates().size() && reject; i++) {
      checkStatic(i);
    }
  }

  private void check(
      int column, String name, ToIntFunction<SeriesBuffer> from, ToIntFunction<SeriesBuffer> to) {
    int missing = 0;
    int first = Integer.MAX_VALUE; // row
    boolean anyStep = false; // and not ahead of the end alone
    for (SeriesBuffer buffer : series) {
      int end = to.applyAsInt(buffer);
      int observed = buffer.observed();
      for (int step = from.applyAsInt(buffer); step < end; step++) {
        if (Double.isNaN(buffer.value(step, column))) {
          missing++;
          first = Math.min(first, buffer.row(step));
          anyStep |= step < observed;
        }
      }
    }
    if (missing > 0) {
      int timed = columns.timed().size();
      add(
          name,
          missing,
          first,
          anyStep ? remedies.missing(Holes.ofValues(series, timed, lookback)) : AHEAD);
    }
  }

  private void checkStatic(int index) {
    int missing = 0;
    int first = Integer.MAX_VALUE; // row
    for (SeriesBuffer buffer : series) {
      if (buffer.staticRow(index) == 0) {
        missing++;
        first = Math.min(first, buffer.row(0));
      }
    }
    if (missing > 0) {
      add(columns.staticCovariates().get(index), missing, first, "give each series its value");
    }
  }

  private void add(String name, int count, int firstRow, String remedy) {
    boolean weight = columns.weight().equals(Optional.of(name));
    problems.add(
        Kind.MISSING,
        firstRow,
        name,
        "the value is missing" + (count == 1 ? "" : ", the first of " + count + " in this column"),
        weight ? "every row has a weight; one that does not count has 0" : remedy);
  }
}
