package org.rnn4j.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.model.Batch;
import org.rnn4j.api.option.Options;
import org.rnn4j.training.loss.MseProvider;
import org.rnn4j.training.optimizer.AdamProvider;

class AllocationTest {

  /** A batch of 256 rows by 2000 inputs is 2 MB, its gradient 8 kB; a report is 72 bytes. */
  @Test
  void aBatchAllocatesNothingInProportionToData() throws Exception {
    Samples samples = kept(ArraySamples.ofLine(512, 2000), 256);
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

  /** Batches in the order of the samples, made once. */
  private static Samples kept(ArraySamples samples, int rows) {
    int[] order = IntStream.range(0, samples.size()).toArray();
    Batch[] batches = new Batch[samples.size() / rows];
    Arrays.setAll(batches, i -> samples.batch(order, i * rows, (i + 1) * rows));
    return new Samples() {
      @Override
      public int size() {
        return samples.size();
      }

      @Override
      public Batch batch(int[] indices, int from, int to) {
        return batches[from / rows];
      }
    };
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
