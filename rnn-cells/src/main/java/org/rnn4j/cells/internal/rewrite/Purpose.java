package org.rnn4j.cells.internal.rewrite;

/** What a step is made ready for. */
public enum Purpose {
  /** With the backward step. */
  TRAINING,
  /** Forward only. */
  INFERENCE,
  /** Forward only, one row at a time. */
  SINGLE_ROW
}
