package org.rnn4j.cells.internal.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rnn4j.api.step.Functions.tanh;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.cell.Initializer;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.cell.Step;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.CellProvider;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.api.step.Gate;
import org.rnn4j.api.step.Value;
import org.rnn4j.cells.cases.BuiltInCases;
import org.rnn4j.cells.cases.CellCase;
import org.rnn4j.cells.cases.StateCases;
import org.rnn4j.cells.initialize.Initialization;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.layer.StepRecorder;
import org.rnn4j.cells.internal.rewrite.LinearScan;
import org.rnn4j.cells.internal.rewrite.Passes;
import org.rnn4j.cells.internal.rewrite.Purpose;

/**
 * What runs where. An operation that stays in a time loop without need costs more than any kernel
 * can win, and nothing but these lists would show it.
 */
class PlacementTest {

  private static final int INPUTS = 2;

  private static LayerCode code(Cell cell) {
    StepGraph graph =
        StepRecorder.record(
            Place.of("layer"), cell, INPUTS, Initialization.STANDARD, Optional.empty());
    return LayerCode.ofFirst(Passes.before(LinearScan.class, Purpose.TRAINING).apply(graph), 0);
  }

  private static LayerCode builtIn(String name, Map<String, ?> options) {
    CellProvider provider = Registry.installed().find(Kind.CELL, name);
    return code(provider.create(Options.of(provider.options(), options)));
  }

  private static LayerCode own(String name) {
    return code(
        StateCases.all().stream()
            .filter(c -> c.name().equals(name))
            .findFirst()
            .orElseThrow()
            .cell());
  }

  // Packing aside: it changes how a product reads its matrix, not where the product runs.
  private static List<String> names(LayerCode code, Phase phase) {
    return code.nodes(phase).stream()
        .map(n -> n.operation().name().replace("packed-", ""))
        .filter(name -> !name.startsWith("pack"))
        .toList();
  }

  @Test
  void theLoopOfASimpleCellIsOneProductAndItsActivation() {
    LayerCode code = builtIn("simple", Map.of("units", 3));
    assertThat(names(code, Phase.FORWARD_BEFORE)).containsExactly("product-plus"); // b + x W
    assertThat(names(code, Phase.FORWARD_LOOP)).containsExactly("product-plus", "tanh");
    assertThat(names(code, Phase.FORWARD_AFTER)).isEmpty();
    assertThat(names(code, Phase.BACKWARD_BEFORE)).isEmpty();
    assertThat(names(code, Phase.BACKWARD_LOOP))
        .containsExactly("plus", "tanh-gradient", "transposed-product");
    assertThat(names(code, Phase.BACKWARD_AFTER)).containsExactly("transposed-product"); // dx
  }

  @Test
  void theLoopOfAnLstmHasOneProductForwardAndOneBackward() {
    LayerCode code = builtIn("lstm", Map.of("units", 3));
    assertThat(names(code, Phase.FORWARD_BEFORE)).containsExactly("product-plus");
    assertThat(names(code, Phase.FORWARD_LOOP))
        .containsExactlyInAnyOrder(
            "product-plus", // x W + b + h' U
            "sigmoid", // i
            "sigmoid", // f
            "tanh", // g
            "times", // f * c'
            "times", // i * g
            "plus", // c
            "sigmoid", // o
            "tanh", // tanh c
            "times"); // h
    assertThat(names(code, Phase.FORWARD_AFTER)).isEmpty();
    assertThat(names(code, Phase.BACKWARD_LOOP))
        .containsExactlyInAnyOrder(
            "plus", // dh: from the output and the next step
            "times", // do
            "times", // dtanh(c)
            "tanh-gradient",
            "plus", // dc: from h and the next step
            "times", // di
            "times", // dg
            "times", // df
            "times", // dc'
            "sigmoid-gradient", // i
            "sigmoid-gradient", // f
            "tanh-gradient", // g
            "sigmoid-gradient", // o
            "concat", // dz
            "transposed-product"); // dh'
    assertThat(names(code, Phase.BACKWARD_AFTER)).containsExactly("transposed-product"); // dx
    assertThat(code.callsPerStep()).isEqualTo(10 + 15);
  }

  @Test
  void theLoopOfAGruHasOneProductForwardAndOneBackward() {
    LayerCode code = builtIn("gru", Map.of("units", 3));
    assertThat(names(code, Phase.FORWARD_BEFORE)).containsExactly("product-plus", "for-every-row");
    assertThat(names(code, Phase.FORWARD_LOOP))
        .containsExactlyInAnyOrder(
            "product-plus", // h' U + bU
            "plus", // z and r
            "sigmoid",
            "sigmoid",
            "times", // r * (h' Un + bUn)
            "plus",
            "tanh", // n
            "times", // z * h'
            "affine(-1.0, 1.0)", // 1 - z
            "times",
            "plus"); // h
    assertThat(names(code, Phase.FORWARD_AFTER)).isEmpty();
    assertThat(names(code, Phase.BACKWARD_LOOP))
        .hasSize(15)
        .filteredOn(name -> name.contains("product"))
        .containsExactly("transposed-product-plus"); // dh * z + dz U'
    // The recurrent bias has zeros where a gate has none; that is put together once for a batch.
    assertThat(names(code, Phase.PARAMETERS)).containsExactly("zeros(0)", "zeros(0)", "concat");
    assertThat(code.callsPerStep()).isEqualTo(11 + 15);
  }

  @Test
  void resettingBeforeTheProductNeedsTwoInTheLoop() {
    LayerCode code = builtIn("gru", Map.of("units", 3, "reset", "before"));
    assertThat(names(code, Phase.FORWARD_LOOP).stream().filter(n -> n.contains("product")))
        .hasSize(2);
    assertThat(names(code, Phase.BACKWARD_LOOP).stream().filter(n -> n.contains("product")))
        .hasSize(2);
  }

  @Test
  void noLoopOfABuiltInCellLooksAtTheInputOrAtAWeightOfIt() {
    for (CellCase c : BuiltInCases.plain()) {
      LayerCode code = code(c.cell());
      List<Node> offLimits = List.of(code.graph().input(), code.graph().parameters().get("W"));
      for (Phase loop : List.of(Phase.FORWARD_LOOP, Phase.BACKWARD_LOOP)) {
        for (Node node : code.nodes(loop)) {
          assertThat(node.inputs()).as(c + ": " + node).doesNotContainAnyElementsOf(offLimits);
        }
      }
    }
  }

  @Test
  void aDenseLayerHasNoLoop() {
    LayerCode code = code(s -> s.output(s.inputProjection(s.input(), Gate.of("y"), 3).value()));
    assertThat(names(code, Phase.FORWARD_BEFORE)).containsExactly("product-plus");
    assertThat(names(code, Phase.BACKWARD_AFTER)).containsExactly("transposed-product");
    assertThat(code.callsPerStep()).isZero();
  }

  @Test
  void aRecurrenceWithoutAProductHasNoneInItsLoop() {
    LayerCode code = own("a recurrence without a product");
    assertThat(names(code, Phase.FORWARD_BEFORE))
        .contains("product-plus", "sigmoid", "affine(-1.0, 1.0)");
    assertThat(names(code, Phase.FORWARD_LOOP)).containsExactly("times", "plus");
    assertThat(names(code, Phase.BACKWARD_LOOP)).containsExactlyInAnyOrder("plus", "times");
  }

  @Test
  void anOutputsOwnProjectionComesAfterTheLoop() {
    LayerCode code = own("an output of its own projection");
    assertThat(names(code, Phase.FORWARD_LOOP)).containsExactly("product-plus", "tanh");
    assertThat(names(code, Phase.FORWARD_AFTER)).containsExactly("product-plus");
    assertThat(names(code, Phase.BACKWARD_BEFORE)).containsExactly("transposed-product");
    assertThat(names(code, Phase.BACKWARD_LOOP)).doesNotContain("product-plus");
  }

  @Test
  void aProductOfTheInputLeavesTheLoopInWhicheverOrderTheSumIsWritten() {
    for (boolean inputFirst : new boolean[] {true, false}) {
      LayerCode code =
          code(
              s -> {
                Value h = s.state("h", 3);
                Value x = s.input();
                Value first = inputFirst ? product(s, x, "W") : product(s, h, "U");
                Value second = inputFirst ? product(s, h, "U") : product(s, x, "W");
                s.next("h", tanh(first.plus(second)));
                s.output(s.nextOf("h"));
              });
      assertThat(names(code, Phase.FORWARD_BEFORE)).containsExactly("product");
      assertThat(names(code, Phase.FORWARD_LOOP)).containsExactly("product-plus", "tanh");
    }
  }

  private static Value product(Step s, Value x, String name) {
    return x.product(
        s.parameter(
            ParameterSpec.matrix(
                name, x.width(), 3, ParameterRole.OTHER, Initializer.glorotUniform())));
  }

  @Test
  void whatIsComputedFromParametersRunsOnceForABatch() {
    LayerCode code = own("a decay that is a parameter");
    assertThat(names(code, Phase.PARAMETERS))
        .containsExactlyInAnyOrder(
            "softplus", "affine(-1.0, 0.0)", "exp", "square", "affine(-1.0, 1.0)");
    assertThat(names(code, Phase.PARAMETER_GRADIENTS))
        .contains("exp-gradient", "softplus-gradient", "square-gradient");
    assertThat(names(code, Phase.FORWARD_LOOP)).containsExactly("times", "plus");
    assertThat(code.reducedGradients().stream().mapToInt(n -> n.shape().size()).sum())
        .isEqualTo(3 + 3); // of a and of 1 - a^2
  }

  @Test
  void everyOperationStandsInOnePartAndAfterWhatItNeeds() {
    for (CellCase c : StateCases.all()) {
      LayerCode code = code(c.cell());
      for (Node node : code.graph().nodes()) {
        Phase phase = code.placement().of(node);
        assertThat(phase).as(c + ": " + node).isNotNull();
        if (phase != Phase.NOWHERE) {
          for (Node input : node.inputs()) {
            assertThat(code.placement().of(input))
                .as(c + ": " + node + " needs " + input)
                .isLessThanOrEqualTo(phase);
          }
        }
      }
    }
  }
}
