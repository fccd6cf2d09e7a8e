package org.rnn4j.cells.network;

/** Which steps a batch may have, and what is kept of its last one. */
enum Form {
  /** Every step is present, and nothing is carried on. */
  WHOLE,
  /** Every step is present, and what a masked step would hold is kept for the steps to come. */
  CARRIED,
  /** Steps may be masked; what they hold can be carried on. */
  MASKED;

  /** The form for a batch of which nothing is carried on. */
  static Form of(boolean masked) {
    return masked ? MASKED : WHOLE;
  }

  /** The form for a batch that goes on from states, or leaves some. */
  static Form carried(boolean masked) {
    return masked ? MASKED : CARRIED;
  }

  /** Whether steps may be masked. */
  boolean isMasked() {
    return this == MASKED;
  }
}
