package org.rnn4j.training;

import org.rnn4j.api.error.RunException;

/** In a training the loss, the gradient or a parameter became infinite or no number. */
public final class DivergenceException extends RunException {

  private static final long serialVersionUID = 1L;

  /** {@code message}: epoch, batch, the first parameter that went bad, and what to try. */
  public DivergenceException(String message) {
    super(message);
  }

  /** The same with something more to try, which whoever knows the model can name. */
  public DivergenceException withAdvice(String advice) {
    DivergenceException advised = new DivergenceException(getMessage() + "; " + advice);
    advised.setStackTrace(getStackTrace());
    return advised;
  }
}
