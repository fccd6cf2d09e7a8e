package org.rnn4j.cells.internal.program;

/** Where in a layer's program an operation runs, in the order of running. */
enum Phase {
  /** Given from outside or a view: never run. */
  NOWHERE,
  /** On parameters alone: once per batch. */
  PARAMETERS,
  /** Independent of the states: all time steps in one go, before the loop. */
  FORWARD_BEFORE,
  /** Linear recurrences that wait for no other state: all time steps in one go, in their order. */
  FORWARD_SCAN,
  /** What the next states depend on: step by step. */
  FORWARD_LOOP,
  /** Depends on states, but no next state on it: all steps in one go, after the loop. */
  FORWARD_AFTER,
  /** Products that the gradients sent back do not enter, and what scans take in: in one go. */
  BACKWARD_BEFORE,
  /** Linear recurrences of gradients sent back: all steps in one go, against the states. */
  BACKWARD_SCAN,
  /** What the gradients sent back depend on: step by step, from the last step to the first. */
  BACKWARD_LOOP,
  /** The rest of the backward step, and the sums over steps and batch. */
  BACKWARD_AFTER,
  /** From summed gradients to the parameters behind them: once per batch. */
  PARAMETER_GRADIENTS;

  boolean isLoop() {
    return this == FORWARD_LOOP || this == BACKWARD_LOOP;
  }

  boolean isScan() {
    return this == FORWARD_SCAN || this == BACKWARD_SCAN;
  }

  boolean isOnce() {
    return this == PARAMETERS || this == PARAMETER_GRADIENTS;
  }
}
