package org.rnn4j.api.forecast;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * What is forecast for one or several windows, in the data's own units: {@code [rows, leads,
 * targets, levels]}. The first level is the point; quantiles and samples may follow. NaN where
 * there is no forecast. Immutable.
 */
public final class Forecast {

  private static final List<Level> POINTS = List.of(Level.POINT);

  private final int rows;
  private final int leads;
  private final int targets;
  private final List<Level> levels;
  private final double[] values; // [rows, leads, targets, levels], row-major

  private Forecast(int rows, int leads, int targets, List<Level> levels, double[] values) {
    this.rows = rows;
    this.leads = leads;
    this.targets = targets;
    this.levels = levels;
    this.values = values;
  }

  /** The point of one lead and target. */
  @FunctionalInterface
  public interface Point {

    /**
     * The forecast; NaN where there is none.
     *
     * @param lead from 1
     * @param target from 0
     */
    double at(int lead, int target);
  }

  /**
   * Points for one window, worked out now, lead by lead.
   *
   * @param leads how many, at least 1
   * @param targets how many, at least 1
   */
  public static Forecast of(int leads, int targets, Point point) {
    double[] values = new double[Math.multiplyExact(leads, targets)];
    for (int lead = 1; lead <= leads; lead++) {
      for (int target = 0; target < targets; target++) {
        values[(lead - 1) * targets + target] = point.at(lead, target);
      }
    }
    return owning(1, leads, targets, POINTS, values);
  }

  /**
   * A forecast that owns the given numbers: the caller must not change them afterwards.
   *
   * @param levels no two alike, the first one {@link Level#POINT}
   * @param values {@code [rows, leads, targets, levels]}, row-major
   * @throws IllegalArgumentException if these do not fit
   */
  public static Forecast owning(
      int rows, int leads, int targets, List<Level> levels, double[] values) {
    if (rows < 0 || leads < 1 || targets < 1) {
      throw new IllegalArgumentException(
          "a forecast has leads and targets, not [" + rows + ", " + leads + ", " + targets + "]");
    }
    if (levels.isEmpty()
        || !levels.get(0).equals(Level.POINT)
        || new HashSet<>(levels).size() < levels.size()) {
      throw new IllegalArgumentException(
          "the levels of a forecast differ and begin with the point: " + levels);
    }
    if (values.length != (long) rows * leads * targets * levels.size()) {
      throw new IllegalArgumentException(
          values.length
              + " numbers do not fill ["
              + rows
              + ", "
              + leads
              + ", "
              + targets
              + ", "
              + levels.size()
              + "]");
    }
    return new Forecast(rows, leads, targets, List.copyOf(levels), values);
  }

  /** As {@link #owning(int, int, int, List, double[])}, of points alone. */
  public static Forecast points(int rows, int leads, int targets, double[] values) {
    return owning(rows, leads, targets, POINTS, values);
  }

  /**
   * The rows of several forecasts, one after the other.
   *
   * @param forecasts at least one, of the same leads, targets and levels
   */
  public static Forecast stacked(List<Forecast> forecasts) {
    Forecast first = forecasts.get(0);
    double[] all = new double[forecasts.stream().mapToInt(f -> f.values.length).sum()];
    int rows = 0;
    int filled = 0;
    for (Forecast one : forecasts) {
      if (one.leads != first.leads
          || one.targets != first.targets
          || !one.levels.equals(first.levels)) {
        throw new IllegalArgumentException(
            one + " cannot be stacked on " + first + ": leads, targets and levels must be equal");
      }
      System.arraycopy(one.values, 0, all, filled, one.values.length);
      filled += one.values.length;
      rows += one.rows;
    }
    return new Forecast(rows, first.leads, first.targets, first.levels, all);
  }

  /** How many windows it is for. */
  public int rows() {
    return rows;
  }

  /** How many leads it has. */
  public int leads() {
    return leads;
  }

  /** How many targets it has. */
  public int targets() {
    return targets;
  }

  /** What each number says; the first one is the point. */
  public List<Level> levels() {
    return levels;
  }

  /** The point of a row (from 0), lead (from 1) and target (from 0). */
  public double point(int row, int lead, int target) {
    return value(row, lead, target, 0);
  }

  /**
   * One number.
   *
   * @param row from 0
   * @param lead from 1
   * @param target from 0
   * @param level index into {@link #levels()}
   */
  public double value(int row, int lead, int target, int level) {
    Objects.checkIndex(row, rows);
    Objects.checkIndex(lead - 1, leads);
    Objects.checkIndex(target, targets);
    Objects.checkIndex(level, levels.size());
    return values[((row * leads + lead - 1) * targets + target) * levels.size() + level];
  }

  /** One row alone. */
  public Forecast row(int row) {
    Objects.checkIndex(row, rows);
    int size = values.length / rows;
    double[] own = Arrays.copyOfRange(values, row * size, (row + 1) * size);
    return new Forecast(1, leads, targets, levels, own);
  }

  /** A copy of all numbers: {@code [rows, leads, targets, levels]}, row-major. */
  public double[] toArray() {
    return values.clone();
  }

  /** Whether the other one has the same shape and levels and the same numbers, to the bit. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Forecast that
        && rows == that.rows
        && leads == that.leads
        && targets == that.targets
        && levels.equals(that.levels)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Objects.hash(rows, leads, targets, levels, Arrays.hashCode(values));
  }

  @Override
  public String toString() {
    return "Forecast[rows "
        + rows
        + ", leads "
        + leads
        + ", targets "
        + targets
        + ", levels "
        + levels
        + "]";
  }
}
