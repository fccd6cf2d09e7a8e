package org.rnn4j.forecast.scale;

import java.util.Arrays;
import org.rnn4j.api.forecast.Scaler.Fitted;
import org.rnn4j.api.forecast.Scaler.Scale;
import org.rnn4j.api.series.Past;

/**
 * What a fitted scaler made of a few values when it was fitted, so that it can be asked again: a
 * scaler must not change afterwards, and a restored one must be the same.
 *
 * @param past what was known when it was asked
 * @param values of the data: the smallest, the first and the largest one
 * @param scaled what they were scaled to, right after the past
 * @param between numbers between those, as a network may give them out
 * @param unscaled what these were scaled back to
 */
record Memento(
    double[] past, double[] values, double[] scaled, double[] between, double[] unscaled) {

  /** Where no data are at hand, these stand for what a network gives out. */
  private static final double[] USUAL = {-1, 0, 1};

  private static final int LEAD = 1;

  /** Asks a scaler that has just been fitted to some values, of which NaN are missing. */
  static Memento of(Fitted fitted, double[] trainingValues) {
    double[] present = Arrays.stream(trainingValues).filter(v -> !Double.isNaN(v)).toArray();
    double smallest = Arrays.stream(present).min().orElse(0);
    double largest = Arrays.stream(present).max().orElse(0);
    double[] values = {smallest, present.length == 0 ? 0 : present[0], largest};
    return of(fitted.at(Past.of(values)), values, values);
  }

  /** Asks a scaler whose data are not at hand. */
  static Memento of(Fitted restored) {
    Scale scale = restored.at(Past.of(USUAL));
    double[] values = Arrays.stream(USUAL).map(s -> scale.unscale(LEAD, s)).toArray();
    return of(scale, USUAL, values);
  }

  private static Memento of(Scale scale, double[] past, double[] values) {
    double[] scaled = Arrays.stream(values).map(v -> scale.scale(LEAD, v)).toArray();
    double[] between = new double[scaled.length];
    Arrays.setAll(between, i -> (scaled[i] + scaled[(i + 1) % scaled.length]) / 2);
    double[] unscaled = Arrays.stream(between).map(s -> scale.unscale(LEAD, s)).toArray();
    return new Memento(past, values, scaled, between, unscaled);
  }

  /** Whether a scaler gives all these numbers, to the bit. */
  boolean holds(Fitted other) {
    Scale scale = other.at(Past.of(past));
    for (int i = 0; i < values.length; i++) {
      if (!RoundTrip.sameBits(scaled[i], scale.scale(LEAD, values[i]))
          || !RoundTrip.sameBits(unscaled[i], scale.unscale(LEAD, between[i]))) {
        return false;
      }
    }
    return true;
  }
}
