package org.rnn4j.api.forecast;

import java.util.Map;

/** Brings a column into a range that suits a network; fitted on the training part only. */
public interface Scaler {

  /**
   * Learns from the training values of one column; NaN are skipped.
   *
   * @throws org.rnn4j.api.error.InputException when there is nothing to learn from
   */
  Fitted fit(double[] trainingValues);

  /** The fitted scaler with these parameters, as {@link Fitted#parameters()} gave them. */
  Fitted restore(Map<String, Double> parameters);

  /** Both directions. */
  interface Fitted {

    /** From the data's units to the network's. */
    double scale(double value);

    /** From the network's units back to the data's. */
    double unscale(double scaled);

    /** The numbers that say it all, by name; written into the model file. */
    Map<String, Double> parameters();
  }
}
