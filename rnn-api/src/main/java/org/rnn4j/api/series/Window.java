package org.rnn4j.api.series;

/**
 * One forecasting situation: everything before {@code cutoff} is known, the {@code horizon} steps
 * from {@code cutoff} on are to be forecast. What a forecaster may know of it is its {@link
 * #history()} and what is {@link #ahead()}; {@link #actual} is for who measures or learns.
 *
 * @param series the series; need not reach over the horizon
 * @param cutoff the first unknown step; lead 1 is this step
 * @param horizon how many leads there are, at least 1
 */
public record Window(TimeSeries series, int cutoff, int horizon) {

  public Window {
    if (cutoff < 0 || cutoff > series.length()) {
      throw new IndexOutOfBoundsException(
          "cutoff " + cutoff + " in a series of " + series.length() + " steps");
    }
    if (horizon < 1) {
      throw new IllegalArgumentException("a horizon has at least 1 step, not " + horizon);
    }
  }

  /** What is known of all columns, up to the cutoff. */
  public History history() {
    return new History(series, cutoff);
  }

  /** What is known over the horizon: the columns of the role {@link Column.Role#FUTURE}. */
  public Ahead ahead() {
    return new Ahead(series, cutoff, horizon);
  }

  /**
   * The true value {@code lead} steps ahead (from 1) of a target column; NaN when it is missing or
   * was filled in, so that nothing is learned from what was never observed.
   */
  public double actual(int lead, int column) {
    return series.observed(cutoff + lead - 1, column);
  }
}
