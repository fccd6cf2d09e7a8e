package org.rnn4j.forecast.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.option.Spelling;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Column.Role;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.text.Numbers;

/**
 * Which values the targets can have. Forecasts are brought to the nearest of them.
 *
 * @param all the range of every target that has none of its own
 * @param own ranges of targets of their own, by name
 * @param whole which targets are whole numbers
 */
public record TargetBounds(Range all, Map<String, Range> own, Whole whole) {

  private static final int MOST_PROBLEMS = 10;

  /** Any value. */
  public static final TargetBounds NONE = new TargetBounds(Range.ANY, Map.of(), Whole.NONE);

  /**
   * A range of values.
   *
   * @param low the least value; minus infinity where there is none
   * @param high the largest value; infinity where there is none
   */
  public record Range(double low, double high) {

    /** Every value. */
    public static final Range ANY = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    public Range {
      if (!(low <= high)) {
        throw new IllegalArgumentException(low + " lies above " + high);
      }
    }

    boolean isAny() {
      return equals(ANY);
    }
  }

  /**
   * Targets that are whole numbers.
   *
   * @param all whether every one is
   * @param columns those that are, where not every one is
   */
  public record Whole(boolean all, List<String> columns) {

    static final Whole NONE = new Whole(false, List.of());

    public Whole {
      columns = List.copyOf(columns);
    }

    private boolean has(String target) {
      return all || columns.contains(target);
    }
  }

  /** The values of one target. */
  public record Bound(Range range, boolean isWhole) {

    /** The nearest value to a finite number; any other is left as it is. */
    public double nearest(double value) {
      if (!Double.isFinite(value)) {
        return value;
      }
      double low = isWhole ? Math.ceil(range.low()) : range.low();
      double high = isWhole ? Math.floor(range.high()) : range.high();
      return Math.min(Math.max(isWhole ? Math.rint(value) : value, low), high);
    }

    /** Whether it is a value that the target can have. */
    public boolean has(double value) {
      return nearest(value) == value;
    }

    /** In words that follow the name of the target. */
    public String words() {
      String numbers = isWhole ? "whole numbers" : "numbers";
      boolean below = range.low() == Double.NEGATIVE_INFINITY;
      boolean above = range.high() == Double.POSITIVE_INFINITY;
      return below && above
          ? numbers
          : below
              ? numbers + " up to " + number(range.high())
              : numbers
                  + " from "
                  + number(range.low())
                  + (above ? " on" : " to " + number(range.high()));
    }

    private static String number(double bound) {
      return bound == Math.rint(bound) && Math.abs(bound) < 1e15
          ? Long.toString((long) bound)
          : Double.toString(bound);
    }
  }

  public TargetBounds {
    Objects.requireNonNull(all, "all");
    Objects.requireNonNull(whole, "whole");
    own = Collections.unmodifiableMap(new LinkedHashMap<>(own));
  }

  /** Whether no target is bounded. */
  public boolean isNone() {
    return equals(NONE);
  }

  /**
   * Refuses a target that the data do not have, and observed values that a target cannot have.
   *
   * @throws InputException naming the first ones with series, column and time
   */
  public void require(List<TimeSeries> all) {
    List<Problem> problems = new ArrayList<>();
    List<Column> columns = all.get(0).columns();
    List<String> targets =
        Column.names(columns.stream().filter(c -> c.role() == Role.TARGET).toList());
    own.keySet().forEach(name -> requireTarget(SpecPlaces.RANGE.key(name), name, targets));
    whole.columns().forEach(name -> requireTarget(SpecPlaces.INTEGER, name, targets));
    for (TimeSeries series : all) {
      for (int column = 0; column < targets.size(); column++) {
        Optional<Bound> bound = of(targets.get(column));
        for (int t = 0; bound.isPresent() && t < series.length(); t++) {
          double value = series.observed(t, column);
          if (!Double.isNaN(value) && !bound.get().has(value) && problems.size() < MOST_PROBLEMS) {
            problems.add(outside(series, column, t, bound.get()));
          }
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
  }

  private static void requireTarget(Place place, String name, List<String> targets) {
    if (!targets.contains(name)) {
      throw new InputException(
          place, Quoted.of(name) + " is no target", Spelling.suggestion(name, targets));
    }
  }

  private static Problem outside(TimeSeries series, int column, int step, Bound bound) {
    String name = series.columns().get(column).name();
    return new Problem(
        "series " + Quoted.of(series.id()) + ", column " + Quoted.of(name),
        "the value at "
            + series.time().label(step)
            + " is "
            + Numbers.text(series.value(step, column))
            + ", and the column is said to have "
            + bound.words(),
        "correct the value, or data.range and data.integer");
  }

  /** The bound of a target; empty where it can have any value. */
  public Optional<Bound> of(String target) {
    Bound bound = new Bound(own.getOrDefault(target, all), whole.has(target));
    return bound.range().isAny() && !bound.isWhole() ? Optional.empty() : Optional.of(bound);
  }
}
