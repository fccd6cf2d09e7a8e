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
import org.rnn4j.api.error.Place;
import org.rnn4j.api.step.Value;
import org.rnn4j.cells.initialize.Initialization;
import org.rnn4j.cells.internal.graph.Leaf;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Operation;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.layer.StepRecorder;

/** What is rewritten; that nothing changes by it is for {@code GradientCheckTest} to see. */
class SumsOfProductsTest {

  private static StepGraph recorded(Cell cell) {
    return StepRecorder.record(
        Place.of("layer"), cell, 6, Initialization.STANDARD, Optional.empty());
  }

  private static List<String> operations(StepGraph graph) {
    return graph.nodes().stream()
        .map(Node::operation)
        .filter(o -> !(o instanceof Leaf) && !o.isView())
        .map(Operation::name)
        .toList();
  }

  private static List<String> rewritten(Cell cell) {
    return operations(PassOrder.of(Purpose.SINGLE_ROW, true).apply(recorded(cell)));
  }

  @Test
  void aSumTakesInTheProductsThatItAloneUses() {
    assertThat(
            rewritten(
                s -> {
                  Value x = s.input();
                  s.output(x.times(tanh(x)).plus(sigmoid(x).times(x)));
                }))
        .containsExactly("tanh", "sigmoid", "sum-of-products");
    assertThat(rewritten(s -> s.output(s.input().times(tanh(s.input())).plus(s.input()))))
        .containsExactly("tanh", "sum-of-products");
  }

  @Test
  void aProductThatIsUsedElsewhereStays() {
    assertThat(
            rewritten(
                s -> {
                  Value p = s.input().times(tanh(s.input()));
                  s.output(p.plus(s.input()).times(p));
                }))
        .containsExactly("tanh", "times", "plus", "times");
  }

  @Test
  void aProductWithABroadcastOperandStays() {
    assertThat(
            rewritten(
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
            rewritten(
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
    StepGraph step = PassOrder.of(Purpose.TRAINING, true).apply(graph);
    assertThat(operations(step))
        .containsExactly(
            "sigmoid",
            "tanh",
            "times",
            "product-tanh-gradient",
            "product-sigmoid-gradient",
            "plus");
  }
}
