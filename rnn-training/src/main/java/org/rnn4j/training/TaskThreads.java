package org.rnn4j.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** A few threads that share numbered tasks with the caller. */
final class TaskThreads implements AutoCloseable {

  private final int helpers;
  private final Optional<ExecutorService> pool; // empty: the caller alone

  /** The caller and {@code threads - 1} others. */
  TaskThreads(int threads) {
    helpers = threads - 1;
    pool = helpers == 0 ? Optional.empty() : Optional.of(start(helpers));
  }

  private static ExecutorService start(int number) {
    return Executors.newFixedThreadPool(
        number,
        task -> {
          Thread thread = new Thread(task, "rnn4j-training");
          thread.setDaemon(true);
          return thread;
        });
  }

  /**
   * Does tasks {@code 0 .. tasks - 1}, each once, in any order; returns when all are done. What one
   * of them throws reaches the caller, when none is running any more.
   */
  void forEach(int tasks, IntConsumer task) {
    if (pool.isEmpty() || tasks < 2) {
      for (int i = 0; i < tasks; i++) {
        task.accept(i);
      }
      return;
    }
    AtomicInteger next = new AtomicInteger();
    Runnable takeTasks =
        () -> {
          for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
            task.accept(i);
          }
        };
    List<CompletableFuture<Void>> others = new ArrayList<>();
    for (int i = 0; i < helpers; i++) {
      others.add(CompletableFuture.runAsync(takeTasks, pool.get()));
    }
    try {
      takeTasks.run();
    } finally { // nothing goes on behind the caller's back
      others.forEach(other -> other.exceptionally(e -> null).join());
    }
    others.forEach(TaskThreads::requireDone);
  }

  // What an optimizer throws is the same in whichever thread it does.
  private static void requireDone(CompletableFuture<Void> ended) {
    try {
      ended.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException exception) {
        throw exception;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    pool.ifPresent(ExecutorService::shutdown);
  }
}
