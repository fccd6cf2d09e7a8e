package org.rnn4j.api.forecast;

/** A simple forecaster that a network has to beat. */
@FunctionalInterface
public interface Baseline {

  /**
   * Learns from the training part; may do nothing.
   *
   * @throws org.rnn4j.api.error.InputException when it does not fit the data, for example a
   *     seasonal baseline without a season
   */
  FittedForecaster fit(BaselineTask task);
}
