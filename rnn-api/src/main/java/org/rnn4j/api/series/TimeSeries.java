package org.rnn4j.api.series;

import java.util.List;
import java.util.Objects;

/**
 * One series: named columns of equal length over regular time. Immutable. Missing values are NaN.
 */
public final class TimeSeries {

  private final String id;
  private final TimeIndex time;
  private final List<String> columns;
  private final double[][] values; // [column][step]

  private TimeSeries(String id, TimeIndex time, List<String> columns, double[][] values) {
    this.id = id;
    this.time = time;
    this.columns = columns;
    this.values = values;
  }

  /**
   * A series that owns the given arrays: the caller must not change them afterwards. Nothing is
   * copied, so that a long series is held in memory once.
   *
   * @param id unique within a dataset
   * @param columns names, as many as there are arrays
   * @param values {@code [column][step]}
   */
  public static TimeSeries owning(
      String id, TimeIndex time, List<String> columns, double[][] values) {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(time, "time");
    if (columns.isEmpty() || columns.size() != values.length) {
      throw new IllegalArgumentException(
          columns.size() + " column names for " + values.length + " columns");
    }
    for (double[] column : values) {
      if (column.length != values[0].length) {
        throw new IllegalArgumentException("the columns of series " + id + " differ in length");
      }
    }
    return new TimeSeries(id, time, List.copyOf(columns), values.clone());
  }

  /** A series of one column over integer time; copies the values. */
  public static TimeSeries of(String id, String column, double... values) {
    return owning(id, TimeIndex.integers(), List.of(column), new double[][] {values.clone()});
  }

  /** Unique within a dataset. */
  public String id() {
    return id;
  }

  /** The time stamps. */
  public TimeIndex time() {
    return time;
  }

  /** The names of the columns. */
  public List<String> columns() {
    return columns;
  }

  /** The number of steps. */
  public int length() {
    return values[0].length;
  }

  /** One value; NaN when missing. */
  public double value(int step, int column) {
    return values[column][step];
  }

  /** A copy of steps {@code from} (inclusive) to {@code to} (exclusive) of one column. */
  public double[] copy(int column, int from, int to) {
    Objects.checkFromToIndex(from, to, length());
    return java.util.Arrays.copyOfRange(values[column], from, to);
  }

  /**
   * A series of the same name of steps {@code from} (inclusive) to {@code to} (exclusive) alone,
   * with their time stamps; copies the values.
   */
  public TimeSeries part(int from, int to) {
    double[][] part = new double[values.length][];
    for (int column = 0; column < part.length; column++) {
      part[column] = copy(column, from, to);
    }
    return new TimeSeries(id, time.from(from), columns, part);
  }

  @Override
  public String toString() {
    return "TimeSeries[" + id + ", " + columns + ", " + length() + " steps]";
  }
}
