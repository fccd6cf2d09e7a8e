package org.rnn4j.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.rnn4j.api.step.Functions.interpolate;
import static org.rnn4j.api.step.Functions.sigmoid;
import static org.rnn4j.api.step.Functions.tanh;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.cell.Step;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.api.model.Batch;
import org.rnn4j.api.model.Loss;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.api.model.ParameterLayout;
import org.rnn4j.api.model.TrainingStep;
import org.rnn4j.api.optimize.Optimizer;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.CellProvider;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.LossProvider;
import org.rnn4j.api.spi.OptimizerProvider;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.api.step.Gate;
import org.rnn4j.api.step.Gates;
import org.rnn4j.api.step.Value;
import org.rnn4j.cells.initialize.Initialization;
import org.rnn4j.cells.network.Network;
import org.rnn4j.training.BatchReport;
import org.rnn4j.training.Clipping;
import org.rnn4j.training.SampleOrder;
import org.rnn4j.training.Samples;
import org.rnn4j.training.Trainer;
import org.rnn4j.training.TrainingListener;

/**
 * Whole small trainings against those of an independent implementation in double: network, loss,
 * clipping, optimizer and the order of batches, together. See {@code about} in the file.
 */
class GoldenTrainingTest {

  private static final Registry REGISTRY = Registry.installed();

  /** Relative to 1 and more. Fifteen updates in float stay within 5e-7 of those in double. */
  private static final double TOLERANCE = 2e-6;

  private static JsonNode golden;

  @BeforeAll
  static void read() throws IOException {
    try (InputStream in = GoldenTrainingTest.class.getResourceAsStream("/golden/training.json")) {
      golden = new ObjectMapper().readTree(in);
    }
  }

  @Test
  void lstmWithAdamAndOneBias() {
    new Run("lstm_adam_single_bias", builtIn("lstm", Map.of()), Initialization.STANDARD)
        .check(adam(), Clipping.none());
  }

  @Test
  void lstmWithAdamAndTwoBiases() {
    new Run("lstm_adam_two_biases", builtIn("lstm", Map.of()), Initialization.PYTORCH)
        .check(adam(), Clipping.none());
  }

  /** The golden norm has 1e-6 added, which is below what float resolves here. */
  @Test
  void gruWithClippingAndTwoBiases() {
    new Run("gru_sgd_clip_two_biases", builtIn("gru", Map.of()), Initialization.PYTORCH)
        .check(sgd(), Clipping.norm(0.5));
  }

  @Test
  void gruWithClippingAndOneBias() {
    new Run(
            "gru_sgd_clip_single_bias_exact_clip",
            GoldenTrainingTest::gruWithoutRecurrentBias,
            Initialization.STANDARD)
        .check(sgd(), Clipping.norm(0.5));
  }

  @Test
  void gruThatResetsBeforeWithClipping() {
    new Run(
            "gru_reset_before_sgd_clip",
            builtIn("gru", Map.of("reset", "before")),
            Initialization.STANDARD)
        .check(sgd(), Clipping.norm(0.5));
  }

  // The golden run keeps PyTorch's second bias at 0: n = tanh(x Wn + bn + r * (h' Un)).
  private static void gruWithoutRecurrentBias(Step s) {
    int units = golden.at("/config/hidden").intValue();
    List<Gate> gates = Gate.of("z", "r", "n");
    Value h = s.state("h", units);
    Gates x = s.inputProjection(s.input(), gates, units);
    Gates u = s.recurrentProjection(h, gates, units);
    Gates zr = s.preActivation(x.only("z", "r"), u.only("z", "r"));
    Value n = tanh(x.get("n").plus(sigmoid(zr.get("r")).times(u.get("n"))));
    s.next("h", interpolate(sigmoid(zr.get("z")), h, n));
    s.output(s.nextOf("h"));
  }

  private static Cell builtIn(String name, Map<String, Object> options) {
    CellProvider provider = REGISTRY.find(Kind.CELL, name);
    Map<String, Object> given = new LinkedHashMap<>(options);
    given.put("units", golden.at("/config/hidden").intValue());
    return provider.create(Options.of(provider.options(), given));
  }

  private static Optimizer adam() {
    return optimizer("adam", Map.of("learning-rate", 0.01));
  }

  private static Optimizer sgd() {
    return optimizer("sgd", Map.of("learning-rate", 0.1));
  }

  private static Optimizer optimizer(String name, Map<String, ?> options) {
    OptimizerProvider provider = REGISTRY.find(Kind.OPTIMIZER, name);
    return provider.create(Options.of(provider.options(), options));
  }

  private static Loss mse() {
    LossProvider provider = REGISTRY.find(Kind.LOSS, "mse");
    return provider.create(Options.defaults(provider.options()));
  }

  private static double[] numbers(JsonNode array) {
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

  private static void assertClose(String what, double actual, double expected) {
    assertThat(actual)
        .as(what)
        .isCloseTo(expected, within(TOLERANCE * Math.max(1, Math.abs(expected))));
  }

  /** One run of the file. */
  private static final class Run implements TrainingListener {

    private final JsonNode run;
    private final Network network;
    private final List<BatchReport> reports = new ArrayList<>();
    private float[] afterFirstUpdate = {};

    Run(String name, Cell cell, Initialization initialization) {
      run = golden.at("/runs/" + name);
      network =
          Network.builder(1)
              .recurrent(cell)
              .head(golden.at("/config/outputs").intValue())
              .outputs(Outputs.EVERY_STEP)
              .initialization(initialization)
              .build();
      double[] initial = parameters("initial_weights");
      for (int i = 0; i < initial.length; i++) {
        network.parameters()[i] = (float) initial[i];
      }
    }

    @Override
    public void batchEnded(BatchReport report) {
      if (reports.isEmpty()) {
        afterFirstUpdate = network.parameters().clone();
      }
      reports.add(report);
    }

    void check(Optimizer optimizer, Clipping clipping) {
      Samples samples = new GoldenSamples();
      int batchSize = golden.at("/config/batch").intValue();
      int epochs = golden.at("/config/epochs").intValue();
      float[] gradient = new float[network.layout().size()];
      int[] first = {0, 1, 2, 3};
      network.lossAndGradient(
          samples.batch(first, 0, batchSize), mse(), new TrainingStep(0, 1, 1), gradient);
      assertAllClose("first gradient", gradient, parameters("first_batch_gradients"));

      Trainer.builder()
          .optimizer(optimizer)
          .loss(mse())
          .clip(clipping)
          .epochs(epochs)
          .batchSize(batchSize)
          .order(new SampleOrder.Given())
          .listener(this)
          .build()
          .fit(network, samples);

      double[] losses = numbers(run.get("batch_losses"));
      double[] norms = numbers(run.get("grad_norms"));
      assertThat(reports).hasSize(losses.length).hasSize(15);
      for (int i = 0; i < losses.length; i++) {
        assertClose("loss of batch " + i, reports.get(i).loss(), losses[i]);
        assertClose("gradient norm of batch " + i, reports.get(i).gradientNorm(), norms[i]);
      }
      assertAllClose(
          "weights after an update", afterFirstUpdate, parameters("weights_after_first_update"));
      assertAllClose("final weights", network.parameters(), parameters("final_weights"));
      checkPredictions(samples);
    }

    private void checkPredictions(Samples samples) {
      int[] all = new int[samples.size()];
      Arrays.setAll(all, i -> i);
      double[] expected = numbers(run.get("final_predictions"));
      float[] predictions = new float[expected.length];
      double loss = network.evaluate(samples.batch(all, 0, all.length), mse(), predictions);
      assertAllClose("predictions", predictions, expected);
      assertClose("final loss", loss, run.get("final_loss_all_samples").doubleValue());
    }

    private static void assertAllClose(String what, float[] actual, double[] expected) {
      assertThat(actual).as(what).hasSameSizeAs(expected);
      for (int i = 0; i < actual.length; i++) {
        assertClose(what + " " + i, actual[i], expected[i]);
      }
    }

    /** The arrays of a part of the run in the network's order and layout. */
    private double[] parameters(String part) {
      JsonNode arrays = run.get(part);
      double[] flat = new double[network.layout().size()];
      for (ParameterLayout.Slot slot : network.layout().slots()) {
        double[] values = ofSlot(arrays, slot);
        assertThat(values).as(slot.name()).hasSize(slot.size());
        System.arraycopy(values, 0, flat, slot.offset(), slot.size());
      }
      return flat;
    }

    private double[] ofSlot(JsonNode arrays, ParameterLayout.Slot slot) {
      boolean isGru = run.get("cell").asText().startsWith("GRU");
      int[] gates = isGru ? new int[] {1, 0, 2} : new int[] {0, 1, 2, 3};
      boolean byColumns = arrays.has("W");
      return switch (slot.name()) {
        case "layer-1.W" ->
            byColumns
                ? columnBlocks(arrays.get("W"), 3, gates)
                : rowBlocks(arrays.get("weight_ih"), gates);
        case "layer-1.U" -> // resetting before, the n gate's matrix stands apart
            byColumns
                ? columnBlocks(arrays.get("U"), 3, 1, 0)
                : rowBlocks(arrays.get("weight_hh"), gates);
        case "layer-1.U.n" -> columnBlocks(arrays.get("U"), 3, 2);
        case "layer-1.b" -> vectorBlocks(arrays.get(byColumns ? "b" : "bias_ih"), gates);
        case "layer-1.bU" -> vectorBlocks(arrays.get("bias_hh"), gates);
        case "head.W" -> rowBlocks(arrays.get("dense.weight"), 0);
        case "head.b" -> numbers(arrays.get("dense.bias"));
        default -> throw new AssertionError("unexpected parameter " + slot.name());
      };
    }

    // Blocks of rows as blocks of columns, transposed: [blocks * units, n] -> [n, blocks * units].
    private static double[] rowBlocks(JsonNode matrix, int... order) {
      int columns = matrix.get(0).size();
      double[] all = numbers(matrix);
      int units = matrix.size() / order.length;
      double[] result = new double[all.length];
      for (int i = 0; i < matrix.size(); i++) {
        int row = order[i / units] * units + i % units;
        for (int column = 0; column < columns; column++) {
          result[column * matrix.size() + i] = all[row * columns + column];
        }
      }
      return result;
    }

    private static double[] columnBlocks(JsonNode matrix, int blocks, int... order) {
      int columns = matrix.get(0).size();
      int units = columns / blocks;
      double[] result = new double[matrix.size() * order.length * units];
      int to = 0;
      for (JsonNode row : matrix) {
        for (int block : order) {
          for (int i = 0; i < units; i++) {
            result[to++] = row.get(block * units + i).doubleValue();
          }
        }
      }
      return result;
    }

    private static double[] vectorBlocks(JsonNode vector, int... order) {
      double[] all = numbers(vector);
      int units = all.length / order.length;
      double[] result = new double[all.length];
      for (int i = 0; i < all.length; i++) {
        result[i] = all[order[i / units] * units + i % units];
      }
      return result;
    }
  }

  /** The file's samples: x {@code [12, 8, 1]}, y {@code [12, 8, 3]}. */
  private static final class GoldenSamples implements Samples {

    @Override
    public int size() {
      return golden.at("/config/samples").intValue();
    }

    @Override
    public Batch batch(int[] indices, int from, int to) {
      int[] rows = Arrays.copyOfRange(indices, from, to);
      return ArrayBatch.of(read("x", rows), read("y", rows));
    }

    private static float[][][] read(String name, int[] rows) {
      float[][][] values = new float[rows.length][][];
      for (int row = 0; row < rows.length; row++) {
        JsonNode sample = golden.get(name).get(rows[row]);
        values[row] = new float[sample.size()][sample.get(0).size()];
        for (int t = 0; t < sample.size(); t++) {
          for (int i = 0; i < sample.get(t).size(); i++) {
            values[row][t][i] = (float) sample.get(t).get(i).doubleValue();
          }
        }
      }
      return values;
    }
  }
}
