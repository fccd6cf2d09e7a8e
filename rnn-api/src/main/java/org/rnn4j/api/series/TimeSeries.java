package org.rnn4j.api.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * One series: columns of equal length over regular time, and one value of each static column.
 * Immutable.
 *
 * <p>Of a {@linkplain Column#isDerived derived} column it holds nothing: its values follow from the
 * time stamps, past the end of the series too.
 *
 * <p>A value is {@linkplain #isObserved observed}, or it is not: then it is missing, which is NaN,
 * or was filled in. A filled value may have been made of what was observed after it (a line from
 * one end of a gap to the other), so what is known at a cutoff is read through a {@link
 * Window#history()}, which shows the last observed value in a gap that is still open there.
 *
 * <p>A series ends with the last step that may have been observed. What is {@linkplain
 * Column.Role#FUTURE known ahead} may go on beyond that end: these values are no steps of the
 * series and are shown by a {@link Window#ahead()} alone.
 *
 * <p>A step has a {@linkplain #weight weight}: how much its targets count where something is
 * learned from them.
 */
public final class TimeSeries {

  private static final BitSet NONE = new BitSet(0); // never changed
  private static final double[] ALIKE = {};

  private final String id;
  private final TimeIndex time;
  private final List<Column> columns; // of which those with values at every step are the first
  private final double[][] values; // [column][step], of which the first `length` belong to it
  private final int length;
  private final int known; // the steps of what is known ahead; at least the length
  private final BitSet[] filled; // [column]: the steps that were filled in; empty where none was
  private final double[] statics; // [static column]
  private final double[] weights; // [step], of which the first `length` count; empty: all are 1

  private TimeSeries(
      String id,
      TimeIndex time,
      List<Column> columns,
      double[][] values,
      int length,
      int known,
      BitSet[] filled,
      double[] statics,
      double[] weights) {
    this.id = id;
    this.time = time;
    this.columns = columns;
    this.values = values;
    this.length = length;
    this.known = known;
    this.filled = filled;
    this.statics = statics;
    this.weights = weights;
  }

  // Of the same name, time and columns.
  private TimeSeries with(
      double[][] others, int otherLength, int otherKnown, BitSet[] otherFilled) {
    return new TimeSeries(
        id, time, columns, others, otherLength, otherKnown, otherFilled, statics, weights);
  }

  /**
   * A series that owns the given arrays: the caller must not change them afterwards. Nothing is
   * copied, so that a long series is held in memory once. The list of columns is shared where it
   * can be: give all series of a dataset the same unmodifiable one.
   *
   * @param id unique within a dataset
   * @param columns in the order of their roles; all but the derived and the static ones have an
   *     array of values
   * @param values {@code [column][step]}, all of them observed or NaN; those of the role {@link
   *     Column.Role#FUTURE} may all be longer by as many steps, which are known ahead of the end
   */
  public static TimeSeries owning(
      String id, TimeIndex time, List<Column> columns, double[][] values) {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(time, "time");
    List<Column> ordered = Column.inOrder(columns);
    int held = Column.held(ordered);
    if (held == 0 || held != values.length) {
      throw new IllegalArgumentException(held + " columns for " + values.length + " arrays");
    }
    int length = values[0].length;
    int known = values[held - 1].length; // of a future covariate, where there is one
    for (int c = 0; c < held; c++) {
      boolean ahead = ordered.get(c).role() == Column.Role.FUTURE;
      if (values[c].length != (ahead ? known : length) || known < length) {
        throw new IllegalArgumentException("the columns of series " + id + " differ in length");
      }
      if (columns.get(c).type() == Column.Type.CATEGORY) {
        for (double value : values[c]) {
          columns.get(c).require(value, id);
        }
      }
    }
    double[] statics = new double[columns.size() - Column.timed(ordered)];
    Arrays.fill(statics, Double.NaN);
    return new TimeSeries(
        id, time, ordered, values.clone(), length, known, new BitSet[0], statics, ALIKE);
  }

  /**
   * This series with some of its values said to be filled in. They are inputs like any other, but
   * no target is taken from them: nothing is trained on them and nothing is measured by them.
   *
   * @param steps {@code [column]}: the steps whose value was not observed but filled in, never the
   *     first one; an empty list where no value of any column was. Copied
   * @throws IllegalArgumentException if the first step of a column, or one past its end, is said to
   *     be filled in: a gap at the start has nothing before it to show
   */
  public TimeSeries withFilled(List<BitSet> steps) {
    return with(values, length, known, copies(id, columns, length, steps));
  }

  /**
   * This series with the values of its static columns, which are NaN without.
   *
   * @param ofColumns one for each static column, in their order; NaN when missing. Copied
   */
  public TimeSeries withStatics(double... ofColumns) {
    if (ofColumns.length != statics.length) {
      throw new IllegalArgumentException(
          ofColumns.length + " values for " + statics.length + " static columns of series " + id);
    }
    for (int i = 0; i < ofColumns.length; i++) {
      columns.get(width() + i).require(ofColumns[i], id);
    }
    return new TimeSeries(
        id, time, columns, values, length, known, filled, ofColumns.clone(), weights);
  }

  /**
   * This series with what its steps count where something is learned from them. Nothing is measured
   * by it: a metric takes every observed target alike.
   *
   * @param ofSteps one for each step, at least 0 and finite; owned from now on
   */
  public TimeSeries withWeights(double[] ofSteps) {
    if (ofSteps.length != length) {
      throw new IllegalArgumentException(
          ofSteps.length + " weights for " + length + " steps of series " + id);
    }
    for (double weight : ofSteps) {
      if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "a weight of series " + id + " is " + weight + ", not a number of at least 0");
      }
    }
    return new TimeSeries(id, time, columns, values, length, known, filled, statics, ofSteps);
  }

  /** Whether its steps count differently; each counts 1 otherwise. */
  public boolean hasWeights() {
    return weights.length > 0;
  }

  /** What the targets of a step count where something is learned from them; 1 unless given. */
  public double weight(int step) {
    Objects.checkIndex(step, length);
    return weights.length == 0 ? 1 : weights[step];
  }

  /**
   * This series with derived columns, behind its others that are known ahead; nothing is copied.
   *
   * @param derived may be none
   */
  public TimeSeries withDerived(List<Column> derived) {
    return over(Column.with(columns, derived));
  }

  /** With other derived columns among the same ones. */
  TimeSeries over(List<Column> others) {
    List<Column> ordered = Column.inOrder(others);
    if (Column.held(ordered) != values.length
        || ordered.size() - Column.timed(ordered) != statics.length) {
      throw new IllegalArgumentException("series " + id + " holds other columns than " + others);
    }
    return new TimeSeries(id, time, ordered, values, length, known, filled, statics, weights);
  }

  private static BitSet[] copies(String id, List<Column> columns, int length, List<BitSet> filled) {
    if (filled.stream().allMatch(BitSet::isEmpty)) {
      return new BitSet[0];
    }
    if (filled.size() != Column.held(columns)) {
      throw new IllegalArgumentException(
          filled.size() + " sets of filled steps for " + Column.held(columns) + " columns");
    }
    BitSet[] copies = new BitSet[filled.size()];
    for (int c = 0; c < copies.length; c++) {
      BitSet steps = filled.get(c);
      if (steps.get(0) || steps.length() > length) {
        throw new IllegalArgumentException(
            "in series "
                + id
                + ", column "
                + columns.get(c).name()
                + ", steps 1 to "
                + (length - 1)
                + " can be filled in, not "
                + (steps.get(0) ? 0 : steps.length() - 1));
      }
      copies[c] = steps.isEmpty() ? NONE : (BitSet) steps.clone();
    }
    return copies;
  }

  /** A series of one target over integer time; copies the values. */
  public static TimeSeries of(String id, String target, double... values) {
    return owning(
        id, TimeIndex.integers(), Column.targets(target), new double[][] {values.clone()});
  }

  /** Unique within a dataset. */
  public String id() {
    return id;
  }

  /** The time stamps. */
  public TimeIndex time() {
    return time;
  }

  /** What its columns are; those with a value at every step come first. */
  public List<Column> columns() {
    return columns;
  }

  /** How many columns have a value at every step. */
  public int width() {
    return columns.size() - statics.length;
  }

  /** How many of these are held, and not derived; they are the first ones. */
  public int held() {
    return values.length;
  }

  /** The number of steps. */
  public int length() {
    return length;
  }

  /**
   * How many steps after the last one the future covariates are known; 0 unless such values were
   * given.
   */
  public int knownAhead() {
    return known - length;
  }

  // Of a future covariate, up to the last step that is known ahead.
  double ahead(int step, int column) {
    Objects.checkIndex(step, known);
    return values[column][step];
  }

  /**
   * One value, observed or filled in; NaN when missing.
   *
   * @param step of a derived column it may lie past the end
   * @throws IndexOutOfBoundsException if there is no such step
   */
  public double value(int step, int column) {
    if (column >= values.length) {
      return derived(step, column);
    }
    if (step >= length) {
      throw new IndexOutOfBoundsException(
          "step " + step + " of series " + id + ", which has " + length);
    }
    return values[column][step];
  }

  private double derived(int step, int column) {
    Objects.checkIndex(column, width());
    if (step < 0) {
      throw new IndexOutOfBoundsException("step " + step + " of series " + id);
    }
    return columns.get(column).derivation().orElseThrow().at(time, step);
  }

  /**
   * The one value of a static column; NaN when missing.
   *
   * @param column its index among all columns
   */
  public double staticValue(int column) {
    Objects.checkIndex(column - width(), statics.length);
    return statics[column - width()];
  }

  /** Whether a value is neither missing nor filled in. */
  public boolean isObserved(int step, int column) {
    return !Double.isNaN(observed(step, column));
  }

  /** One value if it was observed; NaN when it is missing or was filled in. */
  public double observed(int step, int column) {
    return isFilled(step, column) ? Double.NaN : value(step, column);
  }

  /** Whether any value of any column was filled in. */
  public boolean hasFilled() {
    return filled.length > 0;
  }

  /** Whether a value was filled in; what was not is observed, or missing. */
  public boolean isFilled(int step, int column) {
    if (column >= values.length) {
      return false;
    }
    Objects.checkIndex(step, length);
    return filled.length > 0 && filled[column].get(step);
  }

  /** How many values of a column were filled in. */
  public int filledCount(int column) {
    return filled.length == 0 || column >= values.length ? 0 : filled[column].cardinality();
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
    boolean mayBe = filled.length > 0 && column < values.length && cutoff > 0;
    boolean open = mayBe && filled[column].get(cutoff - 1);
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
    double[][] shown = values.clone();
    BitSet[] knownFilled = new BitSet[filled.length];
    for (int c = 0; c < filled.length; c++) {
      knownFilled[c] = filled[c].get(0, cutoff);
      int open = openGap(c, cutoff);
      if (open < cutoff) { // otherwise the array is shared: a long series is in memory once
        shown[c] = Arrays.copyOf(values[c], cutoff);
        Arrays.fill(shown[c], open, cutoff, values[c][open - 1]);
      }
    }
    boolean anyFilled = Arrays.stream(knownFilled).anyMatch(steps -> !steps.isEmpty());
    return with(shown, cutoff, cutoff, anyFilled ? knownFilled : new BitSet[0]);
  }

  /** The series as it was observed: NaN where a value was filled in. */
  public TimeSeries observed() {
    if (!hasFilled()) {
      return this;
    }
    double[][] observed = values.clone();
    for (int c = 0; c < filled.length; c++) {
      if (!filled[c].isEmpty()) {
        double[] column = Arrays.copyOf(values[c], reach(c));
        filled[c].stream().forEach(step -> column[step] = Double.NaN);
        observed[c] = column;
      }
    }
    return with(observed, length, known, new BitSet[0]);
  }

  private int reach(int column) {
    return columns.get(column).role() == Column.Role.FUTURE ? known : length;
  }

  /**
   * A series of other values, of which the same ones were filled in.
   *
   * @param others {@code [column][step]} of the columns that are held, of as many steps; owned from
   *     now on. What is known ahead of the end is what they have of it
   */
  public TimeSeries withValues(double[][] others) {
    TimeSeries other = owning(id, time, columns, others);
    if (other.length != length) {
      throw new IllegalArgumentException(other.length + " steps in place of " + length);
    }
    return with(other.values, length, other.known, filled);
  }

  /** A copy of steps {@code from} (inclusive) to {@code to} (exclusive) of one column. */
  public double[] copy(int column, int from, int to) {
    Objects.checkFromToIndex(from, to, length);
    return column < values.length
        ? Arrays.copyOfRange(values[column], from, to)
        : IntStream.range(from, to).mapToDouble(step -> derived(step, column)).toArray();
  }

  /**
   * A series of the same name of steps {@code from} (inclusive) to {@code to} (exclusive) alone,
   * with their time stamps; copies the values. Where it begins within a gap, the gap shows what was
   * observed before. What is known ahead of the end is there if the part ends with the series.
   */
  public TimeSeries part(int from, int to) {
    Objects.checkFromToIndex(from, to, length);
    double[][] part = new double[values.length][];
    List<BitSet> partFilled = new ArrayList<>();
    for (int column = 0; column < part.length; column++) {
      part[column] = Arrays.copyOfRange(values[column], from, to == length ? reach(column) : to);
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
    return new TimeSeries(
        id,
        time.from(from),
        columns,
        part,
        to - from,
        (to == length ? known : to) - from,
        copies(id, columns, to - from, partFilled),
        statics,
        weights.length == 0 ? weights : Arrays.copyOfRange(weights, from, to));
  }

  @Override
  public String toString() {
    return "TimeSeries[" + id + ", " + Column.names(columns) + ", " + length + " steps]";
  }
}
