package org.rnn4j.cells.internal.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rnn4j.api.step.Functions.sigmoid;
import static org.rnn4j.api.step.Functions.tanh;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.cell.Initializer;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.step.Value;
import org.rnn4j.cells.initialize.Initialization;
import org.rnn4j.cells.internal.graph.Leaf;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Operation;
import org.rnn4j.cells.internal.graph.StepFunction;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.layer.StepRecorder;

/** What is rewritten; that nothing changes by it is for {@code GradientCheckTest} to see. */
class ContractionTest {

  private static StepGraph recorded(Cell cell) {
    return StepRecorder.record("layer", cell, 6, Initialization.STANDARD, Optional.empty(), true);
  }

  private static List<String> operations(StepGraph graph) {
    return graph.nodes().stream()
        .map(Node::operation)
        .filter(o -> !(o instanceof Leaf) && !o.isView())
        .map(Operation::name)
        .toList();
  }

  private static List<String> contracted(Cell cell) {
    StepFunction step = new StepFunction(recorded(cell), Optional.empty());
    return operations(Contraction.of(Fusion.forSingleRow(step)).graph());
  }

  // Without what nothing depends on, which Fusion drops.
  private static List<String> joined(Cell cell) {
    StepFunction step = new StepFunction(Joining.of(recorded(cell)), Optional.empty());
    return operations(Fusion.forSingleRow(step).graph());
  }

  @Test
  void aSumTakesInTheProductsThatItAloneUses() {
    assertThat(
            contracted(
                s -> {
                  Value x = s.input();
                  s.output(x.times(tanh(x)).plus(sigmoid(x).times(x)));
                }))
        .containsExactly("tanh", "sigmoid", "sum-of-products");
    assertThat(contracted(s -> s.output(s.input().times(tanh(s.input())).plus(s.input()))))
        .containsExactly("tanh", "sum-of-products");
  }

  @Test
  void aProductThatIsUsedElsewhereStays() {
    assertThat(
            contracted(
                s -> {
                  Value p = s.input().times(tanh(s.input()));
                  s.output(p.plus(s.input()).times(p));
                }))
        .containsExactly("tanh", "times", "plus", "times");
  }

  @Test
  void aProductWithABroadcastOperandStays() {
    assertThat(
            contracted(
                s -> {
                  Value scale =
                      s.parameter(
                          ParameterSpec.vector(
                              "scale", 6, ParameterRole.OTHER, Initializer.zeros()));
                  s.output(s.input().times(scale).plus(s.input()));
                }))
        .containsExactly("times", "plus");
  }

  @Test
  void aProductThatNeedNotBeInTheLoopStaysOutside() {
    assertThat(
            contracted(
                s -> {
                  Value h = s.state("h", 6);
                  s.next("h", s.input().times(s.input()).plus(h));
                  s.output(s.nextOf("h"));
                }))
        .containsExactly("times", "plus");
  }

  @Test
  void gradientsOfGatesTakeInTheProductsThatArrive() {
    StepGraph graph = recorded(s -> s.output(sigmoid(s.input()).times(tanh(s.input()))));
    StepFunction step = Contraction.of(Fusion.of(Differentiation.of(graph, true)));
    assertThat(operations(step.graph()))
        .containsExactly(
            "sigmoid",
            "tanh",
            "times",
            "product-tanh-gradient",
            "product-sigmoid-gradient",
            "plus");
  }

  @Test
  void theSameFunctionOfSlicesSideBySideIsTakenOnce() {
    assertThat(
            joined(
                s -> {
                  Value x = s.input();
                  Value f = sigmoid(x.slice(2, 4));
                  Value i = sigmoid(x.slice(0, 2));
                  s.output(i.times(f).plus(sigmoid(x.slice(4, 6))));
                }))
        .containsExactly("sigmoid", "times", "plus");
  }

  @Test
  void slicesWithAGapOrOtherFunctionsAreNot() {
    assertThat(
            joined(
                s -> {
                  Value x = s.input();
                  s.output(
                      sigmoid(x.slice(0, 2))
                          .plus(sigmoid(x.slice(4, 6)))
                          .plus(tanh(x.slice(2, 4))));
                }))
        .containsExactly("sigmoid", "sigmoid", "plus", "tanh", "plus");
  }

  @Test
  void nextStatesAreNotSinceEachHasAPlaceOfItsOwn() {
    assertThat(
            joined(
                s -> {
                  s.state("a", 2);
                  s.state("b", 2);
                  Value x = s.input();
                  s.next("a", tanh(x.slice(0, 2)));
                  s.next("b", tanh(x.slice(2, 4)));
                  s.output(s.nextOf("a").plus(s.nextOf("b")));
                }))
        .containsExactly("tanh", "tanh", "plus");
  }
}
