package org.rnn4j.cells.internal.layer;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.PluginException;

/**
 * A first call of a step, which is code of anybody's, in a thread of its own: one that never ends
 * is left behind there. Nothing else can stop it.
 */
final class Probe {

  private final Author author;
  private final Thread thread;
  private volatile RuntimeException thrown; // null if nothing was

  Probe(Author author, Runnable recording) {
    this.author = author;
    this.thread =
        new Thread(
            () -> {
              try {
                recording.run();
              } catch (RuntimeException e) {
                thrown = e;
              } catch (Throwable e) { // Kotlin and Scala throw checked ones without a word
                thrown = author.failure(e);
              }
            },
            "rnn4j-recording");
    thread.setDaemon(true);
  }

  /** Waits for its end; what is only wrong is left for the recording that counts. */
  void run(Duration limit) {
    thread.start();
    await(limit);
    if (thrown != null && !(thrown instanceof InputException)) {
      throw thrown;
    }
  }

  // An interruption does not end it: what waits for the network looks at that itself.
  private void await(Duration limit) {
    boolean interrupted = false;
    long end = System.nanoTime() + limit.toNanos();
    try {
      while (thread.isAlive()) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          throw endless(limit);
        }
        try {
          thread.join(left);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private PluginException endless(Duration limit) {
    TimeoutException cause =
        new TimeoutException("it had not ended after " + limit.toMillis() / 1000.0 + " seconds");
    cause.setStackTrace(thread.getStackTrace()); // where it was
    return author.failure(cause);
  }
}
