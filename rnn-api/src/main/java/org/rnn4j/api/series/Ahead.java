package org.rnn4j.api.series;

import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.series.Column.Role;

/**
 * What is known of the steps after a cutoff: the columns of the role {@link Role#FUTURE} over the
 * horizon, and no way to see more. Those that are {@linkplain Column#isDerived derived} go on past
 * the end of the series. In a gap that is still open at the end of the horizon it shows the last
 * observed value, as a {@link History} does at the cutoff.
 */
public final class Ahead {

  private final TimeSeries series;
  private final int cutoff;
  private final int horizon;

  Ahead(TimeSeries series, int cutoff, int horizon) {
    this.series = series;
    this.cutoff = cutoff;
    this.horizon = horizon;
  }

  /** How many leads there are; the steps to be forecast. */
  public int horizon() {
    return horizon;
  }

  /**
   * One value as it is known at the cutoff; NaN when missing.
   *
   * @param lead from 1, the step at the cutoff, to {@link #horizon()}
   * @param column index of the column in the series, which is that in the history too
   * @throws IndexOutOfBoundsException if there is no such lead
   * @throws IllegalArgumentException if the column is of another role
   * @throws InputException if what is known of the series ends before that lead, naming column and
   *     time stamp
   */
  public double value(int lead, int column) {
    if (lead < 1 || lead > horizon) {
      throw new IndexOutOfBoundsException(
          "lead " + lead + " is not one of 1 to " + horizon + ", the horizon");
    }
    Column asked = series.columns().get(column);
    if (asked.role() != Role.FUTURE) {
      throw new IllegalArgumentException(
          "column "
              + asked.name()
              + " of series "
              + series.id()
              + " is "
              + asked.role().words()
              + ": only future covariates are known ahead");
    }
    int step = cutoff + lead - 1;
    if (asked.isDerived()) {
      return series.value(step, column);
    }
    int known = series.length() + series.knownAhead();
    if (step >= known) {
      throw new InputException(
          "series " + Quoted.of(series.id()) + ", column " + Quoted.of(asked.name()),
          "there is no value at " + series.time().label(step) + ", lead " + lead,
          "give the column's values over the horizon of " + horizon + " steps");
    }
    int end = Math.min(cutoff + horizon, known);
    int lastShown = series.openGap(column, end) - 1;
    return series.ahead(Math.min(step, lastShown), column);
  }

  /**
   * Whether a value that is known ahead was given: it is neither missing nor filled in.
   *
   * @throws RuntimeException as {@link #value}
   */
  public boolean isObserved(int lead, int column) {
    int step = cutoff + lead - 1;
    boolean filled = step < series.length() && series.isFilled(step, column);
    return !Double.isNaN(value(lead, column)) && !filled;
  }
}
