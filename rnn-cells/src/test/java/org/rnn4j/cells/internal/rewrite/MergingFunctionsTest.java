package org.rnn4j.cells.internal.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rnn4j.api.step.Functions.sigmoid;
import static org.rnn4j.api.step.Functions.tanh;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.step.Value;
import org.rnn4j.cells.initialize.Initialization;
import org.rnn4j.cells.internal.graph.Leaf;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Operation;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.layer.StepRecorder;

/** What is rewritten; that nothing changes by it is for {@code GradientCheckTest} to see. */
class MergingFunctionsTest {

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

  // Until sums take in products.
  private static List<String> merged(Cell cell) {
    PassOrder passes = Passes.before(SumsOfProducts.class, Purpose.SINGLE_ROW);
    return operations(passes.apply(recorded(cell)));
  }

  @Test
  void theSameFunctionOfSlicesSideBySideIsTakenOnce() {
    assertThat(
            merged(
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
            merged(
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
            merged(
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
