package org.rnn4j.api.layer;

/** How often a dropout mask is drawn. */
public enum DropoutScope {
  /** Anew at every time step. */
  STEP,
  /** Once for the whole sequence. */
  SEQUENCE
}
