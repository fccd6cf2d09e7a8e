package org.rnn4j.api.forecast;

import java.util.List;
import java.util.Map;
import org.rnn4j.api.series.Past;

/**
 * Brings a column into a range that suits a network; fitted on the training part only. A scaler
 * that does the same at every cutoff gives a {@link Fixed}; one that also goes by what is known at
 * a cutoff (the mean of a window, the value a season before) gives another {@link Fitted}.
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
  Fitted restore(Map<String, List<Double>> parameters);

  /** What was learned of one column. Immutable. */
  interface Fitted {

    /**
     * Both directions, as they are at one cutoff.
     *
     * @param past what is known of the column there
     */
    Scale at(Past past);

    /** The numbers that say it all, by name; finite; written into the model file. */
    Map<String, List<Double>> parameters();
  }

  /** Both directions at one cutoff. */
  interface Scale {

    /**
     * From the data's units to the network's; finite for every value of the data, those of
     * validation and test too.
     *
     * @param lead where the value lies: 1 is the first step after the cutoff, 0 the last one before
     *     it, -1 the one before that
     */
    double scale(int lead, double value);

    /** From the network's units back to the data's, for the same leads. */
    double unscale(int lead, double scaled);
  }

  /**
   * Does the same whatever is known: a series can be scaled once, and the copy serves every cutoff.
   */
  interface Fixed extends Fitted {

    /** As {@link Scale#scale}. */
    double scale(double value);

    /** As {@link Scale#unscale}. */
    double unscale(double scaled);

    @Override
    default Scale at(Past past) {
      return new Scale() {
        @Override
        public double scale(int lead, double value) {
          return Fixed.this.scale(value);
        }

        @Override
        public double unscale(int lead, double scaled) {
          return Fixed.this.unscale(scaled);
        }
      };
    }
  }
}
