package org.rnn4j.cells.internal.graph;

/**
 * Makes another step of a step, and leaves the one that it is given as it is. What is not its
 * business it takes over: parameters with their order, states, the backward step if there is one.
 */
@FunctionalInterface
public interface Pass {

  /**
   * The other step; the source itself if there is nothing to change.
   *
   * @throws IllegalArgumentException if the step cannot have what the pass puts in, with a sentence
   *     that says why
   */
  StepGraph apply(StepGraph source);
}
