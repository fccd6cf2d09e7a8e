package org.rnn4j.forecast.scale;

import java.util.Map;
import org.rnn4j.api.error.InputException;

/** The numbers of a fitted scaler, as they come back from a model's file. */
final class Restored {

  private Restored() {}

  /** Any finite number. */
  static double finite(Map<String, Double> numbers, String name) {
    Double number = numbers.get(name);
    if (number == null || !Double.isFinite(number)) {
      throw refusal(name, number, "a finite number");
    }
    return number;
  }

  /** A finite number above 0. */
  static double positive(Map<String, Double> numbers, String name) {
    double number = finite(numbers, name);
    if (!(number > 0)) {
      throw refusal(name, number, "a finite number above 0");
    }
    return number;
  }

  /** A number that is another one or above it by a finite distance. */
  static double atLeast(double least, Map<String, Double> numbers, String name) {
    double number = finite(numbers, name);
    if (!(number >= least) || !Double.isFinite(number - least)) {
      throw refusal(name, number, "a number of at least " + least + ", at a finite distance");
    }
    return number;
  }

  private static InputException refusal(String name, Double found, String expected) {
    return new InputException(
        name, found == null ? "missing" : "it is " + found, "expected " + expected);
  }
}
