package org.rnn4j.cli;

import java.nio.file.Path;

/** An unexpected failure whose stack trace is in a log already. */
final class LoggedFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Path log;

  LoggedFailure(Throwable cause, Path log) {
    super(cause);
    this.log = log;
  }

  /** The file with the stack trace. */
  Path log() {
    return log;
  }

  @Override
  public String toString() {
    return getCause().toString();
  }
}
