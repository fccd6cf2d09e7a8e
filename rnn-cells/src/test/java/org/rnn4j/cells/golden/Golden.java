package org.rnn4j.cells.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The golden vectors of {@code src/test/resources/golden}: outputs and gradients in double from an
 * independent implementation. Each file says in {@code about} how it was made.
 */
public final class Golden {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Map<String, JsonNode> FILES = new ConcurrentHashMap<>();

  private Golden() {}

  /** One file, by name without ending. */
  public static JsonNode file(String name) {
    return FILES.computeIfAbsent(name, Golden::read);
  }

  private static JsonNode read(String name) {
    try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name + ".json")) {
      return MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All numbers of nested lists, in order. */
  public static double[] numbers(JsonNode array) {
    List<Double> numbers = new ArrayList<>();
    collect(array, numbers);
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void collect(JsonNode node, List<Double> numbers) {
    if (node.isArray()) {
      node.forEach(child -> collect(child, numbers));
    } else {
      numbers.add(node.doubleValue());
    }
  }

  /** {@code [batch, time, width]} as one array {@code [batch, width]} for each step. */
  public static List<double[]> steps(JsonNode array) {
    int batch = array.size();
    int time = array.get(0).size();
    int width = array.get(0).get(0).size();
    List<double[]> steps = new ArrayList<>();
    for (int t = 0; t < time; t++) {
      double[] step = new double[batch * width];
      for (int row = 0; row < batch; row++) {
        for (int i = 0; i < width; i++) {
          step[row * width + i] = array.get(row).get(t).get(i).doubleValue();
        }
      }
      steps.add(step);
    }
    return steps;
  }

  /** A matrix {@code [rows, columns]} the other way round: {@code [columns, rows]}. */
  static double[] transposed(double[] matrix, int rows, int columns) {
    double[] result = new double[matrix.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        result[column * rows + row] = matrix[row * columns + column];
      }
    }
    return result;
  }

  /**
   * The column blocks of a row-major matrix in another order; blocks may be left out.
   *
   * @param blocks how many there are in each row
   * @param order the number of the block that comes first, second, ...
   */
  static double[] columnBlocks(double[] matrix, int rows, int blocks, int... order) {
    int width = matrix.length / rows / blocks;
    double[] result = new double[rows * order.length * width];
    for (int row = 0; row < rows; row++) {
      for (int to = 0; to < order.length; to++) {
        System.arraycopy(
            matrix,
            (row * blocks + order[to]) * width,
            result,
            (row * order.length + to) * width,
            width);
      }
    }
    return result;
  }

  static double[] sum(double[] a, double[] b) {
    double[] result = a.clone();
    for (int i = 0; i < result.length; i++) {
      result[i] += b[i];
    }
    return result;
  }
}
