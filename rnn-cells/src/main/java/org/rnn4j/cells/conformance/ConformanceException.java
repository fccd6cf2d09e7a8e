package org.rnn4j.cells.conformance;

/** A cell does not do what a check proves; the message says what it does instead. */
public final class ConformanceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ConformanceException(String reason) {
    super(reason);
  }

  ConformanceException(String reason, Throwable cause) {
    super(reason, cause);
  }

  /** Fails unless the condition holds. */
  static void require(boolean condition, String otherwise, Object... arguments) {
    if (!condition) {
      throw new ConformanceException(otherwise.formatted(arguments));
    }
  }
}
