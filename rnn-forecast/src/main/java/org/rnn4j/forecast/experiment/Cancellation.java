package org.rnn4j.forecast.experiment;

/** Carries the wish to stop out of the middle of a forecast; never leaves this package. */
final class Cancellation extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private Cancellation() {
    super("cancelled", null, false, false);
  }

  /** Stops here if the listener wants it. */
  static void check(ProgressListener listener) {
    if (listener.cancelled()) {
      throw new Cancellation();
    }
  }
}
