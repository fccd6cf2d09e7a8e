package org.rnn4j.cells.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.api.model.ParameterLayout.Slot;
import org.rnn4j.cells.cases.BuiltInCases;
import org.rnn4j.cells.cases.CellCase;
import org.rnn4j.cells.cases.StateCases;
import org.rnn4j.cells.description.DescribedBlock;
import org.rnn4j.cells.description.DescribedNetwork;
import org.rnn4j.cells.description.DescribedOperation;
import org.rnn4j.cells.description.DescribedState;

/** A description, and what can be made of it alone. */
class DescriptionTest {

  private static final int STEPS = 4;

  /** Computes what a description says, for one row, knowing nothing of the engine. */
  private record Reader(DescribedNetwork network, Map<String, float[]> parameters) {

    /** {@code [step][output]} of inputs {@code [step][feature]}. */
    double[][] run(double[][] inputs) {
      List<double[][]> outputs = new ArrayList<>();
      for (DescribedBlock block : network.blocks()) {
        double[][] read = new double[inputs.length][];
        for (int t = 0; t < inputs.length; t++) {
          double[] now = {};
          for (DescribedBlock.Read r : block.reads()) {
            double[] from =
                r.block() == DescribedBlock.Read.INPUT ? inputs[t] : outputs.get(r.block())[t];
            now = joined(now, Arrays.copyOfRange(from, r.from(), r.from() + r.width()));
          }
          read[t] = now;
        }
        outputs.add(run(block, read));
      }
      return outputs.get(outputs.size() - 1);
    }

    private double[][] run(DescribedBlock block, double[][] inputs) {
      Map<String, double[]> states = new HashMap<>();
      for (DescribedState s : block.states()) {
        states.put(s.name(), s.initial().map(p -> numbers(block, p)).orElse(new double[s.width()]));
      }
      double[][] outputs = new double[inputs.length][];
      for (int t = 0; t < inputs.length; t++) {
        List<double[]> values = new ArrayList<>();
        for (DescribedOperation o : block.operations()) {
          values.add(value(block, o, inputs[t], states, values));
        }
        block.states().forEach(s -> states.put(s.name(), values.get(s.next())));
        outputs[t] = values.get(block.output());
      }
      return outputs;
    }

    private double[] numbers(DescribedBlock block, String parameter) {
      float[] floats = parameters.get(block.name() + "." + parameter);
      double[] numbers = new double[floats.length];
      Arrays.setAll(numbers, i -> floats[i]);
      return numbers;
    }

    private double[] value(
        DescribedBlock block,
        DescribedOperation o,
        double[] input,
        Map<String, double[]> states,
        List<double[]> values) {
      List<double[]> of = o.operands().stream().map(values::get).toList();
      List<Double> c = o.constants();
      int size = o.shape().size();
      return switch (o.word()) {
        case DescribedOperation.INPUT -> input;
        case DescribedOperation.STATE -> states.get(o.label());
        case DescribedOperation.PARAMETER -> numbers(block, o.label());
        case "zeros" -> new double[size];
        case "product" -> product(of.get(0), of.get(1), o.shape().width());
        case "slice" -> Arrays.copyOfRange(of.get(0), c.get(0).intValue(), c.get(1).intValue());
        case "concat" -> of.stream().reduce(new double[0], Reader::joined);
        case "affine" -> each(size, i -> c.get(0) * at(of.get(0), i) + c.get(1));
        case "copy", "broadcast" -> each(size, i -> at(of.get(0), i));
        case "row-sum" -> new double[] {Arrays.stream(of.get(0)).sum()};
        case "inverse-deviation" -> {
          double[] x = of.get(0);
          double mean = Arrays.stream(x).average().orElseThrow();
          double variance =
              Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
          yield new double[] {1 / Math.sqrt(variance + c.get(0))};
        }
        case "standardize" -> each(size, i -> (of.get(0)[i] - at(of.get(1), i)) * at(of.get(2), i));
        default -> each(size, i -> function(o.word(), of, i));
      };
    }

    private static double function(String word, List<double[]> of, int i) {
      double x = at(of.get(0), i);
      double y = of.size() > 1 ? at(of.get(1), i) : 0;
      return switch (word) {
        case "plus" -> x + y;
        case "minus" -> x - y;
        case "times" -> x * y;
        case "divided-by" -> x / y;
        case "greater" -> x > y ? 1 : 0;
        case "max" -> Math.max(x, y);
        case "min" -> Math.min(x, y);
        case "sigmoid" -> 1 / (1 + Math.exp(-x));
        case "tanh" -> Math.tanh(x);
        case "relu" -> Math.max(x, 0);
        case "exp" -> Math.exp(x);
        case "log" -> Math.log(x);
        case "sqrt" -> Math.sqrt(x);
        case "square" -> x * x;
        case "abs" -> Math.abs(x);
        case "reciprocal" -> 1 / x;
        case "negate" -> -x;
        case "sin" -> Math.sin(x);
        case "cos" -> Math.cos(x);
        case "softplus" -> Math.log1p(Math.exp(x));
        default -> throw new IllegalArgumentException("the description has the word " + word);
      };
    }

    private interface Element {
      double of(int i);
    }

    private static double[] each(int size, Element element) {
      double[] values = new double[size];
      Arrays.setAll(values, element::of);
      return values;
    }

    // Of a value that is broadcast where it has one element.
    private static double at(double[] x, int i) {
      return x.length == 1 ? x[0] : x[i];
    }

    private static double[] product(double[] x, double[] w, int width) {
      double[] y = new double[width];
      for (int i = 0; i < x.length; i++) {
        for (int j = 0; j < width; j++) {
          y[j] += x[i] * w[i * width + j];
        }
      }
      return y;
    }

    private static double[] joined(double[] a, double[] b) {
      double[] both = Arrays.copyOf(a, a.length + b.length);
      System.arraycopy(b, 0, both, a.length, b.length);
      return both;
    }
  }

  private static Map<String, TestNetwork> networks() {
    Map<String, TestNetwork> networks = new LinkedHashMap<>();
    List<CellCase> cells = BuiltInCases.all();
    for (int i = 0; i < cells.size(); i += 5) { // with every operation among them
      networks.put(cells.get(i).name(), TestNetwork.of(cells.get(i), 2, Outputs.EVERY_STEP));
    }
    LayerOptions options = LayerOptions.standard().initialState(InitialState.LEARNED);
    networks.put(
        "of many layers",
        new TestNetwork(2, Outputs.EVERY_STEP)
            .layer("layer-norm", Map.of())
            .recurrent(StateCases.lstm(3), options.residual(false))
            .layer("batch-norm", Map.of("epsilon", 0.1))
            .layer("dropout", Map.of("rate", 0.5))
            .reading(Source.output(3), Source.state(1, "c"), Source.input())
            .recurrent(StateCases.lstm(4))
            .head(2));
    return networks;
  }

  @TestFactory
  Stream<DynamicTest> itIsEnoughToComputeTheNetwork() {
    return networks().entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> requireEnough(e.getValue())));
  }

  private static void requireEnough(TestNetwork test) {
    try (Network network = test.network(1)) {
      ArrayBatch batch = test.batch(network, 1, STEPS);
      Map<String, float[]> parameters = new HashMap<>();
      for (Slot slot : network.layout().slots()) {
        parameters.put(
            slot.name(), Arrays.copyOfRange(network.parameters(), slot.offset(), slot.end()));
      }
      double[][] inputs = new double[STEPS][2];
      for (int t = 0; t < STEPS; t++) {
        for (int i = 0; i < 2; i++) {
          inputs[t][i] = batch.inputs()[0][t][i];
        }
      }
      float[] expected = new float[STEPS * network.outputWidth()];
      network.predict(batch, expected);

      double[][] actual = new Reader(network.anatomy().description(), parameters).run(inputs);

      for (int i = 0; i < expected.length; i++) {
        int width = network.outputWidth();
        double tolerance = 1e-3 * Math.max(1, Math.abs(expected[i]));
        assertThat(actual[i / width][i % width]).isCloseTo(expected[i], within(tolerance));
      }
    }
  }

  @Test
  void aDirectionBackwardIsSaidOfItsStates() {
    try (Network network =
        Network.builder(1)
            .recurrent(StateCases.lstm(2), LayerOptions.standard().direction(Direction.BACKWARD))
            .outputs(Outputs.EVERY_STEP)
            .build()) {
      assertThat(network.anatomy().description().blocks().get(0).states())
          .extracting(DescribedState::order)
          .containsOnly(DescribedState.Order.BACKWARD);
    }
  }

  @Test
  void itReadsLikeAPage() {
    try (Network network = Network.builder(2).dense(3).head(1).build()) {
      DescribedNetwork described = network.anatomy().description();

      assertThat(described.outputWidth()).isEqualTo(1);
      assertThat(described.blocks().get(0).parameter("W").size()).isEqualTo(2 * 3);
      assertThat(described.toString())
          .contains("layer-1 reads", "%0 = input : ", "= parameter W : ", "= product %0 %1 : ")
          .contains("head reads", "output %");
    }
  }
}
