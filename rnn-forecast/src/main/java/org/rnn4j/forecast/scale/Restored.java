package org.rnn4j.forecast.scale;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.api.error.InputException;

/** The numbers of a fitted scaler, as they come back from a model's file. */
final class Restored {

  private Restored() {}

  /** One finite number. */
  static double finite(Map<String, List<Double>> numbers, String name) {
    List<Double> found = numbers.getOrDefault(name, List.of());
    if (found.size() > 1) {
      throw new InputException(name, found.size() + " numbers", "expected one");
    }
    if (found.isEmpty() || !Double.isFinite(found.get(0))) {
      throw refusal(name, found.stream().findFirst(), "a finite number");
    }
    return found.get(0);
  }

  /** A finite number above 0. */
  static double positive(Map<String, List<Double>> numbers, String name) {
    double number = finite(numbers, name);
    if (!(number > 0)) {
      throw refusal(name, Optional.of(number), "a finite number above 0");
    }
    return number;
  }

  /** A number that is another one or above it by a finite distance. */
  static double atLeast(double least, Map<String, List<Double>> numbers, String name) {
    double number = finite(numbers, name);
    if (!(number >= least) || !Double.isFinite(number - least)) {
      throw refusal(
          name, Optional.of(number), "a number of at least " + least + ", at a finite distance");
    }
    return number;
  }

  /** A number between two others, or one of them. */
  static double between(double least, double most, Map<String, List<Double>> numbers, String name) {
    double number = finite(numbers, name);
    if (number < least || number > most) {
      throw refusal(name, Optional.of(number), "a number from " + least + " to " + most);
    }
    return number;
  }

  private static InputException refusal(String name, Optional<Double> found, String expected) {
    return new InputException(
        name, found.map(number -> "it is " + number).orElse("missing"), "expected " + expected);
  }
}
