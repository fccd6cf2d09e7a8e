package org.rnn4j.api.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.rnn4j.api.series.Past;

/**
 * Brings a column into a range that suits a network; fitted on the training part only. A scaler
 * that does the same to a value wherever it stands gives a {@link Fixed}; one that also goes by
 * what is known at a cutoff (the mean of a window, the value a season before) gives another {@link
 * Fitted}.
 *
 * <p>When it is fitted, and again when a model is saved, it is tried on the training values: {@code
 * unscale} must undo {@code scale} (to within 1e-9 of their range, or 1e-12 of the largest where
 * that is more), the order of the values must be kept or turned round as a whole, and {@link
 * #restore} must give the same scaler to the bit. A scaler that fails stops the run.
 *
 * <p>A value that a scaler has no number for (the logarithm of -1) is refused with an {@link
 * org.rnn4j.api.error.InputException} that says so; who asks adds where it stands.
 */
public interface Scaler {

  /**
   * Learns from the training values of one column. What it gives must not change afterwards,
   * neither by another fit nor by use.
   *
   * @throws org.rnn4j.api.error.InputException when there is nothing to learn from
   */
  Fitted fit(Training training);

  /** The fitted scaler with these parameters, as {@link Fitted#parameters()} gave them. */
  Fitted restore(Map<String, List<Double>> parameters);

  /**
   * The training part of one column.
   *
   * @param series the values of each series that is to share the scaler, step by step; NaN where
   *     one is missing or was filled in. The scaler's own: it may keep and change them
   * @param season steps in a season; 1 where there is none
   */
  record Training(List<double[]> series, int season) {

    public Training {
      series = List.copyOf(series);
      if (season < 1) {
        throw new IllegalArgumentException("a season has at least 1 step, not " + season);
      }
    }

    /** Of a single series without a season. */
    public static Training of(double... values) {
      return new Training(List.of(values), 1);
    }

    /** A copy of what was observed, one series after the other; without NaN. */
    public double[] observed() {
      return series.stream()
          .flatMapToDouble(Arrays::stream)
          .filter(v -> !Double.isNaN(v))
          .toArray();
    }
  }

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

  /**
   * Both directions at one cutoff, for values of consecutive steps. The lead of a step says where
   * it lies: 1 is the first step after the cutoff, 0 the last one before it, -1 the one before
   * that. A value may be scaled by those before it, never by those after it. Immutable: several
   * threads may use it at once.
   */
  interface Scale {

    /**
     * From the data's units to the network's, in place. A number that is not known, since what it
     * is measured from is missing or lies before the series, is NaN, and NaN stays NaN; any other
     * is finite, for the values of validation and test too.
     *
     * @param lead of the first value, at most 1, so that all before it is known
     * @param values of this lead and of those that follow it
     */
    void scale(int lead, double[] values);

    /**
     * From the network's units back to the data's, in place, for the leads from 1 on. Where one is
     * NaN, nothing is forecast; so it is for what cannot be told without it.
     */
    void unscale(double[] scaled);
  }

  /** A scale that takes each value for itself, whatever stands before it. */
  interface ByValue extends Scale {

    /** As {@link Scale#scale(int, double[])}. */
    double scale(int lead, double value);

    /** As {@link Scale#unscale(double[])}, for the same leads. */
    double unscale(int lead, double scaled);

    @Override
    default void scale(int lead, double[] values) {
      for (int i = 0; i < values.length; i++) {
        values[i] = scale(lead + i, values[i]);
      }
    }

    @Override
    default void unscale(double[] scaled) {
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] = unscale(1 + i, scaled[i]);
      }
    }
  }

  /**
   * Does the same whatever is known: a series can be scaled once, and the copy serves every cutoff.
   */
  interface Fixed extends Fitted {

    /** As {@link Scale#scale}; finite for every value of the data. */
    double scale(double value);

    /** As {@link Scale#unscale}. */
    double unscale(double scaled);

    @Override
    default ByValue at(Past past) {
      return new ByValue() {
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
