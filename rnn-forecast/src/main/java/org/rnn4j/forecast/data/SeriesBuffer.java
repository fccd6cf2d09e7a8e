package org.rnn4j.forecast.data;

import java.util.Arrays;
import java.util.function.LongToIntFunction;
import java.util.function.LongUnaryOperator;

/** The rows of one series as they are read: growing arrays of numbers, nothing else. */
final class SeriesBuffer {

  private static final int FIRST_CAPACITY = 16;

  private final String id;
  private long[] times = new long[FIRST_CAPACITY];
  private int[] rows = new int[FIRST_CAPACITY];
  private int[] offsets = new int[0]; // seconds ahead of UTC; none where all are 0
  private final double[][] values; // [column][step]
  private final int observable; // the first columns, of which nothing is known ahead
  private final double[] statics; // [static column]
  private final int[] staticRows; // the row each was read in first; 0 before
  private int size;
  private long latestTime; // of the row read last, which need not be a step
  private int rowsRead;

  /**
   * No rows yet.
   *
   * @param columns that have a value in every row
   * @param observable how many of these, the first ones, end with the series where others are known
   *     ahead of its end; 0 where none is
   * @param statics columns that have one value for the series
   */
  SeriesBuffer(String id, int columns, int observable, int statics) {
    this.id = id;
    this.values = new double[columns][FIRST_CAPACITY];
    this.observable = observable;
    this.statics = new double[statics];
    this.staticRows = new int[statics];
    Arrays.fill(this.statics, Double.NaN);
  }

  String id() {
    return id;
  }

  int size() {
    return size;
  }

  /** Seconds since 1970 (of UTC where stamps have an offset) or the integer. */
  long time(int step) {
    return times[step];
  }

  /** Seconds that the clock of a step's stamp is ahead of UTC; 0 where stamps have no offset. */
  int offset(int step) {
    return step < offsets.length ? offsets[step] : 0;
  }

  /** Seconds since 1970 by the clock on the wall. */
  long local(int step) {
    return times[step] + offset(step);
  }

  /** The row of the file that a step came from. */
  int row(int step) {
    return rows[step];
  }

  /** One value; NaN where it is missing. */
  double value(int step, int column) {
    return values[column][step];
  }

  /** The one value of a static column; NaN where it is missing. */
  double staticValue(int column) {
    return statics[column];
  }

  /** The row that the value of a static column was read in first; 0 if in none. */
  int staticRow(int column) {
    return staticRows[column];
  }

  /** Sets the one value of a static column. */
  void setStatic(int column, double value, int row) {
    statics[column] = value;
    staticRows[column] = row;
  }

  /**
   * How many steps the series has: the rows behind them have no value but what is known ahead. All,
   * where nothing was ever observed.
   */
  int observed() {
    int end = observable == 0 ? 0 : size;
    while (end > 0 && !isObserved(end - 1)) {
      end--;
    }
    return end == 0 ? size : end;
  }

  private boolean isObserved(int step) {
    for (int c = 0; c < observable; c++) {
      if (!Double.isNaN(values[c][step])) {
        return true;
      }
    }
    return false;
  }

  /** The first step that has a value of a column; the number of steps if none has. */
  int begin(int column) {
    int step = 0;
    while (step < size && Double.isNaN(values[column][step])) {
      step++;
    }
    return step;
  }

  /** The step behind the last one that has a value of a column; 0 if none has. */
  int end(int column) {
    int end = size;
    while (end > 0 && Double.isNaN(values[column][end - 1])) {
      end--;
    }
    return end;
  }

  /** Whether a stamp is not earlier than that of the series' row before, if there is one. */
  boolean follows(long time) {
    return rowsRead > 0 && time >= latestTime;
  }

  /** Takes notice of a row of the series, whether it becomes a step or not. */
  void pass(long time) {
    latestTime = time;
    rowsRead++;
  }

  /** How many rows of the series were read. */
  int rowsRead() {
    return rowsRead;
  }

  /** Appends a step. */
  void add(long time, int offset, int row, double[] columns) {
    if (size == times.length) {
      int capacity = Math.addExact(size, Math.max(size / 2, FIRST_CAPACITY));
      times = Arrays.copyOf(times, capacity);
      rows = Arrays.copyOf(rows, capacity);
      for (int c = 0; c < values.length; c++) {
        values[c] = Arrays.copyOf(values[c], capacity);
      }
    }
    if (offset != 0 && size >= offsets.length) {
      offsets = Arrays.copyOf(offsets, times.length);
    }
    if (size < offsets.length) {
      offsets[size] = offset;
    }
    times[size] = time;
    rows[size] = row;
    size++;
    replace(size - 1, row, columns);
  }

  /** Takes other times for those that it has, each with its offset. */
  void replaceTimes(LongUnaryOperator time, LongToIntFunction offset) {
    offsets = new int[times.length];
    for (int step = 0; step < size; step++) {
      times[step] = time.applyAsLong(times[step]);
      offsets[step] = offset.applyAsInt(times[step]);
    }
  }

  /** How many columns have a value in every row. */
  int columns() {
    return values.length;
  }

  /** Puts another value into a step. */
  void set(int step, int column, double value) {
    values[column][step] = value;
  }

  /** Whether each step is later than the one before. */
  boolean ascends() {
    for (int step = 1; step < size; step++) {
      if (times[step] <= times[step - 1]) {
        return false;
      }
    }
    return true;
  }

  /** Puts the steps in the order of time, those of one time in the order that they have. */
  void sort() {
    int[] order = StableOrder.of(times, size);
    times = StableOrder.apply(order, times);
    rows = StableOrder.apply(order, rows);
    if (offsets.length > 0) {
      offsets = StableOrder.apply(order, Arrays.copyOf(offsets, size));
    }
    for (int c = 0; c < values.length; c++) {
      values[c] = StableOrder.apply(order, values[c]);
    }
  }

  /** Copies a step to the place of an earlier one. */
  void move(int from, int to) {
    times[to] = times[from];
    rows[to] = rows[from];
    if (offsets.length > 0) {
      offsets[to] = offset(from);
    }
    for (double[] column : values) {
      column[to] = column[from];
    }
  }

  /** Takes off the last steps. */
  void truncate(int newSize) {
    size = newSize;
  }

  /** The step of a time, where steps ascend; negative if there is none. */
  int stepOf(long time) {
    return Arrays.binarySearch(times, 0, size, time);
  }

  /** Puts other values into a step. */
  void replace(int step, int row, double[] columns) {
    rows[step] = row;
    for (int c = 0; c < values.length; c++) {
      values[c][step] = columns[c];
    }
  }

  /**
   * A column laid out on regular time; NaN where there is no row. Gives up its own copy.
   *
   * @param positions the place of each step, ascending
   * @param count the steps to lay out, from the first one
   */
  double[] takeColumn(int column, int[] positions, int count) {
    double[] own = values[column];
    values[column] = new double[0];
    int length = positions[count - 1] + 1;
    if (length == count) {
      return Arrays.copyOf(own, count);
    }
    double[] placed = new double[length];
    Arrays.fill(placed, Double.NaN);
    for (int i = 0; i < count; i++) {
      placed[positions[i]] = own[i];
    }
    return placed;
  }
}
