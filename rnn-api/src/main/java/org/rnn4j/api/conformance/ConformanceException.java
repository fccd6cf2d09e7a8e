package org.rnn4j.api.conformance;

import org.rnn4j.api.error.InputException;

/** What a provider makes does not do what a check proves; the message says what it does instead. */
public final class ConformanceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With this reason. */
  public ConformanceException(String reason) {
    super(reason);
  }

  /** With this reason, seen by what was thrown. */
  public ConformanceException(String reason, Throwable cause) {
    super(reason, cause);
  }

  /**
   * Fails unless the condition holds.
   *
   * @param otherwise the reason, a format of the arguments
   */
  public static void require(boolean condition, String otherwise, Object... arguments) {
    if (!condition) {
      throw new ConformanceException(otherwise.formatted(arguments));
    }
  }

  /** What was thrown, for a reader: a message that was written for one, or the whole of it. */
  public static String words(Throwable thrown) {
    boolean isExplained =
        thrown instanceof ConformanceException || thrown instanceof InputException;
    return isExplained ? thrown.getMessage() : "it throws " + thrown;
  }
}
