package org.rnn4j.cells.internal.rewrite;

import org.rnn4j.cells.internal.graph.Pass;

/** The beginning of the list of passes, to look at what one of them finds. */
public final class Passes {

  private Passes() {}

  /** The passes for a purpose that come before one. */
  public static PassOrder before(Class<? extends Pass> pass, Purpose purpose) {
    return new PassOrder(
        PassOrder.of(purpose, true).stages().stream()
            .takeWhile(stage -> !stage.pass().getClass().equals(pass))
            .toList());
  }
}
