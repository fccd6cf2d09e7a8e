package org.rnn4j.forecast.scale;

import java.util.Arrays;
import org.rnn4j.api.forecast.Scaler.Fitted;

/**
 * What a fitted scaler made of a few values when it was fitted, so that it can be asked again: a
 * scaler must not change afterwards, and a restored one must be the same.
 *
 * @param values of the data: the smallest, the first and the largest one
 * @param scaled what they were scaled to
 * @param between numbers between those, as a network may give them out
 * @param unscaled what these were scaled back to
 */
record Memento(double[] values, double[] scaled, double[] between, double[] unscaled) {

  /** Where no data are at hand, these stand for what a network gives out. */
  private static final double[] USUAL = {-1, 0, 1};

  /** Asks a scaler that has just been fitted to some values, of which NaN are missing. */
  static Memento of(Fitted fitted, double[] trainingValues) {
    double[] present = Arrays.stream(trainingValues).filter(v -> !Double.isNaN(v)).toArray();
    double smallest = Arrays.stream(present).min().orElse(0);
    double largest = Arrays.stream(present).max().orElse(0);
    return ofPresent(
        fitted, new double[] {smallest, present.length == 0 ? 0 : present[0], largest});
  }

  /** Asks a scaler whose data are not at hand. */
  static Memento of(Fitted restored) {
    return ofPresent(restored, Arrays.stream(USUAL).map(restored::unscale).toArray());
  }

  private static Memento ofPresent(Fitted fitted, double[] values) {
    double[] scaled = Arrays.stream(values).map(fitted::scale).toArray();
    double[] between = new double[scaled.length];
    Arrays.setAll(between, i -> (scaled[i] + scaled[(i + 1) % scaled.length]) / 2);
    double[] unscaled = Arrays.stream(between).map(fitted::unscale).toArray();
    return new Memento(values, scaled, between, unscaled);
  }

  /** Whether a scaler gives all these numbers, to the bit. */
  boolean holds(Fitted other) {
    for (int i = 0; i < values.length; i++) {
      if (!RoundTrip.sameBits(scaled[i], other.scale(values[i]))
          || !RoundTrip.sameBits(unscaled[i], other.unscale(between[i]))) {
        return false;
      }
    }
    return true;
  }
}
