package org.rnn4j.cells.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * How a golden file's arrays become our parameters. Weights and gradients are laid out alike,
 * except that where two biases become one, the weights are added, while the gradient is either's.
 */
public enum GoldenLayout {

  /** PyTorch's rows {@code i, f, g, o} or one block, its two biases added up: {@code W, U, b}. */
  ONE_BIAS {
    @Override
    public Map<String, double[]> parameters(JsonNode arrays, String layer, Kind kind) {
      double[] input = Golden.numbers(arrays.get("bias_ih" + layer));
      double[] recurrent = Golden.numbers(arrays.get("bias_hh" + layer));
      return Map.of(
          "W", rowsToColumns(arrays.get("weight_ih" + layer)),
          "U", rowsToColumns(arrays.get("weight_hh" + layer)),
          "b", kind == Kind.WEIGHTS ? Golden.sum(input, recurrent) : input);
    }
  },

  /** The same with both biases: {@code W, U, b, bU}. */
  TWO_BIASES {
    @Override
    public Map<String, double[]> parameters(JsonNode arrays, String layer, Kind kind) {
      return Map.of(
          "W", rowsToColumns(arrays.get("weight_ih" + layer)),
          "U", rowsToColumns(arrays.get("weight_hh" + layer)),
          "b", Golden.numbers(arrays.get("bias_ih" + layer)),
          "bU", Golden.numbers(arrays.get("bias_hh" + layer)));
    }
  },

  /** PyTorch's rows {@code r, z, n} with a recurrent bias for n alone. */
  GRU_ONE_BIAS {
    @Override
    public Map<String, double[]> parameters(JsonNode arrays, String layer, Kind kind) {
      Map<String, double[]> both = GRU_TWO_BIASES.parameters(arrays, layer, kind);
      double[] b = both.get("b");
      double[] recurrent = both.get("bU");
      int units = b.length / 3;
      double[] bias = b.clone();
      for (int i = 0; i < 2 * units && kind == Kind.WEIGHTS; i++) {
        bias[i] += recurrent[i];
      }
      return Map.of(
          "W", both.get("W"),
          "U", both.get("U"),
          "b", bias,
          "bU", Golden.columnBlocks(recurrent, 1, 3, 2));
    }
  },

  /** PyTorch's rows {@code r, z, n} with both biases. */
  GRU_TWO_BIASES {
    @Override
    public Map<String, double[]> parameters(JsonNode arrays, String layer, Kind kind) {
      JsonNode w = arrays.get("weight_ih" + layer);
      JsonNode u = arrays.get("weight_hh" + layer);
      return Map.of(
          "W", Golden.columnBlocks(rowsToColumns(w), w.get(0).size(), 3, 1, 0, 2),
          "U", Golden.columnBlocks(rowsToColumns(u), u.get(0).size(), 3, 1, 0, 2),
          "b", Golden.columnBlocks(Golden.numbers(arrays.get("bias_ih" + layer)), 1, 3, 1, 0, 2),
          "bU", Golden.columnBlocks(Golden.numbers(arrays.get("bias_hh" + layer)), 1, 3, 1, 0, 2));
    }
  },

  /** Columns {@code r, z, n}; ours has z and r in one matrix and n in another. */
  GRU_RESET_BEFORE {
    @Override
    public Map<String, double[]> parameters(JsonNode arrays, String layer, Kind kind) {
      double[] w = Golden.numbers(arrays.get("W"));
      double[] u = Golden.numbers(arrays.get("U"));
      return Map.of(
          "W", Golden.columnBlocks(w, arrays.get("W").size(), 3, 1, 0, 2),
          "U", Golden.columnBlocks(u, arrays.get("U").size(), 3, 1, 0),
          "U.n", Golden.columnBlocks(u, arrays.get("U").size(), 3, 2),
          "b", Golden.columnBlocks(Golden.numbers(arrays.get("b")), 1, 3, 1, 0, 2));
    }
  },

  /** Columns as ours, with the diagonal peepholes. */
  PEEPHOLE {
    @Override
    public Map<String, double[]> parameters(JsonNode arrays, String layer, Kind kind) {
      return Map.of(
          "W", Golden.numbers(arrays.get("W")),
          "U", Golden.numbers(arrays.get("U")),
          "b", Golden.numbers(arrays.get("b")),
          "pi", Golden.numbers(arrays.get("p_i")),
          "pf", Golden.numbers(arrays.get("p_f")),
          "po", Golden.numbers(arrays.get("p_o")));
    }
  },

  /** Columns as ours, with gain and offset. */
  LAYER_NORM {
    @Override
    public Map<String, double[]> parameters(JsonNode arrays, String layer, Kind kind) {
      return Map.of(
          "W", Golden.numbers(arrays.get("W")),
          "U", Golden.numbers(arrays.get("U")),
          "b", Golden.numbers(arrays.get("b")),
          "gain", Golden.numbers(arrays.get("gain")),
          "offset", Golden.numbers(arrays.get("offset")));
    }
  };

  /** What the arrays are. */
  public enum Kind {
    /** Values of parameters. */
    WEIGHTS,
    /** The loss's derivatives by them. */
    GRADIENTS
  }

  /**
   * Our parameters, by the names of the layer.
   *
   * @param arrays the file's {@code weights} or {@code gradients}
   * @param layer the suffix of PyTorch's names, for example {@code "_l0"}
   */
  public abstract Map<String, double[]> parameters(JsonNode arrays, String layer, Kind kind);

  private static double[] rowsToColumns(JsonNode matrix) {
    return Golden.transposed(Golden.numbers(matrix), matrix.size(), matrix.get(0).size());
  }
}
