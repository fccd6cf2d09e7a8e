package org.rnn4j.api.forecast;

/** What becomes of values that are still missing (NaN) in what a source gives. */
public enum MissingValues {
  /** They are refused: something is wrong with the data, or somebody has to say what to do. */
  REJECT,
  /**
   * They stay missing. No input, no target and no baseline takes them for a number: a model is
   * trained and asked with what was observed, and nothing is scored where no target is.
   */
  MASK
}
