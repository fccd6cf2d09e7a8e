package org.rnn4j.api.series;

/** The part of a series before a cutoff, and no way to see more: what a forecaster is given. */
public final class History {

  private final TimeSeries series;
  private final int length;

  History(TimeSeries series, int length) {
    this.series = series;
    this.length = length;
  }

  /** The known steps. */
  public int length() {
    return length;
  }

  /** The number of columns. */
  public int columns() {
    return series.columns().size();
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
   * One known value.
   *
   * @throws IndexOutOfBoundsException if the step is not before the cutoff
   */
  public double value(int step, int column) {
    if (step < 0 || step >= length) {
      throw new IndexOutOfBoundsException(
          "step " + step + " is not known at cutoff " + length + " of series " + series.id());
    }
    return series.value(step, column);
  }

  /**
   * Whether this is a history of the very same series with nothing less known, so that a forecaster
   * may carry on from what it computed for {@code earlier}.
   */
  public boolean continues(History earlier) {
    return series == earlier.series && length >= earlier.length;
  }

  /** The value {@code back} steps before the cutoff: 1 is the last known one. */
  public double last(int back, int column) {
    return value(length - back, column);
  }
}
