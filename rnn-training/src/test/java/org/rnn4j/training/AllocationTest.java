package org.rnn4j.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.option.Options;
import org.rnn4j.training.loss.MseProvider;
import org.rnn4j.training.optimizer.AdamProvider;

class AllocationTest {

  /** A batch of 256 rows by 2000 inputs is 2 MB, its gradient 8 kB; a report is 72 bytes. */
  @Test
  void aBatchAllocatesNothingInProportionToData() throws Exception {
    ArraySamples samples = ArraySamples.ofLine(512, 2000);
    AdamProvider adam = new AdamProvider();
    Counter counter = new Counter();
    Trainer.builder()
        .loss(new MseProvider().create(Options.defaults(List.of())))
        .optimizer(adam.create(Options.defaults(adam.options())))
        .epochs(30)
        .batchSize(256)
        .listener(counter)
        .build()
        .fit(new LinearModel(2000), samples);
    long perBatch = (counter.bytes[59] - counter.bytes[19]) / 40; // the first ones load classes
    assertThat(perBatch).isBetween(1L, 4000L);
  }

  /** Reads what the thread has allocated, after each batch. */
  private static final class Counter implements TrainingListener {

    // By reflection, because the module under test does not read jdk.management.
    private final Object threads;
    private final Method allocated;
    private final long[] bytes = new long[60];
    private int batches;

    Counter() throws ReflectiveOperationException {
      threads =
          Class.forName("java.lang.management.ManagementFactory")
              .getMethod("getThreadMXBean")
              .invoke(null);
      allocated =
          Class.forName("com.sun.management.ThreadMXBean")
              .getMethod("getThreadAllocatedBytes", long.class);
    }

    @Override
    public void batchEnded(BatchReport report) {
      try {
        bytes[batches++] = (long) allocated.invoke(threads, Thread.currentThread().getId());
      } catch (ReflectiveOperationException e) {
        throw new LinkageError("the JVM does not count allocations", e);
      }
    }
  }
}
