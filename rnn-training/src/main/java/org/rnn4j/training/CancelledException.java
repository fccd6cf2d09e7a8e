package org.rnn4j.training;

import org.rnn4j.api.error.RunException;

/**
 * An evaluation was not wanted any more; a {@link Trainer} takes it for the end of its training.
 */
public final class CancelledException extends RunException {

  private static final long serialVersionUID = 1L;

  /** An evaluation that has been cancelled. */
  public CancelledException() {
    super("the evaluation was cancelled");
  }
}
