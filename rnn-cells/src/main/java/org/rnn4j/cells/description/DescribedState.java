package org.rnn4j.cells.description;

import java.util.Optional;

/**
 * What a block carries from step to step.
 *
 * @param name as in the cell's equations
 * @param width its number of features
 * @param next the number of the operation that the following step sees
 * @param order in which the steps follow each other for this state
 * @param initial the parameter that it starts from; zeros where there is none
 */
public record DescribedState(
    String name, int width, int next, Order order, Optional<String> initial) {

  /** Which step follows which. */
  public enum Order {
    /** From the first to the last. */
    FORWARD,
    /** From the last to the first. */
    BACKWARD
  }

  @Override
  public String toString() {
    return "state "
        + name
        + " ["
        + width
        + "] becomes %"
        + next
        + (order == Order.BACKWARD ? ", from the last step to the first" : "")
        + initial.map(p -> ", starts from " + p).orElse("");
  }
}
