package org.rnn4j.cells.internal.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.layer.DropoutScope;
import org.rnn4j.cells.cases.BuiltInCases;
import org.rnn4j.cells.cases.CellCase;
import org.rnn4j.cells.initialize.Initialization;
import org.rnn4j.cells.internal.graph.Pass;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.operation.StepOperations;

/** The order of a layer's passes, and that each keeps to the contract of a pass. */
class LayerPassesTest {

  private static final int INPUTS = 3;

  private static final Map<String, Pass> PASSES =
      Map.ofEntries(
          Map.entry("weights", new Dropout(2, 0.4, DropoutScope.SEQUENCE)::onRecurrentWeights),
          Map.entry("drawn zoneout", Zoneout.drawn(3, 0.4)),
          Map.entry("expected zoneout", Zoneout.expected(0.4)),
          Map.entry("initial states", LearnedStates::apply),
          Map.entry("masks", Masking::of),
          Map.entry("remembering", Masking::remembering),
          Map.entry("reversal", Reversal::apply),
          Map.entry("reversal for the end", Reversal::applyForFinalOutput),
          Map.entry("input", new Dropout(4, 0.4, DropoutScope.STEP)::onInput),
          Map.entry("output", new Dropout(5, 0.4, DropoutScope.STEP)::onOutput),
          Map.entry(
              "residual", new Residual(g -> g.input().slice(0, 1).broadcast(g.output().width()))));

  static Stream<CellCase> cells() {
    return BuiltInCases.plain().stream().filter(CellCase::hasRecurrentWeight);
  }

  private static StepGraph recorded(CellCase c) {
    return StepRecorder.record(
        Place.of(c.name()), c.cell(), INPUTS, Initialization.STANDARD, Optional.empty());
  }

  // Everything that a layer's pass may change.
  private static List<Object> content(StepGraph step) {
    return List.of(
        step.toString(),
        step.parameterSpecs(),
        step.stateSpecs(),
        step.states().keySet().stream().filter(step::isReversed).toList(),
        step.nextStates().toString(),
        step.initialStates().toString(),
        step.output().toString(),
        step.mask().toString());
  }

  @ParameterizedTest
  @MethodSource("cells")
  void noPassChangesTheStepThatItIsGiven(CellCase c) {
    StepGraph step = recorded(c);
    List<Object> before = content(step);
    PASSES.forEach(
        (name, pass) -> {
          StepGraph after = pass.apply(step);
          assertThat(content(step)).as(name).isEqualTo(before);
          assertThat(after.parameterSpecs()).as(name).startsWith(first(step));
        });
  }

  private static ParameterSpec[] first(StepGraph step) {
    return step.parameterSpecs().toArray(new ParameterSpec[0]);
  }

  @Test
  void passesRunInTheOrderOfTheirStagesHoweverTheyAreAdded() {
    List<LayerStage> run = new ArrayList<>();
    LayerPasses passes = new LayerPasses();
    for (int i = LayerStage.values().length - 1; i >= 0; i--) {
      LayerStage stage = LayerStage.values()[i];
      passes.at(
          stage,
          step -> {
            run.add(stage);
            return step;
          });
    }
    passes.apply(StepOperations.emptyStep(1));
    assertThat(run).containsExactly(LayerStage.values());
  }

  @Test
  void thereIsOnePassAtAStage() {
    LayerPasses passes = new LayerPasses().at(LayerStage.MASKS, Masking::of);
    assertThatThrownBy(() -> passes.at(LayerStage.MASKS, Masking::remembering))
        .hasMessage("there are two passes for MASKS");
  }

  @Test
  void everyStageHasAReasonToBeWhereItIs() {
    assertThat(LayerStage.values())
        .extracting(LayerStage::why)
        .doesNotHaveDuplicates()
        .allMatch(why -> why.matches("[A-Z].{20,}\\."));
  }
}
