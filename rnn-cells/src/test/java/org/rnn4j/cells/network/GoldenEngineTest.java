package org.rnn4j.cells.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.api.model.ParameterLayout;
import org.rnn4j.cells.cases.CellCase;
import org.rnn4j.cells.golden.Golden;
import org.rnn4j.cells.golden.GoldenCase;
import org.rnn4j.cells.golden.GoldenLayout;

/**
 * The float engine with the golden weights, inputs and loss weights. A network's states start from
 * zero and the golden ones do not, so the numbers compared with are the double interpreter's from
 * zero; that it gives the golden numbers from the golden states is {@code GoldenReferenceTest}.
 */
@Tag("kernels")
class GoldenEngineTest {

  static Stream<GoldenCase> cases() {
    return GoldenCase.all().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void goldenWeightsGiveTheReferencesOutputsAndGradients(GoldenCase c) {
    JsonNode golden = c.golden();
    ArrayBatch batch = batch(golden);
    TestNetwork test =
        new TestNetwork(batch.inputWidth(), Outputs.EVERY_STEP).initialization(c.initialization());
    for (int layer = 0; layer < c.layers(); layer++) {
      test.recurrent(new CellCase(c.toString(), c.makeCell(), c.makeNormalizer()));
    }
    try (Network network = test.network(1)) {
      for (int layer = 0; layer < c.layers(); layer++) {
        set(
            network,
            "layer-" + (layer + 1) + ".",
            c.layout()
                .parameters(golden.get("weights"), c.suffix(layer), GoldenLayout.Kind.WEIGHTS));
      }
      Agreement.check(test, network, batch);
    }
  }

  private static void set(Network network, String layer, Map<String, double[]> weights) {
    for (ParameterLayout.Slot slot : network.layout().slots()) {
      if (slot.name().startsWith(layer)) {
        double[] values = weights.get(slot.name().substring(layer.length()));
        assertThat(values).as(slot.name()).hasSize(slot.size());
        for (int i = 0; i < values.length; i++) {
          network.parameters()[slot.offset() + i] = (float) values[i];
        }
      }
    }
  }

  // The targets are the weights of the outputs in the golden loss, in which the last output of the
  // top layer stands a second time as its final state.
  private static ArrayBatch batch(JsonNode golden) {
    List<double[]> x = Golden.steps(golden.at("/inputs/x"));
    List<double[]> weights = Golden.steps(golden.at("/loss_weights/output"));
    double[] last = weights.get(weights.size() - 1);
    double[] ofStates = Golden.numbers(golden.at("/loss_weights/h_n"));
    for (int i = 0; i < last.length; i++) {
      last[i] += ofStates[ofStates.length - last.length + i];
    }
    int rows = golden.at("/config/batch").intValue();
    return ArrayBatch.of(byRow(x, rows), byRow(weights, rows));
  }

  private static float[][][] byRow(List<double[]> steps, int rows) {
    int width = steps.get(0).length / rows;
    float[][][] result = new float[rows][steps.size()][width];
    for (int t = 0; t < steps.size(); t++) {
      for (int i = 0; i < rows * width; i++) {
        result[i / width][t][i % width] = (float) steps.get(t)[i];
      }
    }
    return result;
  }
}
