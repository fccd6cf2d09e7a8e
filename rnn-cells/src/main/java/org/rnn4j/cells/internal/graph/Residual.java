package org.rnn4j.cells.internal.graph;

import org.rnn4j.api.step.Binary;

/** Adds the input of a step to its output: {@code y + x} (He et al. 2016). */
public final class Residual {

  private Residual() {}

  /** Rewrites a recorded step in place. */
  public static StepGraph apply(StepGraph graph) {
    int out = graph.output().width();
    int in = graph.input().width();
    if (out != in) {
      throw new IllegalArgumentException(
          "an output of width " + out + " cannot be added to an input of width " + in);
    }
    graph.setOutput(graph.output().apply(Binary.PLUS, graph.input()));
    return graph;
  }
}
