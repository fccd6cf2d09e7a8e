package org.rnn4j.cells.internal.layer;

import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.error.BrokenStepException;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.error.PluginException;
import org.rnn4j.api.layer.Layer;
import org.rnn4j.cells.internal.graph.EndlessStepException;

/**
 * Whoever wrote a step: a cell or a layer, which may be anybody's code. Runs it, and says of what
 * goes wrong there whose failure it is.
 *
 * @param layer where it stands, for messages
 * @param kind cell or layer
 * @param type its class
 */
record Author(Place layer, String kind, Class<?> type) {

  static Author ofCell(Place layer, Cell cell) {
    return new Author(layer, "cell", cell.getClass());
  }

  static Author ofLayer(Place layer, Layer written) {
    return new Author(layer, "layer", written.getClass());
  }

  /** For example {@code the cell com.acme.MinimalGatedUnit}. */
  String described() {
    // A lambda's own name says nothing; it is written in its host.
    return "the " + kind + " " + type.getNestHost().getName();
  }

  /** Lets it write its step. */
  void run(Runnable step) {
    try {
      step.run();
    } catch (EndlessStepException e) {
      throw failure(e);
    } catch (IllegalArgumentException e) {
      throw broken(
          described() + " breaks the rules of its step: " + e.getMessage(),
          "correct the " + kind + "'s step");
    } catch (ArithmeticException e) { // sizes are multiplied and added exactly
      throw tooLarge(
          "its sizes are beyond what can be counted in 32 bits (" + e.getMessage() + ")",
          MemoryNeed.REMEDY);
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) { // an error, or a checked exception of a language that checks none
      throw failure(e);
    }
  }

  /** It breaks the rules of the step language. */
  BrokenStepException broken(String message, String remedy) {
    return new BrokenStepException(layer, message, remedy);
  }

  /** It keeps to the rules, and its options ask for more than can be had. */
  InputException tooLarge(String message, String remedy) {
    return new InputException(layer, message, remedy);
  }

  /** It ends in an error. */
  PluginException failure(Throwable cause) {
    String message = cause.getMessage() == null ? "" : ": " + cause.getMessage();
    return new PluginException(
        new Problem(
            layer,
            "the step of "
                + described()
                + " could not be recorded: "
                + cause.getClass().getSimpleName()
                + message,
            "correct the " + kind + "'s step, which is to write a page of equations and no more"),
        cause);
  }
}
