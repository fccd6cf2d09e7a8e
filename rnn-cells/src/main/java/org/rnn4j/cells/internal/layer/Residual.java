package org.rnn4j.cells.internal.layer;

import org.rnn4j.api.step.Binary;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.StepGraph;

/**
 * Adds the input of a step to its output: {@code y + x} (He et al. 2016).
 *
 * <p>The x has to be that of the step of which the layer gives the output, which need not be the
 * step itself: see {@link Masking#heldInput} and {@link Reversal#applyForFinalOutput}.
 */
public final class Residual {

  private Residual() {}

  /** Rewrites a recorded step in place. */
  public static StepGraph apply(StepGraph graph, Node x) {
    int out = graph.output().width();
    int in = x.width();
    if (out != in) {
      throw new IllegalArgumentException(
          "an output of width " + out + " cannot be added to an input of width " + in);
    }
    graph.setOutput(graph.output().apply(Binary.PLUS, x));
    return graph;
  }
}
