package org.rnn4j.api.model;

/** At which steps of what it reads a network gives something out, and is trained on it. */
public enum Outputs {
  /** At the last one only. */
  LAST_STEP,
  /** At every one. */
  EVERY_STEP
}
