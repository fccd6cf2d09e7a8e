package org.rnn4j.api.error;

/**
 * The input was accepted but the run could not be finished, for example because the loss diverged.
 */
public class RunException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** {@code message}: what happened, where (epoch, batch, parameter) and what to try. */
  public RunException(String message) {
    super(message);
  }

  /** As {@link #RunException(String)}, with the underlying cause. */
  public RunException(String message, Throwable cause) {
    super(message, cause);
  }
}
