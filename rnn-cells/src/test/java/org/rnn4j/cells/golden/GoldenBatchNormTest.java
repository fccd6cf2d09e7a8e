package org.rnn4j.cells.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.api.model.ParameterLayout;
import org.rnn4j.api.model.TrainingStep;
import org.rnn4j.cells.cases.BuiltInLayers;
import org.rnn4j.cells.internal.layer.BatchNormalization;
import org.rnn4j.cells.internal.operation.BatchStatistics;
import org.rnn4j.cells.internal.reference.DoubleInterpreter;
import org.rnn4j.cells.internal.rewrite.Differentiation;
import org.rnn4j.cells.network.GoldenBatch;
import org.rnn4j.cells.network.Network;

/** Batch normalization over batch and time against another implementation's numbers. */
@Tag("kernels")
class GoldenBatchNormTest {

  private static final Offset<Double> EXACT = within(1e-10);
  private static final Offset<Double> FLOAT = within(2e-5);

  private final JsonNode golden = Golden.file("batchnorm");
  private final int rows = golden.at("/config/B").intValue();
  private final int width = golden.at("/config/F").intValue();

  // [time][batch * feature]
  private List<double[]> steps(JsonNode array) {
    List<double[]> steps = new ArrayList<>();
    array.forEach(step -> steps.add(Golden.numbers(step)));
    return steps;
  }

  private static double[] flat(List<double[]> steps) {
    return steps.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "torch_defaults_momentum0.1_eps1e-5, update1, 1e-5",
    "torch_defaults_momentum0.1_eps1e-5, update2, 1e-5",
    "keras_like_momentum0.01_eps1e-3, update1, 1e-3",
    "keras_like_momentum0.01_eps1e-3, update2, 1e-3"
  })
  void normalizedValuesAndGradientsAreTheGoldenOnes(String name, String update, double epsilon) {
    JsonNode c = golden.get("cases").get(name).get(update);
    double[] gamma = Golden.numbers(golden.at("/weights/gamma"));
    double[] beta = Golden.numbers(golden.at("/weights/beta"));
    BatchStatistics statistics = new BatchStatistics(width, epsilon, 0.9);
    DoubleInterpreter interpreter =
        new DoubleInterpreter(
            new Differentiation(true).apply(BatchNormalization.of(statistics, true)), rows);
    List<double[]> n =
        interpreter.forward(steps(golden.get("inputs").get(c.get("input").textValue())));
    List<double[]> weights = steps(golden.at("/loss_weights/y"));
    List<double[]> expected = steps(c.get("y"));
    List<double[]> above = new ArrayList<>();
    double[] ofGamma = new double[width];
    for (int t = 0; t < n.size(); t++) {
      double[] g = weights.get(t).clone();
      for (int i = 0; i < g.length; i++) {
        int f = i % width;
        assertThat(gamma[f] * n.get(t)[i] + beta[f]).isCloseTo(expected.get(t)[i], EXACT);
        ofGamma[f] += g[i] * n.get(t)[i];
        g[i] *= gamma[f];
      }
      above.add(g);
    }
    assertThat(ofGamma).containsExactly(Golden.numbers(c.at("/gradients/gamma")), EXACT);
    assertThat(flat(interpreter.backward(above, Map.of()).inputs()))
        .containsExactly(flat(steps(c.at("/gradients/x"))), EXACT);
  }

  @ParameterizedTest
  @CsvSource({
    "torch_defaults_momentum0.1_eps1e-5, 1e-5, 0.9",
    "keras_like_momentum0.01_eps1e-3, 1e-3, 0.99"
  })
  void theEngineTrainsAndMovesItsAveragesLikeTheGoldenOne(
      String name, double epsilon, double momentum) {
    JsonNode c = golden.get("cases").get(name);
    try (Network network =
        Network.builder(width)
            .layer(BuiltInLayers.of("batch-norm", Map.of("epsilon", epsilon, "momentum", momentum)))
            .outputs(Outputs.EVERY_STEP)
            .build()) {
      set(network, "gain", Golden.numbers(golden.at("/weights/gamma")));
      set(network, "offset", Golden.numbers(golden.at("/weights/beta")));
      for (String update : List.of("update1", "update2")) {
        JsonNode expected = c.get(update);
        ArrayBatch batch =
            GoldenBatch.of(
                steps(golden.get("inputs").get(expected.get("input").textValue())),
                steps(golden.at("/loss_weights/y")),
                rows);
        float[] gradient = new float[network.layout().size()];
        double count = batch.targetCount();
        double loss =
            network.lossAndGradient(batch, GoldenBatch.loss(), new TrainingStep(1, 1, 1), gradient);
        assertThat(loss * count).isCloseTo(expected.get("loss").doubleValue(), FLOAT);
        assertThat(times(count, get(network, gradient, "gain")))
            .containsExactly(Golden.numbers(expected.at("/gradients/gamma")), FLOAT);
        assertThat(times(count, get(network, gradient, "offset")))
            .containsExactly(Golden.numbers(expected.at("/gradients/beta")), FLOAT);
        assertThat(get(network, network.parameters(), "moving-mean"))
            .containsExactly(Golden.numbers(expected.get("running_mean_after")), FLOAT);
        assertThat(get(network, network.parameters(), "moving-variance"))
            .containsExactly(
                Golden.numbers(expected.get("running_var_after_if_biased_batch_var_were_used")),
                FLOAT);
        assertThat(get(network, gradient, "moving-mean")).containsOnly(0);
        assertThat(get(network, gradient, "moving-variance")).containsOnly(0);
      }
      JsonNode update2 = c.get("update2");
      set(network, "moving-mean", Golden.numbers(update2.get("running_mean_after")));
      set(network, "moving-variance", Golden.numbers(update2.get("running_var_after")));
      ArrayBatch batch =
          GoldenBatch.of(steps(golden.at("/inputs/x2")), steps(golden.at("/loss_weights/y")), rows);
      float[] y = new float[(int) batch.targetCount()];
      network.predict(batch, y);
      List<double[]> expected = steps(c.at("/eval_mode/y"));
      for (int row = 0; row < rows; row++) {
        for (int t = 0; t < expected.size(); t++) {
          for (int i = 0; i < width; i++) {
            assertThat((double) y[(row * expected.size() + t) * width + i])
                .isCloseTo(expected.get(t)[row * width + i], FLOAT);
          }
        }
      }
    }
  }

  private static double[] times(double factor, double[] values) {
    return Arrays.stream(values).map(v -> factor * v).toArray();
  }

  private static ParameterLayout.Slot slot(Network network, String name) {
    return network.layout().slots().stream()
        .filter(s -> s.name().equals("layer-1." + name))
        .findFirst()
        .orElseThrow();
  }

  private static double[] get(Network network, float[] array, String name) {
    ParameterLayout.Slot slot = slot(network, name);
    double[] values = new double[slot.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array[slot.offset() + i];
    }
    return values;
  }

  private static void set(Network network, String name, double[] values) {
    for (int i = 0; i < values.length; i++) {
      network.parameters()[slot(network, name).offset() + i] = (float) values[i];
    }
  }
}
