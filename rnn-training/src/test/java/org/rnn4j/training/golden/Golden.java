package org.rnn4j.training.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the golden files: numbers of an independent implementation, in {@code double}. */
public final class Golden {

  private Golden() {}

  /** The file of this name. */
  public static JsonNode file(String name) {
    try (InputStream in = Golden.class.getResourceAsStream(name)) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All numbers of nested arrays, in order. */
  public static double[] numbers(JsonNode array) {
    List<Double> numbers = new ArrayList<>();
    collect(array, numbers);
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** As {@link #numbers}, rounded to {@code float}. */
  public static float[] floats(JsonNode array) {
    double[] numbers = numbers(array);
    float[] rounded = new float[numbers.length];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (float) numbers[i];
    }
    return rounded;
  }

  private static void collect(JsonNode node, List<Double> numbers) {
    if (node.isArray()) {
      node.forEach(child -> collect(child, numbers));
    } else {
      numbers.add(node.doubleValue());
    }
  }
}
