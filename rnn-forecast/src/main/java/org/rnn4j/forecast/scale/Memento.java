package org.rnn4j.forecast.scale;

import java.util.Arrays;
import java.util.stream.IntStream;
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

  /** And these for what was known; every scaler of quantities has numbers for them. */
  private static final double[] USUAL_PAST = {2, 1, 3};

  private static final int LEAD = 1;

  /** Asks a scaler that has just been fitted to some values. */
  static Memento of(Fitted fitted, double[] observed) {
    double smallest = Arrays.stream(observed).min().orElse(0);
    double largest = Arrays.stream(observed).max().orElse(0);
    double[] values = {smallest, observed.length == 0 ? 0 : observed[0], largest};
    return of(fitted.at(Past.of(values)), values, values);
  }

  /** Asks a scaler whose data are not at hand. */
  static Memento of(Fitted restored) {
    Scale scale = restored.at(Past.of(USUAL_PAST));
    return of(scale, USUAL_PAST, unscaled(scale, USUAL));
  }

  private static Memento of(Scale scale, double[] past, double[] values) {
    double[] scaled = scaled(scale, values);
    double[] between =
        IntStream.range(0, scaled.length)
            .mapToDouble(i -> (scaled[i] + scaled[(i + 1) % scaled.length]) / 2)
            .toArray();
    return new Memento(past, values, scaled, between, unscaled(scale, between));
  }

  private static double[] scaled(Scale scale, double[] values) {
    double[] run = values.clone();
    scale.scale(LEAD, run);
    return run;
  }

  private static double[] unscaled(Scale scale, double[] scaled) {
    double[] run = scaled.clone();
    scale.unscale(run);
    return run;
  }

  /** Whether a scaler gives all these numbers, to the bit. */
  boolean holds(Fitted other) {
    Scale scale = other.at(Past.of(past));
    return Arrays.equals(scaled, scaled(scale, values))
        && Arrays.equals(unscaled, unscaled(scale, between));
  }
}
