package org.rnn4j.cells.internal.layer;

import java.util.function.Function;
import org.rnn4j.api.step.Binary;
import org.rnn4j.cells.internal.graph.GraphCopy;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Pass;
import org.rnn4j.cells.internal.graph.StepGraph;

/**
 * Adds the input of a step to its output: {@code y + x} (He et al. 2016).
 *
 * @param input the x: that of the step of which the layer gives the output, which need not be the
 *     step itself, see {@link Masking#heldInput} and {@link #ofEnd}
 */
public record Residual(Function<StepGraph, Node> input) implements Pass {

  /** For a layer that runs backward, and of which only its final output is asked for. */
  public static Residual ofEnd(Function<StepGraph, Node> input) {
    return new Residual(input.andThen(Reversal::ofEnd));
  }

  @Override
  public StepGraph apply(StepGraph source) {
    StepGraph graph = GraphCopy.of(source);
    Node x = input.apply(graph);
    if (graph.output().width() != x.width()) {
      throw new IllegalArgumentException(
          "an output of width "
              + graph.output().width()
              + " cannot be added to an input of width "
              + x.width());
    }
    graph.setOutput(graph.output().apply(Binary.PLUS, x));
    return graph;
  }
}
