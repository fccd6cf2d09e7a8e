package org.rnn4j.cells.internal.program;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A few threads that share out numbered tasks; the calling thread is one of them. Tasks are taken
 * in order. An exception in a task is thrown to the caller when all have stopped. Whoever calls
 * while they work for another caller does its tasks alone: nobody waits for them.
 */
public final class Workers implements AutoCloseable {

  /** A piece of work. */
  public interface Task {
    /** Does piece {@code task} as worker {@code worker}; a worker does one piece at a time. */
    void run(int worker, int task);
  }

  // How long an idle worker looks for new work before it goes to sleep: batches follow each other
  // within microseconds, and waking a thread costs as much as a small batch.
  private static final int SPINS = 2_000;

  // Handing a piece to a thread that is looking costs some microseconds, in which a core does about
  // so much itself; a thread that sleeps takes ten times as long to come.
  private static final long WORTH_SHARING = 1 << 18;

  private final Thread[] threads;
  private final AtomicInteger nextTask = new AtomicInteger();
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicBoolean taken = new AtomicBoolean(); // by a caller
  private volatile int generation;
  private volatile boolean closed;
  private volatile Throwable failure;
  private Task task; // published by generation
  private int tasks;

  /** Starts {@code count - 1} daemon threads. */
  public Workers(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("there must be at least one worker, not " + count);
    }
    threads = new Thread[count - 1];
    for (int i = 0; i < threads.length; i++) {
      int worker = i + 1;
      threads[i] = new Thread(() -> work(worker), "rnn4j-worker-" + worker);
      threads[i].setDaemon(true);
      threads[i].start();
    }
  }

  /** The number of workers, the caller included. */
  public int count() {
    return threads.length + 1;
  }

  /**
   * Runs pieces 0 to {@code count - 1} and returns when all are done.
   *
   * @throws IllegalStateException after {@link #close}
   */
  public void run(int count, Task work) {
    run(count, Long.MAX_VALUE, work);
  }

  /**
   * The same, sharing the pieces out only where that pays.
   *
   * @param operations of a piece, roughly: multiplications, additions and function values
   */
  public void run(int count, long operations, Task work) {
    requireOpen();
    boolean alone = threads.length == 0 || count == 1 || operations < WORTH_SHARING;
    if (alone || !taken.compareAndSet(false, true)) {
      for (int i = 0; i < count; i++) {
        work.run(0, i);
      }
      return;
    }
    try {
      share(count, work);
    } finally {
      taken.set(false);
    }
  }

  private void share(int count, Task work) {
    begin(count, work);
    take(0);
    await(running, 0);
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    if (failure != null) { // a checked one, which Kotlin and Scala throw without a word
      throw new IllegalStateException(failure.toString(), failure);
    }
  }

  // Not while the workers are being stopped: either they have seen the work first and do it, or
  // nobody waits for them.
  private synchronized void begin(int count, Task work) {
    requireOpen();
    task = work;
    tasks = count;
    failure = null;
    nextTask.set(0);
    running.set(threads.length);
    generation++;
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("it is closed: its threads are stopped");
    }
  }

  /**
   * Waits until {@code counter} has reached {@code value}: spinning first, because it is seldom
   * long, then leaving the processor to whoever is to count.
   */
  public static void await(AtomicInteger counter, int value) {
    for (int spins = 0; counter.get() != value; spins++) {
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
  }

  private void take(int worker) {
    try {
      for (int i = nextTask.getAndIncrement(); i < tasks; i = nextTask.getAndIncrement()) {
        task.run(worker, i);
      }
    } catch (Throwable e) {
      failure = e;
      nextTask.set(tasks);
    }
  }

  private void work(int worker) {
    int seen = 0;
    while (true) {
      int spins = SPINS;
      while (generation == seen && !closed) {
        if (spins-- > 0) {
          Thread.onSpinWait();
        } else {
          LockSupport.park(this);
        }
      }
      if (generation == seen) {
        return; // closed, and nothing was begun before
      }
      seen = generation;
      take(worker);
      running.decrementAndGet();
    }
  }

  /** Stops the threads, when what was begun is done. From then on nothing can be run. */
  @Override
  public synchronized void close() {
    closed = true;
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
    }
  }
}
