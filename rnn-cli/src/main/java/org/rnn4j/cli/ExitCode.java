package org.rnn4j.cli;

/** What the process says at its end. */
final class ExitCode {

  /** Done. */
  static final int DONE = 0;

  /** The input was fine and the run failed. */
  static final int FAILED = 1;

  /** Arguments, spec or data are wrong; nothing was trained. */
  static final int WRONG_INPUT = 2;

  /** The run is complete and a requirement of the spec is not met. */
  static final int REQUIREMENT_NOT_MET = 3;

  /** Stopped by a signal; the epochs that were finished are kept. */
  static final int INTERRUPTED = 130;

  /**
   * What reads standard output has gone before everything was written, as {@code head} does: what a
   * shell says of a program that SIGPIPE has ended.
   */
  static final int READER_GONE = 141;

  private ExitCode() {}
}
