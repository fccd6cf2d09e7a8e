package org.rnn4j.cells.internal.rewrite;

import org.rnn4j.cells.internal.graph.GraphCopy;
import org.rnn4j.cells.internal.graph.Pass;
import org.rnn4j.cells.internal.graph.StepGraph;

/** Drops the operations that nothing depends on which is asked of the step. */
public record DroppingUnused() implements Pass {

  @Override
  public StepGraph apply(StepGraph source) {
    return new GraphCopy(source).runNeeded().target();
  }
}
