package org.rnn4j.forecast.scale;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The parameters of a scaler in messages: a single number stands without brackets. */
final class ParameterWords {

  private ParameterWords() {}

  static String of(List<Double> numbers) {
    return numbers != null && numbers.size() == 1 ? "" + numbers.get(0) : "" + numbers;
  }

  static String of(Map<String, List<Double>> parameters) {
    Map<String, String> words = new TreeMap<>();
    parameters.forEach((name, numbers) -> words.put(name, of(numbers)));
    return words.toString();
  }
}
