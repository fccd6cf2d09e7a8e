package org.rnn4j.cells.internal.layer;

import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.operation.FirstForEveryStep;

/**
 * Lets a step run from the last time step to the first: the previous state of a step is that of the
 * step behind it. The equations stay as they are.
 */
public final class Reversal {

  private Reversal() {}

  /** Rewrites a recorded step in place. */
  public static void apply(StepGraph graph) {
    graph.states().keySet().forEach(graph::reverse);
  }

  /**
   * The same for a layer of which only its final output is asked for, where others give that of the
   * last time step: every step gives out what the first time step does, at which this layer ends.
   */
  public static void applyForFinalOutput(StepGraph graph) {
    apply(graph);
    graph.setOutput(ofEnd(graph.output()));
  }

  /** At every step what a value is at the first time step, at which such a layer ends. */
  public static Node ofEnd(Node value) {
    return value.graph().add(new FirstForEveryStep(), value);
  }
}
