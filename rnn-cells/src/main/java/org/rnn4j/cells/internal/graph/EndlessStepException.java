package org.rnn4j.cells.internal.graph;

/** A step has more operations than any that ends. */
public final class EndlessStepException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public EndlessStepException(int most) {
    super("the step has more than " + most + " operations: it seems to have no end");
  }
}
