package org.rnn4j.cells.internal.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rnn4j.api.step.Functions.tanh;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.cell.Initializer;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.cell.Step;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.step.Gate;
import org.rnn4j.api.step.Value;
import org.rnn4j.cells.initialize.Initialization;
import org.rnn4j.cells.internal.graph.Leaf;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Operation;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.layer.StepRecorder;

/** What is rewritten; that nothing changes by it is for {@code GradientCheckTest} to see. */
class ProductRewritesTest {

  private static StepGraph forward(Cell cell) {
    return StepRecorder.record(
        Place.of("layer"), cell, 2, Initialization.STANDARD, Optional.empty());
  }

  private static List<String> operations(StepGraph step) {
    return step.nodes().stream()
        .map(Node::operation)
        .filter(o -> !(o instanceof Leaf))
        .map(Operation::name)
        .toList();
  }

  // Until sums take in products that are none of matrices.
  private static PassOrder passes(Purpose purpose) {
    return Passes.before(LinearScan.class, purpose);
  }

  // For a single row, so that packing does not hide what is looked at.
  private static List<String> rewritten(Cell cell) {
    return operations(passes(Purpose.SINGLE_ROW).apply(forward(cell)));
  }

  private static Value matrix(Step s, String name, int rows, int columns) {
    return s.parameter(
        ParameterSpec.matrix(name, rows, columns, ParameterRole.OTHER, Initializer.zeros()));
  }

  private static Value vector(Step s, String name, int width) {
    return s.parameter(ParameterSpec.vector(name, width, ParameterRole.OTHER, Initializer.zeros()));
  }

  @Test
  void aBiasBecomesTheStartOfAProduct() {
    assertThat(rewritten(s -> s.output(s.inputProjection(s.input(), Gate.of("y"), 3).value())))
        .containsExactly("product-plus");
  }

  @Test
  void ofTwoProductsTheLaterStartsFromTheOther() {
    assertThat(
            rewritten(
                s -> {
                  Value p = s.input().product(matrix(s, "P", 2, 3));
                  s.output(tanh(s.input()).product(matrix(s, "Q", 2, 3)).plus(p));
                }))
        .containsExactly("product", "tanh", "product-plus");
  }

  @Test
  void aProductThatIsAlsoUsedElsewhereStaysAProduct() {
    assertThat(
            rewritten(
                s -> {
                  Value p = s.input().product(matrix(s, "P", 2, 3));
                  s.output(p.plus(vector(s, "p", 3)).times(p));
                }))
        .containsExactly("product", "plus", "times");
    assertThat(
            rewritten(
                s -> {
                  Value p = s.input().product(matrix(s, "P", 2, 3));
                  s.output(p.plus(p));
                }))
        .containsExactly("product", "plus");
    assertThat(
            rewritten(
                s -> {
                  s.state("h", 3);
                  Value p = s.input().product(matrix(s, "P", 2, 3));
                  s.next("h", p);
                  s.output(p.plus(vector(s, "p", 3)));
                }))
        .containsExactly("product", "plus");
  }

  @Test
  void aProductDoesNotStartFromWhatHasToBeBroadcast() {
    assertThat(
            rewritten(
                s -> s.output(s.input().product(matrix(s, "P", 2, 3)).plus(s.input().rowSum()))))
        .containsExactly("product", "row-sum", "plus");
    assertThat(
            rewritten(
                s -> s.output(s.input().product(matrix(s, "P", 2, 3)).plus(vector(s, "p", 1)))))
        .containsExactly("product", "plus");
    assertThat(
            rewritten(
                s -> s.output(s.input().product(matrix(s, "P", 2, 1)).plus(vector(s, "p", 3)))))
        .containsExactly("product", "broadcast(3)", "plus");
  }

  @Test
  void onlyASumIsFused() {
    assertThat(
            rewritten(
                s -> s.output(s.input().product(matrix(s, "P", 2, 3)).minus(vector(s, "p", 3)))))
        .containsExactly("product", "minus");
  }

  @Test
  void whatNothingDependsOnIsDropped() {
    StepGraph step =
        passes(Purpose.INFERENCE)
            .apply(
                forward(
                    s -> {
                      tanh(s.input()).product(matrix(s, "P", 2, 3));
                      s.output(s.input().times(2));
                    }));
    assertThat(operations(step)).containsExactly("affine(2.0, 0.0)");
    assertThat(step.parameters()).containsOnlyKeys("P"); // it still has its place
  }

  @Test
  void aMatrixIsPackedOnceForAllItsProductsButNotForASingleRow() {
    StepGraph source =
        forward(
            s -> {
              Value p = matrix(s, "P", 3, 3);
              Value wide = s.input().product(matrix(s, "Q", 2, 3));
              s.output(tanh(wide.product(p)).product(p));
            });
    assertThat(operations(passes(Purpose.INFERENCE).apply(source)))
        .containsExactly(
            "pack", "packed-product", "pack", "packed-product", "tanh", "packed-product");
    assertThat(operations(passes(Purpose.SINGLE_ROW).apply(source)))
        .containsExactly("product", "product", "tanh", "product");
  }

  @Test
  void aTransposedProductIsPackedInAnotherOrder() {
    StepGraph graph =
        StepRecorder.record(
            Place.of("layer"),
            s -> {
              Value h = s.state("h", 3);
              s.next("h", tanh(h.product(matrix(s, "P", 3, 3))));
              s.output(s.nextOf("h"));
            },
            2,
            Initialization.STANDARD,
            Optional.empty());
    assertThat(operations(passes(Purpose.TRAINING).apply(graph)))
        .contains("pack", "packed-product", "pack-transposed", "packed-transposed-product");
  }
}
