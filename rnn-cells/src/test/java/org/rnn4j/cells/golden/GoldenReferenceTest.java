package org.rnn4j.cells.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnn4j.api.error.Place;
import org.rnn4j.cells.golden.GoldenLayout.Kind;
import org.rnn4j.cells.internal.graph.Pass;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.layer.StepRecorder;
import org.rnn4j.cells.internal.reference.DoubleInterpreter;
import org.rnn4j.cells.internal.reference.DoubleInterpreter.Gradients;
import org.rnn4j.cells.internal.rewrite.Differentiation;
import org.rnn4j.cells.internal.rewrite.PassOrder;
import org.rnn4j.cells.internal.rewrite.Purpose;

/** The recorded and differentiated cells in double against another implementation's numbers. */
class GoldenReferenceTest {

  /** Two correct implementations differ by 1e-14 here; see the files' {@code about}. */
  private static final Offset<Double> EXACT = within(1e-10);

  static Stream<GoldenCase> cases() {
    return GoldenCase.all().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void outputsAndFinalStatesAreTheGoldenOnes(GoldenCase c) {
    Run run = new Run(c, false);
    assertClose("output", run.outputs, Golden.steps(c.golden().at("/outputs/output")));
    for (int layer = 0; layer < c.layers(); layer++) {
      for (String state : run.states()) {
        assertThat(run.layers.get(layer).finalState(state))
            .as("final " + state + " of layer " + layer)
            .containsExactly(run.stateOf("/outputs/" + state + "_n", layer), EXACT);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void allGradientsAreTheGoldenOnes(GoldenCase c) {
    new Run(c, false).checkGradients();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void fusedStepsGiveTheSame(GoldenCase c) {
    Run run = new Run(c, true);
    assertClose("output", run.outputs, Golden.steps(c.golden().at("/outputs/output")));
    run.checkGradients();
  }

  private static void assertClose(String what, List<double[]> actual, List<double[]> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int t = 0; t < expected.size(); t++) {
      assertThat(actual.get(t)).as(what + " at step " + t).containsExactly(expected.get(t), EXACT);
    }
  }

  /**
   * One golden file run forward: an interpreter for each layer, the outputs of one fed to the next.
   */
  private static final class Run {

    private final GoldenCase c;
    private final JsonNode golden;
    private final List<DoubleInterpreter> layers = new ArrayList<>();
    private final List<double[]> outputs;

    Run(GoldenCase c, boolean rewritten) {
      this.c = c;
      this.golden = c.golden();
      List<double[]> below = Golden.steps(golden.at("/inputs/x"));
      int batch = golden.at("/config/batch").intValue();
      for (int layer = 0; layer < c.layers(); layer++) {
        StepGraph recorded =
            StepRecorder.record(
                Place.of("layer-" + layer),
                c.makeCell(),
                below.get(0).length / batch,
                c.initialization(),
                c.makeNormalizer());
        Pass passes = rewritten ? PassOrder.of(Purpose.TRAINING, true) : new Differentiation(true);
        StepGraph step = passes.apply(recorded);
        DoubleInterpreter interpreter = new DoubleInterpreter(step, batch);
        Map<String, double[]> weights =
            c.layout().parameters(golden.get("weights"), c.suffix(layer), Kind.WEIGHTS);
        assertThat(weights.keySet()).isEqualTo(step.parameters().keySet());
        weights.forEach(interpreter::parameter);
        for (String state : states()) {
          interpreter.initialState(state, stateOf("/inputs/" + state + "0", layer));
        }
        below = interpreter.forward(below);
        layers.add(interpreter);
      }
      outputs = below;
    }

    Set<String> states() {
      return golden.at("/inputs").has("c0") ? Set.of("h", "c") : Set.of("h");
    }

    /** One layer's part of {@code [layers, batch, units]}. */
    double[] stateOf(String path, int layer) {
      double[] all = Golden.numbers(golden.at(path));
      int size = all.length / c.layers();
      return Arrays.copyOfRange(all, layer * size, (layer + 1) * size);
    }

    void checkGradients() {
      List<double[]> above = Golden.steps(golden.at("/loss_weights/output"));
      for (int layer = c.layers() - 1; layer >= 0; layer--) {
        Map<String, double[]> finalGradients = new HashMap<>();
        for (String state : states()) {
          finalGradients.put(state, stateOf("/loss_weights/" + state + "_n", layer));
        }
        Gradients gradients = layers.get(layer).backward(above, finalGradients);
        for (String state : states()) {
          assertThat(gradients.initialStates().get(state))
              .as("initial " + state + " of layer " + layer)
              .containsExactly(stateOf("/gradients/" + state + "0", layer), EXACT);
        }
        Map<String, double[]> expected =
            c.layout().parameters(golden.get("gradients"), c.suffix(layer), Kind.GRADIENTS);
        assertThat(gradients.parameters().keySet()).isEqualTo(expected.keySet());
        expected.forEach(
            (name, numbers) ->
                assertThat(gradients.parameters().get(name))
                    .as(name)
                    .containsExactly(numbers, EXACT));
        above = gradients.inputs();
      }
      assertClose("gradient of x", above, Golden.steps(golden.at("/gradients/x")));
    }
  }
}
