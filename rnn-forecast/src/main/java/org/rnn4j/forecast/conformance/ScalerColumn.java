package org.rnn4j.forecast.conformance;

import static org.rnn4j.api.conformance.ConformanceException.require;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.forecast.Scaler.Fitted;
import org.rnn4j.api.forecast.Scaler.Training;
import org.rnn4j.api.series.Past;

/**
 * A column to try a scaler on.
 *
 * @param name what it is
 * @param series the training values of each series; the first one goes on in {@code later}
 * @param later what comes after the first series
 */
record ScalerColumn(String name, List<double[]> series, double[] later) {

  private static final int LENGTH = 40;
  private static final int LATER = 9;
  private static final int SEASON = 4;

  /** Steps before the first cutoff that is tried. */
  static final int FIRST_CUTOFF = 12;

  /** All of them. */
  static List<ScalerColumn> all() {
    return List.of(
        of("that rises and falls", t -> 40 + t + 9 * (t % SEASON) + t * t % 7),
        of("that does not vary", t -> 7),
        of("far from 0", t -> 1e6 + t * t % 11 + t % SEASON),
        of("above and below 0", t -> t * t % 19 - 8.0),
        of("of shares", t -> 0.1 + (t * t % 13) / 20.0),
        of("with missing values", t -> t % 9 == 5 ? Double.NaN : 20 + t * t % 17),
        new ScalerColumn(
            "of two series",
            List.of(
                values(0, LENGTH, t -> 30 + t * t % 7 + t % SEASON),
                values(0, LENGTH / 2, t -> 900 + 3 * t)),
            values(LENGTH, LENGTH + LATER, t -> 30 + t * t % 7 + t % SEASON)));
  }

  private static ScalerColumn of(String name, IntToDoubleFunction value) {
    return new ScalerColumn(
        name, List.of(values(0, LENGTH, value)), values(LENGTH, LENGTH + LATER, value));
  }

  private static double[] values(int from, int to, IntToDoubleFunction value) {
    double[] values = new double[to - from];
    Arrays.setAll(values, i -> value.applyAsDouble(from + i));
    return values;
  }

  /** A copy of the training values of the first series. */
  double[] before() {
    return series.get(0).clone();
  }

  /** A copy of what comes after it. */
  double[] after() {
    return later.clone();
  }

  /** The first series and what comes after it. */
  double[] whole() {
    double[] whole = Arrays.copyOf(series.get(0), LENGTH + LATER);
    System.arraycopy(later, 0, whole, LENGTH, LATER);
    return whole;
  }

  /** Whether no value is missing. */
  boolean isComplete() {
    return Arrays.stream(whole()).noneMatch(Double::isNaN);
  }

  /** The training values, which belong to the scaler that is given them. */
  Training training() {
    return new Training(series.stream().map(double[]::clone).toList(), SEASON);
  }

  /** How far from a value its round trip may end. */
  double tolerance() {
    double[] observed =
        Stream.concat(series.stream(), Stream.of(later))
            .flatMapToDouble(Arrays::stream)
            .filter(v -> !Double.isNaN(v))
            .toArray();
    double min = Arrays.stream(observed).min().orElseThrow();
    double max = Arrays.stream(observed).max().orElseThrow();
    return Math.max(1e-9 * (max - min), 1e-12 * Math.max(Math.abs(min), Math.abs(max)));
  }

  /** The scaler fitted to a column; empty where it refuses it in words. */
  static Optional<Fitted> fitted(Scaler scaler, ScalerColumn column) {
    try {
      Fitted fitted = scaler.fit(column.training());
      require(fitted != null, "fitted to a column %s it gives null", column.name());
      double[] run = column.whole();
      fitted
          .at(Past.of(column.whole()))
          .scale(1 - run.length, run); // values of the data may be refused too
      return Optional.of(fitted);
    } catch (InputException e) {
      require(
          e.problems().stream().noneMatch(p -> p.message().isBlank()),
          "a column %s is refused without a word",
          column.name());
      return Optional.empty();
    }
  }
}
