package org.rnn4j.cells.internal.layer;

import org.rnn4j.cells.internal.graph.GraphCopy;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.operation.FirstForEveryStep;

/**
 * Lets a step run from the last time step to the first: the previous state of a step is that of the
 * step behind it. The equations stay as they are.
 */
public final class Reversal {

  private Reversal() {}

  /** The step running backward. */
  public static StepGraph apply(StepGraph source) {
    StepGraph graph = GraphCopy.of(source);
    graph.states().keySet().forEach(graph::reverse);
    return graph;
  }

  /**
   * The same for a layer of which only its final output is asked for, where others give that of the
   * last time step: every step gives out what the first time step does, at which this layer ends.
   */
  public static StepGraph applyForFinalOutput(StepGraph source) {
    StepGraph graph = apply(source);
    graph.setOutput(ofEnd(graph.output()));
    return graph;
  }

  /** At every step what a value is at the first time step, at which such a layer ends. */
  static Node ofEnd(Node value) {
    return value.graph().add(new FirstForEveryStep(), value);
  }
}
