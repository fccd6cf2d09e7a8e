package org.rnn4j.cli;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and a polite kill into a flag that a run looks at, and holds the process back until
 * the run has closed its files. The process then ends with the exit code of the signal, 130 for
 * Ctrl-C. While nothing holds it, a signal ends the process at once.
 */
final class Interruption {

  private static final long PATIENCE_SECONDS = 60;

  private final PrintStream err;
  private boolean held;
  private volatile boolean requested;

  /** One that nothing but {@link #request} requests. */
  Interruption(PrintStream err) {
    this.err = err;
  }

  /** Lets the signals of this process request it. */
  Interruption watchSignals() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::request, "rnn-interruption"));
    return this;
  }

  /** Whether somebody wants the run to stop. */
  boolean requested() {
    return requested;
  }

  /** From here on the process is not to end before {@link #release}. */
  synchronized void hold() {
    held = true;
  }

  /** Everything is closed; the process may end. */
  synchronized void release() {
    held = false;
    notifyAll();
  }

  /**
   * Asks for an end, and waits for it a while. Also called at an ordinary exit, when nothing holds.
   */
  synchronized void request() {
    requested = true;
    if (!held) {
      return;
    }
    err.println();
    err.println("rnn: interrupted, closing what was begun");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    try {
      while (held && System.nanoTime() < end) {
        TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (held) {
      err.println("rnn: gave up waiting after " + PATIENCE_SECONDS + " seconds");
    }
  }
}
