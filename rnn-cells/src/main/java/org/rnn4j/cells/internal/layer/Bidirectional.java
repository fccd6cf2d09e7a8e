package org.rnn4j.cells.internal.layer;

import org.rnn4j.api.step.Binary;
import org.rnn4j.cells.internal.graph.GraphCopy;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.operation.Concat;

/**
 * Two steps over the same input as one step: each with its own parameters and states, named {@code
 * forward.} and {@code backward.}, and one output.
 *
 * <pre>
 *   concat: y = [f b]      sum: y = f + b      mean: y = (f + b) / 2
 * </pre>
 */
public final class Bidirectional {

  /** How the two outputs become one. */
  public enum Merge {
    CONCAT,
    SUM,
    MEAN
  }

  private Bidirectional() {}

  /** A new step made of both; which way each runs is taken over from it. */
  public static StepGraph of(StepGraph forward, StepGraph backward, Merge merge) {
    StepGraph target = forward.empty(forward.input().width());
    Node f = new GraphCopy(forward, target, "forward.").run().of(forward.output());
    Node b = new GraphCopy(backward, target, "backward.").run().of(backward.output());
    target.setOutput(
        switch (merge) {
          case CONCAT -> target.add(new Concat(), f, b);
          case SUM -> f.apply(Binary.PLUS, b);
          case MEAN -> f.apply(Binary.PLUS, b).affine(0.5, 0);
        });
    return target;
  }
}
