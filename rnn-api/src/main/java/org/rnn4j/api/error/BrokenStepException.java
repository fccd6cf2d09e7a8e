package org.rnn4j.api.error;

/**
 * The equations of a layer are not what a network can be made of: whoever wrote its cell or layer
 * is to correct them, so that whoever knows where these come from says it too.
 */
public final class BrokenStepException extends InputException {

  private static final long serialVersionUID = 1L;

  /**
   * One problem.
   *
   * @param where the layer, or its option that asks too much of the equations
   * @param message names the cell or layer
   * @param remedy may be empty
   */
  public BrokenStepException(Place where, String message, String remedy) {
    super(where, message, remedy);
  }
}
