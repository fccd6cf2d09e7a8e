package org.rnn4j.cells.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.api.model.ParameterLayout;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.CellProvider;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.cells.golden.Golden;
import org.rnn4j.cells.golden.GoldenLayout;
import org.rnn4j.cells.initialize.Initialization;
import org.rnn4j.cells.internal.reference.DoubleInterpreter;
import org.rnn4j.cells.internal.rewrite.Differentiation;

/** An LSTM in both directions against another implementation's numbers. */
@Tag("kernels")
class GoldenBidirectionalTest {

  private static final Offset<Double> EXACT = within(1e-10);
  private static final LayerOptions BOTH = LayerOptions.standard().direction(Direction.BOTH);

  private final JsonNode golden = Golden.file("lstm_bidir");
  private final int rows = golden.at("/config/batch").intValue();

  private Cell cell() {
    CellProvider provider = Registry.installed().find(Kind.CELL, "lstm");
    int units = golden.at("/config/hidden").intValue();
    return provider.create(Options.of(provider.options(), Map.of("units", units)));
  }

  private Map<String, double[]> arrays(String which, GoldenLayout.Kind kind) {
    Map<String, double[]> all = new TreeMap<>();
    Map.of("forward.", "_l0", "backward.", "_l0_reverse")
        .forEach(
            (prefix, suffix) ->
                GoldenLayout.TWO_BIASES
                    .parameters(golden.get(which), suffix, kind)
                    .forEach((name, numbers) -> all.put(prefix + name, numbers)));
    return all;
  }

  private double[] ofState(String path, int direction) {
    double[] both = Golden.numbers(golden.at(path));
    int size = both.length / 2;
    return Arrays.copyOfRange(both, direction * size, (direction + 1) * size);
  }

  @Test
  void outputsFinalStatesAndGradientsAreTheGoldenOnes() {
    List<double[]> x = Golden.steps(golden.at("/inputs/x"));
    LayerRecorder recorder =
        new LayerRecorder(
            new RecurrentLayer(0, Place.of("layer-1"), List.of(Source.input()), cell(), BOTH),
            0,
            x.get(0).length / rows,
            Initialization.PYTORCH,
            new LayerRecorder.Use(true, Form.WHOLE, false),
            new Recordings());
    DoubleInterpreter interpreter =
        new DoubleInterpreter(new Differentiation(true).apply(recorder.record().get(0)), rows);
    arrays("weights", GoldenLayout.Kind.WEIGHTS).forEach(interpreter::parameter);
    List<String> directions = List.of("forward.", "backward.");
    Map<String, double[]> ofFinal = new TreeMap<>();
    for (int d = 0; d < 2; d++) {
      for (String state : List.of("h", "c")) {
        interpreter.initialState(directions.get(d) + state, ofState("/inputs/" + state + "0", d));
        ofFinal.put(directions.get(d) + state, ofState("/loss_weights/" + state + "_n", d));
      }
    }
    List<double[]> y = interpreter.forward(x);
    assertClose("output", y, Golden.steps(golden.at("/outputs/output")));
    DoubleInterpreter.Gradients g =
        interpreter.backward(Golden.steps(golden.at("/loss_weights/output")), ofFinal);
    assertClose("gradient of x", g.inputs(), Golden.steps(golden.at("/gradients/x")));
    for (int d = 0; d < 2; d++) {
      for (String state : List.of("h", "c")) {
        String name = directions.get(d) + state;
        assertThat(interpreter.finalState(name))
            .containsExactly(ofState("/outputs/" + state + "_n", d), EXACT);
        assertThat(g.initialStates().get(name))
            .containsExactly(ofState("/gradients/" + state + "0", d), EXACT);
      }
    }
    arrays("gradients", GoldenLayout.Kind.GRADIENTS)
        .forEach(
            (name, expected) ->
                assertThat(g.parameters().get(name)).as(name).containsExactly(expected, EXACT));
  }

  private static void assertClose(String what, List<double[]> actual, List<double[]> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int t = 0; t < expected.size(); t++) {
      assertThat(actual.get(t)).as(what + " at step " + t).containsExactly(expected.get(t), EXACT);
    }
  }

  /** From states of zeros, which the engine starts from. */
  @Test
  void goldenWeightsGiveTheReferencesOutputsAndGradients() {
    List<double[]> weights = new ArrayList<>(Golden.steps(golden.at("/loss_weights/output")));
    List<double[]> x = Golden.steps(golden.at("/inputs/x"));
    ArrayBatch batch = ArrayBatch.of(GoldenBatch.byRow(x, rows), GoldenBatch.byRow(weights, rows));
    TestNetwork test =
        new TestNetwork(batch.inputWidth(), Outputs.EVERY_STEP)
            .initialization(Initialization.PYTORCH)
            .recurrent(cell(), BOTH);
    try (Network network = test.network(1)) {
      Map<String, double[]> values = arrays("weights", GoldenLayout.Kind.WEIGHTS);
      for (ParameterLayout.Slot slot : network.layout().slots()) {
        double[] numbers = values.get(slot.name().substring("layer-1.".length()));
        for (int i = 0; i < numbers.length; i++) {
          network.parameters()[slot.offset() + i] = (float) numbers[i];
        }
      }
      Agreement.check(test, network, batch);
    }
  }
}
