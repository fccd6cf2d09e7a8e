package org.rnn4j.api.series;

/**
 * The part of a series before a cutoff, and no way to see more: what a forecaster is given. In a
 * gap that is still open at the cutoff it shows the last observed value, since what the gap was
 * filled with may be made of what comes after it; a gap that is closed by then shows what it was
 * filled with.
 */
public final class History {

  private static final int[] ALL = {};

  private final TimeSeries series;
  private final int length;
  private final int[] lastShown; // [column]: later steps show its value; empty if nothing is filled

  History(TimeSeries series, int length) {
    this.series = series;
    this.length = length;
    this.lastShown = series.hasFilled() ? lastShown() : ALL;
  }

  private int[] lastShown() {
    int[] last = new int[series.width()];
    for (int column = 0; column < last.length; column++) {
      last[column] = series.openGap(column, length) - 1;
    }
    return last;
  }

  /** The known steps. */
  public int length() {
    return length;
  }

  /** How many columns have a value at every step; the targets are the first ones. */
  public int columns() {
    return series.width();
  }

  /** What is known of one column. */
  public Past past(int column) {
    return new Past() {
      @Override
      public int length() {
        return length;
      }

      @Override
      public double last(int back) {
        return History.this.last(back, column);
      }
    };
  }

  /** How many columns are to be forecast. */
  public int targets() {
    return (int) series.columns().stream().filter(c -> c.role() == Column.Role.TARGET).count();
  }

  /** As {@link TimeSeries#staticValue}: what is static is known always. */
  public double staticValue(int column) {
    return series.staticValue(column);
  }

  /** The id of the series. */
  public String seriesId() {
    return series.id();
  }

  /** The time stamps; they go on past the cutoff, as time does. */
  public TimeIndex time() {
    return series.time();
  }

  /**
   * One value as it is known at the cutoff; NaN when missing.
   *
   * @throws IndexOutOfBoundsException if the step is not before the cutoff
   */
  public double value(int step, int column) {
    if (step < 0 || step >= length) {
      throw new IndexOutOfBoundsException(
          "step " + step + " is not known at cutoff " + length + " of series " + series.id());
    }
    return series.value(lastShown.length == 0 ? step : Math.min(step, lastShown[column]), column);
  }

  /**
   * Whether a value was observed: it is neither missing nor filled in, which shows at its own step.
   *
   * @throws IndexOutOfBoundsException if the step is not before the cutoff
   */
  public boolean isObserved(int step, int column) {
    return !Double.isNaN(value(step, column)) && !series.isFilled(step, column);
  }

  /**
   * The number of first steps that every later history of the series shows alike: all of them,
   * unless a gap is open.
   */
  public int settled() {
    int settled = length;
    for (int last : lastShown) {
      settled = Math.min(settled, last + 1);
    }
    return settled;
  }

  /**
   * Whether this is a history of the very same series with nothing less known, so that a forecaster
   * may carry on from what it computed of the {@link #settled()} steps of {@code earlier}.
   */
  public boolean continues(History earlier) {
    return series == earlier.series && length >= earlier.length;
  }

  /** The value {@code back} steps before the cutoff: 1 is the last known one. */
  public double last(int back, int column) {
    return value(length - back, column);
  }
}
