package org.rnn4j.api.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/**
 * One series: named columns of equal length over regular time. Immutable. Missing values are NaN.
 *
 * <p>A value may have been filled in instead of observed; the series knows which. A filled value
 * may have been made of what was observed after it (a line from one end of a gap to the other), so
 * what is known at a cutoff is read through a {@link Window#history()}, which shows the last
 * observed value in a gap that is still open there.
 */
public final class TimeSeries {

  private static final BitSet NONE = new BitSet(0); // never changed

  private final String id;
  private final TimeIndex time;
  private final List<String> columns;
  private final double[][] values; // [column][step], of which the first `length` belong to it
  private final int length;
  private final BitSet[] filled; // [column]: the steps that were filled in; empty where none was

  private TimeSeries(
      String id,
      TimeIndex time,
      List<String> columns,
      double[][] values,
      int length,
      BitSet[] filled) {
    this.id = id;
    this.time = time;
    this.columns = columns;
    this.values = values;
    this.length = length;
    this.filled = filled;
  }

  /**
   * A series that owns the given arrays: the caller must not change them afterwards. Nothing is
   * copied, so that a long series is held in memory once.
   *
   * @param id unique within a dataset
   * @param columns names, as many as there are arrays
   * @param values {@code [column][step]}, all of them observed or NaN
   */
  public static TimeSeries owning(
      String id, TimeIndex time, List<String> columns, double[][] values) {
    return owning(id, time, columns, values, List.of());
  }

  /**
   * As {@link #owning(String, TimeIndex, List, double[][])}, with values that were filled in. They
   * are inputs like any other, but no target is taken from them: nothing is trained on them and
   * nothing is measured by them.
   *
   * @param filled {@code [column]}: the steps whose value was not observed but filled in, never the
   *     first one; an empty list where no value of any column was. Copied
   * @throws IllegalArgumentException if the first step of a column, or one past its end, is said to
   *     be filled in: a gap at the start has nothing before it to show
   */
  public static TimeSeries owning(
      String id, TimeIndex time, List<String> columns, double[][] values, List<BitSet> filled) {
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
    int length = values[0].length;
    return new TimeSeries(
        id,
        time,
        List.copyOf(columns),
        values.clone(),
        length,
        copies(id, columns, length, filled));
  }

  private static BitSet[] copies(String id, List<String> columns, int length, List<BitSet> filled) {
    if (filled.stream().allMatch(BitSet::isEmpty)) {
      return new BitSet[0];
    }
    if (filled.size() != columns.size()) {
      throw new IllegalArgumentException(
          filled.size() + " sets of filled steps for " + columns.size() + " columns");
    }
    BitSet[] copies = new BitSet[filled.size()];
    for (int c = 0; c < copies.length; c++) {
      BitSet steps = filled.get(c);
      if (steps.get(0) || steps.length() > length) {
        throw new IllegalArgumentException(
            "in series "
                + id
                + ", column "
                + columns.get(c)
                + ", steps 1 to "
                + (length - 1)
                + " can be filled in, not "
                + (steps.get(0) ? 0 : steps.length() - 1));
      }
      copies[c] = steps.isEmpty() ? NONE : (BitSet) steps.clone();
    }
    return copies;
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
    return length;
  }

  /**
   * One value, observed or filled in; NaN when missing.
   *
   * @throws IndexOutOfBoundsException if there is no such step
   */
  public double value(int step, int column) {
    if (step >= length) {
      throw new IndexOutOfBoundsException(
          "step " + step + " of series " + id + ", which has " + length);
    }
    return values[column][step];
  }

  /** Whether any value of any column was filled in. */
  public boolean hasFilled() {
    return filled.length > 0;
  }

  /** Whether a value was filled in; what was not is observed, or NaN. */
  public boolean isFilled(int step, int column) {
    Objects.checkIndex(step, length);
    return filled.length > 0 && filled[column].get(step);
  }

  /** How many values of a column were filled in. */
  public int filledCount(int column) {
    return filled.length == 0 ? 0 : filled[column].cardinality();
  }

  /**
   * Where the gap begins that is still open at a cutoff: its steps were filled in, and what comes
   * after it is not known yet.
   *
   * @param cutoff the first unknown step, from 0 to {@link #length()}
   * @return the first step of the gap that ends at {@code cutoff - 1} or later; {@code cutoff} if
   *     the last step before it was not filled in
   */
  public int openGap(int column, int cutoff) {
    boolean open = filled.length > 0 && cutoff > 0 && filled[column].get(cutoff - 1);
    return open ? filled[column].previousClearBit(cutoff - 1) + 1 : cutoff;
  }

  /**
   * The series as it was known at a cutoff, and no more of it: what comes later is not there, and
   * in a gap that was still open stands the last observed value.
   *
   * @param cutoff the first unknown step, from 0 to {@link #length()}; the new length
   */
  public TimeSeries before(int cutoff) {
    Objects.checkFromToIndex(0, cutoff, length);
    double[][] known = values.clone();
    BitSet[] knownFilled = new BitSet[filled.length];
    for (int c = 0; c < filled.length; c++) {
      knownFilled[c] = filled[c].get(0, cutoff);
      int open = openGap(c, cutoff);
      if (open < cutoff) { // otherwise the array is shared: a long series is in memory once
        known[c] = Arrays.copyOf(values[c], cutoff);
        Arrays.fill(known[c], open, cutoff, values[c][open - 1]);
      }
    }
    boolean anyFilled = Arrays.stream(knownFilled).anyMatch(steps -> !steps.isEmpty());
    return new TimeSeries(
        id, time, columns, known, cutoff, anyFilled ? knownFilled : new BitSet[0]);
  }

  /** The series as it was observed: NaN where a value was filled in. */
  public TimeSeries observed() {
    if (!hasFilled()) {
      return this;
    }
    double[][] observed = values.clone();
    for (int c = 0; c < filled.length; c++) {
      if (!filled[c].isEmpty()) {
        double[] column = Arrays.copyOf(values[c], length);
        filled[c].stream().forEach(step -> column[step] = Double.NaN);
        observed[c] = column;
      }
    }
    return new TimeSeries(id, time, columns, observed, length, new BitSet[0]);
  }

  /**
   * A series of other values, of which the same ones were filled in.
   *
   * @param others {@code [column][step]}, of the same shape; owned from now on
   */
  public TimeSeries withValues(double[][] others) {
    TimeSeries other = owning(id, time, columns, others);
    if (other.length != length) {
      throw new IllegalArgumentException(other.length + " steps in place of " + length);
    }
    return new TimeSeries(id, time, columns, other.values, length, filled);
  }

  /** A copy of steps {@code from} (inclusive) to {@code to} (exclusive) of one column. */
  public double[] copy(int column, int from, int to) {
    Objects.checkFromToIndex(from, to, length);
    return Arrays.copyOfRange(values[column], from, to);
  }

  /**
   * A series of the same name of steps {@code from} (inclusive) to {@code to} (exclusive) alone,
   * with their time stamps; copies the values. Where it begins within a gap, the gap shows what was
   * observed before.
   */
  public TimeSeries part(int from, int to) {
    double[][] part = new double[values.length][];
    List<BitSet> partFilled = new ArrayList<>();
    for (int column = 0; column < part.length; column++) {
      part[column] = copy(column, from, to);
      if (filled.length > 0) {
        int gap = openGap(column, from + 1);
        int end = Math.min(to, filled[column].nextClearBit(from));
        if (gap <= from) {
          Arrays.fill(part[column], 0, end - from, values[column][gap - 1]);
        }
        BitSet steps = filled[column].get(from, to);
        steps.clear(0); // it stands for the last observed value
        partFilled.add(steps);
      }
    }
    return owning(id, time.from(from), columns, part, partFilled);
  }

  @Override
  public String toString() {
    return "TimeSeries[" + id + ", " + columns + ", " + length + " steps]";
  }
}
