package org.rnn4j.cells.internal.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkersTest {

  @Test
  void everyTaskRunsOnceAndNoneIsLeftWhenTheCallReturns() {
    for (int count : new int[] {1, 2, 3, 8}) {
      try (Workers workers = new Workers(count)) {
        assertThat(workers.count()).isEqualTo(count);
        for (int round = 0; round < 200; round++) {
          AtomicIntegerArray runs = new AtomicIntegerArray(round);
          workers.run(round, (worker, task) -> runs.incrementAndGet(task));
          for (int task = 0; task < round; task++) {
            assertThat(runs.get(task)).isEqualTo(1);
          }
        }
      }
    }
  }

  @Test
  void aWorkerHasANumberOfItsOwnAndDoesOneTaskAtATime() {
    try (Workers workers = new Workers(3)) {
      Set<Integer> busy = ConcurrentHashMap.newKeySet();
      List<String> wrong = Collections.synchronizedList(new ArrayList<>());
      for (int round = 0; round < 500; round++) {
        workers.run(
            7,
            (worker, task) -> {
              if (worker < 0 || worker >= 3 || !busy.add(worker)) {
                wrong.add("worker " + worker);
              }
              Thread.onSpinWait();
              busy.remove(worker);
            });
      }
      assertThat(wrong).isEmpty();
    }
  }

  @Test
  void smallTasksStayWithTheCaller() {
    try (Workers workers = new Workers(4)) {
      Set<String> threads = ConcurrentHashMap.newKeySet();
      for (int round = 0; round < 200; round++) {
        workers.run(8, 1_000, (worker, task) -> threads.add(Thread.currentThread().getName()));
      }
      assertThat(threads).containsExactly(Thread.currentThread().getName());
    }
  }

  @Test
  void tasksAreTakenInOrder() {
    try (Workers workers = new Workers(2)) {
      List<Integer> begun = new ArrayList<>();
      Object lock = new Object();
      for (int round = 0; round < 100; round++) {
        begun.clear();
        workers.run(
            20,
            (worker, task) -> {
              synchronized (lock) {
                begun.add(task);
              }
            });
        // Two workers may swap neighbours between taking a task and noting it, no more.
        for (int i = 0; i < 20; i++) {
          assertThat(begun).contains(i);
        }
        assertThat(begun.get(0)).isLessThanOrEqualTo(1);
      }
    }
  }

  @Test
  void oneWorkerRunsEverythingInOrderInTheCallingThread() {
    try (Workers workers = new Workers(1)) {
      List<Integer> tasks = new ArrayList<>();
      Thread caller = Thread.currentThread();
      workers.run(
          5,
          (worker, task) -> {
            assertThat(Thread.currentThread()).isSameAs(caller);
            assertThat(worker).isZero();
            tasks.add(task);
          });
      assertThat(tasks).isEqualTo(IntStream.range(0, 5).boxed().toList());
    }
  }

  @Test
  void severalThreadsReallyRunAtTheSameTime() {
    try (Workers workers = new Workers(3)) {
      CountDownLatch all = new CountDownLatch(3);
      workers.run(
          3,
          (worker, task) -> {
            all.countDown();
            await(all);
          });
      assertThat(all.getCount()).isZero();
    }
  }

  @Test
  void whoeverCallsWhileTheyWorkForAnotherDoesItsTasksAlone() throws InterruptedException {
    try (Workers workers = new Workers(2)) {
      CountDownLatch begun = new CountDownLatch(2);
      CountDownLatch ended = new CountDownLatch(1);
      AtomicIntegerArray ofFirst = new AtomicIntegerArray(2);
      Thread first =
          started(
              () ->
                  workers.run(
                      2,
                      (worker, task) -> {
                        ofFirst.incrementAndGet(task);
                        begun.countDown();
                        await(ended);
                      }));
      await(begun); // both are busy
      List<Integer> ofSecond = Collections.synchronizedList(new ArrayList<>());
      Set<Thread> threads = ConcurrentHashMap.newKeySet();
      Thread second =
          started(
              () ->
                  workers.run(
                      5,
                      (worker, task) -> {
                        ofSecond.add(task);
                        threads.add(Thread.currentThread());
                      }));
      second.join(20_000);
      boolean waits = second.isAlive();
      ended.countDown();
      first.join();
      assertThat(waits).isFalse();
      assertThat(ofSecond).containsExactly(0, 1, 2, 3, 4);
      assertThat(threads).containsExactly(second);
      assertThat(ofFirst.toString()).isEqualTo("[1, 1]");
      CountDownLatch both = new CountDownLatch(2);
      workers.run(
          2,
          (worker, task) -> { // shared out again
            both.countDown();
            await(both);
          });
    }
  }

  private static Thread started(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the others did not come");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anExceptionReachesTheCallerWhicheverThreadItIsThrownIn() {
    for (int count : new int[] {1, 2, 4}) {
      try (Workers workers = new Workers(count)) {
        for (int bad = 0; bad < 10; bad++) {
          int badTask = bad;
          assertThatThrownBy(
                  () ->
                      workers.run(
                          10,
                          (worker, task) -> {
                            if (task == badTask) {
                              throw new IllegalStateException("task " + task);
                            }
                          }))
              .isInstanceOf(IllegalStateException.class)
              .hasMessage("task " + bad);
          // And the workers are as good as before.
          AtomicIntegerArray runs = new AtomicIntegerArray(10);
          workers.run(10, (worker, task) -> runs.incrementAndGet(task));
          assertThat(IntStream.range(0, 10).allMatch(i -> runs.get(i) == 1)).isTrue();
        }
      }
    }
  }

  @Test
  void aCheckedExceptionOfALanguageThatChecksNoneReachesTheCallerAsItsCause() {
    IOException thrown = new IOException("no file");
    try (Workers workers = new Workers(2)) {
      assertThatThrownBy(
              () -> workers.run(50, Long.MAX_VALUE, (worker, task) -> throwUnchecked(thrown)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("java.io.IOException: no file")
          .hasCause(thrown);
    }
  }

  @SuppressWarnings("unchecked") // the type is gone at run time
  private static <T extends Throwable> void throwUnchecked(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @Test
  void anErrorReachesTheCallerAsWell() {
    try (Workers workers = new Workers(2)) {
      assertThatThrownBy(
              () ->
                  workers.run(
                      4,
                      (worker, task) -> {
                        throw new AssertionError("task");
                      }))
          .isInstanceOf(AssertionError.class)
          .hasMessage("task");
    }
  }

  @Test
  void sleepingWorkersWakeUp() throws InterruptedException {
    try (Workers workers = new Workers(2)) {
      for (int round = 0; round < 5; round++) {
        Thread.sleep(20); // longer than they look for work before they sleep
        CountDownLatch both = new CountDownLatch(2);
        workers.run(
            2,
            (worker, task) -> {
              both.countDown();
              await(both);
            });
      }
    }
  }

  @Test
  void closingStopsTheThreads() throws InterruptedException {
    Set<Thread> seen = ConcurrentHashMap.newKeySet();
    CountDownLatch all = new CountDownLatch(3);
    Workers workers = new Workers(3);
    workers.run(
        3,
        (worker, task) -> {
          seen.add(Thread.currentThread());
          all.countDown();
          await(all);
        });
    seen.remove(Thread.currentThread());
    assertThat(seen).hasSize(2).allMatch(Thread::isDaemon).allMatch(Thread::isAlive);
    workers.close();
    for (Thread thread : seen) {
      thread.join(30_000);
      assertThat(thread.isAlive()).isFalse();
    }
  }

  @Test
  void fewerThanOneWorkerIsRefused() {
    assertThatThrownBy(() -> new Workers(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void afterClosingNothingIsRun() {
    for (int count : new int[] {1, 3}) {
      Workers workers = new Workers(count);
      workers.close();
      workers.close();
      assertThatThrownBy(() -> workers.run(1, (worker, task) -> {}))
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> workers.run(5, (worker, task) -> {}))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("closed");
    }
  }

  @Test
  void closingFromAnotherThreadLetsWhatWasBegunComeToItsEnd() throws InterruptedException {
    for (int round = 0; round < 100; round++) {
      Workers workers = new Workers(3);
      CountDownLatch begun = new CountDownLatch(1);
      Thread closing =
          new Thread(
              () -> {
                try {
                  begun.await();
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
                workers.close();
              });
      closing.start();
      AtomicIntegerArray runs = new AtomicIntegerArray(6);
      try {
        while (true) {
          workers.run(6, (worker, task) -> runs.incrementAndGet(task));
          begun.countDown();
        }
      } catch (IllegalStateException closed) {
        for (int task = 1; task < 6; task++) {
          assertThat(runs.get(task)).isEqualTo(runs.get(0));
        }
      }
      closing.join();
    }
  }
}
