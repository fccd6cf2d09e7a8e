package org.rnn4j.cells.network;

/** Which way a recurrent layer runs through time. */
public enum Direction {
  /** From the first step to the last. */
  FORWARD,
  /** From the last step to the first. */
  BACKWARD,
  /** Both, in two layers of separate parameters whose outputs are merged. */
  BOTH
}
