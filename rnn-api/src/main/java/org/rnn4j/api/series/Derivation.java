package org.rnn4j.api.series;

/**
 * What a derived {@link Column} is made of: a function of the time stamp and of nothing else, so
 * that it takes no memory and is known as far ahead as anybody asks. Immutable and safe for use by
 * several threads; two that give the same values everywhere are equal, since the columns of all
 * series of a dataset are.
 */
@FunctionalInterface
public interface Derivation {

  /**
   * The value at a step.
   *
   * @param time the time stamps of the series
   * @param step from 0; may lie past the end of the series
   * @return finite and as a network is to read it, about -1 to 1: it is not scaled
   */
  double at(TimeIndex time, long step);
}
