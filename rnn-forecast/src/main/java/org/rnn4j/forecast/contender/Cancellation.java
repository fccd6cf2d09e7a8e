package org.rnn4j.forecast.contender;

import org.rnn4j.forecast.run.ProgressListener;

/** Carries the wish to stop out of the middle of a forecast; never leaves this package. */
public final class Cancellation extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private Cancellation() {
    super("cancelled", null, false, false);
  }

  /** Stops here if the listener wants it. */
  public static void check(ProgressListener listener) {
    if (listener.cancelled()) {
      throw new Cancellation();
    }
  }
}
