package org.rnn4j.cells.internal.kernel;

/**
 * Random bits as a function of a key and a place, so that they depend on neither the order of
 * computing nor on who computes: counter-based, as in Salmon et al. 2011 ("Parallel random numbers:
 * as easy as 1, 2, 3"), with the 32-bit finalizer of Wellons 2018 ("Prospecting for hash
 * functions"), which a vector computes with integer operations alone.
 *
 * <p>The bits of a place are {@code mix(mix(low + place * PLACE) ^ (high + row * ROW))}, the key
 * being {@code (high, low)}.
 */
public final class CounterHash {

  /** Between neighbouring places: the golden ratio, odd. */
  static final int PLACE = 0x9E3779B9;

  /** Between neighbouring rows. */
  static final int ROW = 0x85EBCA6B;

  static final int FIRST_FACTOR = 0x7FEB352D;
  static final int SECOND_FACTOR = 0x846CA68B;

  /** The bits of which a rate is a fraction, so many that they are exact in a float. */
  private static final int BITS = 24;

  static final int UNUSED_BITS = Integer.SIZE - BITS;

  private CounterHash() {}

  static int mix(int x) {
    int z = (x ^ (x >>> 16)) * FIRST_FACTOR;
    z = (z ^ (z >>> 15)) * SECOND_FACTOR;
    return z ^ (z >>> 16);
  }

  /** What all rows of a place have in common. */
  static int ofPlace(long key, int place) {
    return mix((int) key + place * PLACE);
  }

  /** What all places of a row have in common. */
  static int ofRow(long key, int row) {
    return (int) (key >>> Integer.SIZE) + row * ROW;
  }

  /** The threshold of {@link #isKept} for a rate from 0 to below 1. */
  public static int threshold(double rate) {
    return (int) StrictMath.rint(rate * (1 << BITS));
  }

  /** Whether a place is kept: dropped with the threshold's rate. */
  public static boolean isKept(long key, int place, int row, int threshold) {
    return mix(ofPlace(key, place) ^ ofRow(key, row)) >>> UNUSED_BITS >= threshold;
  }
}
