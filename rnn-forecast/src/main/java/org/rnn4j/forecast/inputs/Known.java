package org.rnn4j.forecast.inputs;

/**
 * What is known of the columns of one series at one cutoff, scaled. Positions count from the
 * cutoff: 0 is the first step behind it (lead 1), -1 the last one before it.
 */
interface Known {

  /**
   * Copies {@code count} values of a column, {@code stride} apart: as they are known at the cutoff,
   * NaN where one is missing, lies before the start of the series or is not known ahead.
   *
   * @param from position of the first one
   */
  void copy(int column, int from, int count, float[] destination, int offset, int stride);

  /** Whether a value is known that was neither missing nor filled in. */
  boolean isObserved(int column, int position);

  /** The value of a static column; NaN when missing. */
  double staticValue(int column);
}
