package org.rnn4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rnn4j.api.error.RunException;

@Timeout(60)
class TaskThreadsTest {

  @Test
  void whatATaskThrowsIsTheSameInWhicheverThreadItDoes() {
    for (Throwable thrown : List.of(new RunException("the optimizer's"), new AssertionError("a"))) {
      for (boolean byCaller : new boolean[] {true, false}) {
        Thread caller = Thread.currentThread();
        CountDownLatch bothHaveOne = new CountDownLatch(2);
        try (TaskThreads threads = new TaskThreads(2)) {
          assertThatThrownBy(
                  () ->
                      threads.forEach(
                          2,
                          task -> {
                            await(bothHaveOne);
                            if ((Thread.currentThread() == caller) == byCaller) {
                              raise(thrown);
                            }
                          }))
              .isSameAs(thrown);
        }
      }
    }
  }

  private static void await(CountDownLatch latch) {
    latch.countDown();
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void raise(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }

  @Test
  void noTaskIsRunningAnyMoreWhenTheCallerHearsOfAFailure() {
    Thread caller = Thread.currentThread();
    CountDownLatch bothHaveOne = new CountDownLatch(2);
    AtomicInteger ended = new AtomicInteger();
    try (TaskThreads threads = new TaskThreads(2)) {
      assertThatThrownBy(
              () ->
                  threads.forEach(
                      2,
                      task -> {
                        await(bothHaveOne);
                        if (Thread.currentThread() == caller) {
                          throw new IllegalStateException("at once");
                        }
                        long until = System.nanoTime() + 50_000_000;
                        while (System.nanoTime() < until) {
                          Thread.onSpinWait();
                        }
                        ended.incrementAndGet();
                      }))
          .hasMessage("at once");
      assertThat(ended).hasValue(1);
    }
  }
}
