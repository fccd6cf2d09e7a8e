package org.rnn4j.api.forecast;

/** How the series of a dataset are divided into training, validation and test. */
public enum SplitUnit {
  /** By time: every series is cut at the same distance from its end. */
  STEPS,
  /** By whole series. */
  SERIES
}
