package org.rnn4j.api.series;

/**
 * One forecasting situation: everything before {@code cutoff} is known, the steps from {@code
 * cutoff} on are to be forecast.
 *
 * @param series the series
 * @param cutoff the first unknown step; lead 1 is this step
 */
public record Window(TimeSeries series, int cutoff) {

  public Window {
    if (cutoff < 0 || cutoff > series.length()) {
      throw new IndexOutOfBoundsException(
          "cutoff " + cutoff + " in a series of " + series.length() + " steps");
    }
  }

  /** What is known. */
  public History history() {
    return new History(series, cutoff);
  }

  /**
   * The true value {@code lead} steps ahead (from 1) of a target column; NaN when it is missing or
   * was filled in, so that nothing is learned from what was never observed.
   */
  public double actual(int lead, int column) {
    int step = cutoff + lead - 1;
    return series.isFilled(step, column) ? Double.NaN : series.value(step, column);
  }
}
