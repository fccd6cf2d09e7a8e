package org.rnn4j.cells.network;

/** How the outputs of two directions become one. */
public enum Merge {
  /** Side by side, forward first: twice as wide. */
  CONCAT,
  /** Their sum. */
  SUM,
  /** Their mean. */
  MEAN
}
