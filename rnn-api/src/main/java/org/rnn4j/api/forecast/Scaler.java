package org.rnn4j.api.forecast;

import java.util.Map;

/**
 * Brings a column into a range that suits a network; fitted on the training part only.
 *
 * <p>When it is fitted, and again when a model is saved, it is tried on the training values: {@code
 * unscale} must undo {@code scale} (to within 1e-9 of their range, or 1e-12 of the largest where
 * that is more), the order of the values must be kept or turned round as a whole, and {@link
 * #restore} must give the same scaler to the bit. A scaler that fails stops the run.
 */
public interface Scaler {

  /**
   * Learns from the training values of one column; NaN are skipped. What it gives must not change
   * afterwards, neither by another fit nor by use.
   *
   * @throws org.rnn4j.api.error.InputException when there is nothing to learn from
   */
  Fitted fit(double[] trainingValues);

  /** The fitted scaler with these parameters, as {@link Fitted#parameters()} gave them. */
  Fitted restore(Map<String, Double> parameters);

  /** Both directions. */
  interface Fitted {

    /**
     * From the data's units to the network's; finite for every value of the data, those of
     * validation and test too.
     */
    double scale(double value);

    /** From the network's units back to the data's. */
    double unscale(double scaled);

    /** The numbers that say it all, by name; finite; written into the model file. */
    Map<String, Double> parameters();
  }
}
