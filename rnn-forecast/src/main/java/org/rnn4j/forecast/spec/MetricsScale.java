package org.rnn4j.forecast.spec;

/** The units in which metrics are stated. */
public enum MetricsScale {
  /** Those of the data. */
  ORIGINAL,
  /** Those of the scaled data, as the network sees them. */
  SCALED
}
