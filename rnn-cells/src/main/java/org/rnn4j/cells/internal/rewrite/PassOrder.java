package org.rnn4j.cells.internal.rewrite;

import static org.rnn4j.cells.internal.rewrite.Purpose.INFERENCE;
import static org.rnn4j.cells.internal.rewrite.Purpose.SINGLE_ROW;
import static org.rnn4j.cells.internal.rewrite.Purpose.TRAINING;

import java.util.List;
import java.util.Set;
import org.rnn4j.cells.internal.graph.Pass;
import org.rnn4j.cells.internal.graph.StepGraph;

/**
 * The passes that make a recorded step ready to be placed and run, in their order. Nobody else
 * spells it: the compiler, the conformance kit and the tests all run this list.
 *
 * @param stages the passes, each with its sentence
 */
public record PassOrder(List<Stage> stages) implements Pass {

  /**
   * A pass in its place.
   *
   * @param pass what is done
   * @param why there, in a sentence
   * @param purposes what it is done for
   */
  public record Stage(Pass pass, String why, Set<Purpose> purposes) {

    private Stage(Pass pass, String why, Purpose... purposes) {
      this(pass, why, Set.of(purposes));
    }
  }

  /**
   * The order for a purpose.
   *
   * @param inputGradient whether training asks for the gradient of the layer's input
   */
  public static PassOrder of(Purpose purpose, boolean inputGradient) {
    return new PassOrder(
        all(inputGradient).stream().filter(s -> s.purposes().contains(purpose)).toList());
  }

  private static List<Stage> all(boolean inputGradient) {
    return List.of(
        new Stage(
            new Differentiation(inputGradient),
            "First, so that gradients are taken of the equations and not of what makes them fast.",
            TRAINING),
        new Stage(
            new MergingFunctions(),
            "Before what is unused is dropped, for it leaves the slices that it merges behind;"
                + " without a gradient, which is cheaper gate by gate.",
            INFERENCE,
            SINGLE_ROW),
        new Stage(
            new DroppingUnused(),
            "Before the passes that ask whether a value is used once.",
            TRAINING,
            INFERENCE,
            SINGLE_ROW),
        new Stage(
            new TakingInGains(),
            "Before sums take in products, for a gain is a product too.",
            TRAINING,
            INFERENCE,
            SINGLE_ROW),
        new Stage(
            new StartingProducts(),
            "Before sums take in products: a sum that becomes the start of a matrix product costs"
                + " nothing at all.",
            TRAINING,
            INFERENCE,
            SINGLE_ROW),
        new Stage(
            new PackingOperands(),
            "When it is known from which values products start; not for a single row, for which it"
                + " costs more than it saves.",
            TRAINING,
            INFERENCE),
        new Stage(
            new LinearScan(),
            "Before sums take in products, for a recurrence is known by its sum of a product.",
            TRAINING,
            INFERENCE,
            SINGLE_ROW),
        new Stage(
            new SumsOfProducts(),
            "Last: it takes what no other pass has a use for.",
            TRAINING,
            INFERENCE,
            SINGLE_ROW));
  }

  @Override
  public StepGraph apply(StepGraph source) {
    StepGraph step = source;
    for (Stage stage : stages) {
      step = stage.pass().apply(step);
    }
    return step;
  }
}
