package org.rnn4j.forecast.contender;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.training.CancellationToken;

/**
 * Many trainings that have nothing to do with each other, several at once. The listener is asked
 * and told by the thread that waits for them, and by no other.
 */
final class ManyTrainings implements AutoCloseable {

  private static final int TOLD = 10; // how often it is said how many are done
  private static final long POLL_MILLIS = 50;

  /** One of them. */
  @FunctionalInterface
  interface Training {

    /**
     * Trains.
     *
     * @param number from 0
     * @param cancelled once true, it ends soon
     */
    void run(int number, CancellationToken cancelled);
  }

  private final ExecutorService threads;
  private final int number;
  private final ProgressListener progress;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final AtomicInteger done = new AtomicInteger();

  ManyTrainings(int number, ProgressListener progress) {
    this.number = number;
    this.progress = progress;
    this.threads =
        Executors.newFixedThreadPool(
            number,
            task -> {
              Thread thread = new Thread(task, "rnn4j-local");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Does all of them; a failure ends the others, and reaches the caller.
   *
   * @throws Cancellation if the listener wants it
   */
  void forEach(int trainings, Training training) {
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> workers = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      workers.add(threads.submit(() -> takeSome(next, trainings, training)));
    }
    int told = 0;
    for (Future<?> worker : workers) {
      while (!isOver(worker)) {
        if (progress.cancelled()) {
          stopped.set(true);
        }
        int tenths = (int) ((long) done.get() * TOLD / trainings);
        if (tenths > told && tenths < TOLD) {
          told = tenths;
          progress.note("trained " + done.get() + " of " + trainings + " models");
        }
      }
    }
    Cancellation.check(progress);
  }

  private void takeSome(AtomicInteger next, int trainings, Training training) {
    try {
      for (int i = next.getAndIncrement();
          i < trainings && !stopped.get();
          i = next.getAndIncrement()) {
        training.run(i, stopped::get);
        done.incrementAndGet();
      }
    } catch (RuntimeException | Error e) {
      stopped.set(true);
      throw e;
    }
  }

  private boolean isOver(Future<?> worker) {
    try {
      worker.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // which the listener sees when it is asked
      return false;
    } catch (ExecutionException e) {
      stopped.set(true);
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    }
  }

  @Override
  public void close() {
    stopped.set(true);
    threads.shutdown();
    boolean over = false;
    while (!over) { // nothing goes on behind the caller's back
      try {
        over = threads.awaitTermination(POLL_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        progress.cancelled(); // keeps it in mind
      }
    }
  }
}
