package org.rnn4j.forecast.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Column.Role;
import org.rnn4j.api.series.DataReport;
import org.rnn4j.api.series.DataReport.Finding;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.api.series.TimeSeries;

/**
 * The series of a wide table: each column of values with the covariates of all, from its first
 * value to its last one.
 *
 * @param files that the table is in
 * @param names of the series, in the order of their columns
 * @param typed what the columns of every series are, the target first
 * @param time of the table's steps
 */
record WideSeries(CsvFile files, List<String> names, List<Column> typed, TimeIndex time) {

  /** Fills what is missing in a column, and says where. */
  interface Filling {

    /** The steps up to the last one that were filled, of the series of this name. */
    BitSet fill(Column column, String series, double[] values, int last);
  }

  /**
   * The series.
   *
   * @param table {@code [column][step]}: those of the series, then those of the covariates, of
   *     which those known ahead may be longer
   * @param filling empty where nothing is filled
   */
  List<TimeSeries> of(double[][] table, Optional<Filling> filling) {
    List<TimeSeries> series = new ArrayList<>();
    for (int s = 0; s < names.size(); s++) {
      series.add(of(s, table, filling));
    }
    return series;
  }

  private TimeSeries of(int index, double[][] table, Optional<Filling> filling) {
    String name = names.get(index);
    double[] own = table[index];
    int begin = 0;
    int end = own.length;
    while (end > 0 && Double.isNaN(own[end - 1])) {
      end--;
    }
    if (end == 0) {
      throw new InputException(
          files.path() + ": column " + Quoted.of(name),
          "it has no value, and every column without a role is a series",
          "remove the column");
    }
    while (Double.isNaN(own[begin])) {
      begin++;
    }
    double[][] values = new double[(int) typed.stream().filter(WideSeries::isTimed).count()][];
    List<BitSet> filled = new ArrayList<>();
    for (int c = 0; c < values.length; c++) {
      double[] column = c == 0 ? own : table[names.size() + c - 1];
      boolean ahead = typed.get(c).role() == Role.FUTURE;
      values[c] = Arrays.copyOfRange(column, begin, ahead ? column.length : end);
      int at = c;
      int last = end - begin - 1;
      filling.ifPresent(f -> filled.add(f.fill(typed.get(at), name, values[at], last)));
    }
    return TimeSeries.owning(name, time.from(begin), typed, values).withFilled(filled);
  }

  private static boolean isTimed(Column column) {
    return column.role() != Role.STATIC;
  }

  /** What is to be said of series that do not go from the first row to the last one. */
  static Optional<Finding> finding(CsvFile files, List<TimeSeries> series, int steps) {
    List<TimeSeries> shorter = series.stream().filter(one -> one.length() < steps).toList();
    if (shorter.isEmpty()) {
      return Optional.empty();
    }
    TimeSeries first = shorter.get(0);
    return Optional.of(
        Finding.of(
            DataReport.Kind.INFERRED,
            shorter.size(),
            files.path()
                + ": "
                + shorter.size()
                + " of "
                + series.size()
                + " series have empty fields before their first value or behind their last one and"
                + " are shorter for that reason; series "
                + Quoted.of(first.id())
                + " goes from "
                + first.time().label(0)
                + " to "
                + first.time().label(first.length() - 1L)));
  }
}
