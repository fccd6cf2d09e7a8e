package org.rnn4j.forecast.data;

/**
 * A time stamp as it was read.
 *
 * @param local seconds since 1970 by the clock on the wall
 * @param offset seconds that this clock is ahead of UTC; {@link #NO_OFFSET} if the stamp says none
 */
record Stamp(long local, int offset) {

  /** Of a stamp that has no distance from UTC. */
  static final int NO_OFFSET = Integer.MIN_VALUE;
}
