package org.rnn4j.cells.network;

/** Where the states of a layer start. */
public enum InitialState {
  /** From zeros. */
  ZEROS,
  /** From parameters, the same for every row of the batch. */
  LEARNED
}
