package org.rnn4j.cells.internal.rewrite;

import org.rnn4j.cells.internal.graph.GraphCopy;
import org.rnn4j.cells.internal.graph.Pass;
import org.rnn4j.cells.internal.graph.Reduction;
import org.rnn4j.cells.internal.graph.StepGraph;

/**
 * Reverse-mode differentiation of one step, symbolically: behind the forward operations come those
 * of the backward step.
 *
 * <p>Contributions to parameters are not computed step by step: they become {@link Reduction}s over
 * all steps. What was computed from parameters alone gets its gradient reduced first and
 * differentiated once per batch.
 *
 * @param ofInput whether the gradient of the layer's input is wanted
 */
public record Differentiation(boolean ofInput) implements Pass {

  @Override
  public StepGraph apply(StepGraph source) {
    StepGraph graph = GraphCopy.of(source);
    new BackwardRecorder(graph, ofInput).record();
    return graph;
  }
}
