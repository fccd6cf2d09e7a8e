package org.rnn4j.cells.internal.graph;

/** A statistic of the whole batch that a step is given. */
public enum Statistic {
  /** The mean of each feature. */
  MEAN,
  /** {@code 1 / sqrt(var + epsilon)} of each feature. */
  INVERSE_DEVIATION,
  /** {@code mean(dy)}. */
  GRADIENT,
  /** {@code mean(dy * y)}. */
  PROJECTION
}
