package org.rnn4j.cells.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.model.Loss;
import org.rnn4j.cells.cases.BuiltInCases;
import org.rnn4j.cells.cases.CellCase;
import org.rnn4j.cells.cases.StateCases;

/** What the calling thread allocates for a batch, once programs and code are warm. */
@Tag("kernels")
class AllocationTest {

  private static final int CALLS = 10;
  private static final long LIMIT = 4000;

  // By reflection, because the module under test does not read jdk.management.
  private final Object threads;
  private final Method allocated;

  AllocationTest() throws ReflectiveOperationException {
    threads =
        Class.forName("java.lang.management.ManagementFactory")
            .getMethod("getThreadMXBean")
            .invoke(null);
    allocated =
        Class.forName("com.sun.management.ThreadMXBean")
            .getMethod("getThreadAllocatedBytes", long.class);
  }

  private long allocatedBytes() throws ReflectiveOperationException {
    return (long) allocated.invoke(threads, Thread.currentThread().getId());
  }

  /**
   * What a training step and an evaluation allocate together, once everything they run is compiled;
   * until then the interpreter makes an object of every vector.
   */
  private long perBatch(TestNetwork test, int rows, int steps) throws ReflectiveOperationException {
    Loss loss = new LinearLoss();
    try (Network network = test.network(1)) {
      ArrayBatch batch = test.batch(network, rows, steps);
      float[] gradient = new float[network.layout().size()];
      float[] predictions = new float[rows * steps * 10];
      long least = Long.MAX_VALUE;
      for (int measurement = 0; measurement < 300 && least > LIMIT; measurement++) {
        long asking = -allocatedBytes() + allocatedBytes();
        long before = allocatedBytes();
        for (int i = 0; i < CALLS; i++) {
          network.lossAndGradient(batch, loss, TestNetwork.STEP, gradient);
          network.evaluate(batch, loss, predictions);
        }
        least = Math.min(least, (allocatedBytes() - before - asking) / CALLS);
      }
      return least;
    }
  }

  /**
   * 160 rows of 50 steps are 96 kB of inputs and targets and some megabytes of values; found: 2.2
   * kB, the same for each of these sizes, for iterators and the like.
   */
  @Test
  void aBatchAllocatesNothingInProportionToRowsOrSteps() throws ReflectiveOperationException {
    for (int[] size : new int[][] {{16, 5}, {160, 5}, {16, 50}, {160, 50}}) {
      TestNetwork test =
          new TestNetwork(3, true)
              .recurrent(StateCases.lstm(20))
              .recurrent(StateCases.lstm(20))
              .head(10);
      assertThat(perBatch(test, size[0], size[1]))
          .as("%d rows, %d steps", size[0], size[1])
          .isBetween(1L, LIMIT);
    }
  }

  @Test
  void noBuiltInCellOrNormalizerAllocatesMore() throws ReflectiveOperationException {
    for (CellCase c : BuiltInCases.all()) {
      boolean isPlain = c.normalizer().isEmpty() && !c.name().contains("activation");
      boolean isNormalized =
          c.name().startsWith("lstm{units=3, peephole=false, coupled=false} with")
              && c.name().endsWith("gain=true, offset=true}");
      if (isPlain || isNormalized) {
        TestNetwork test = new TestNetwork(3, true).recurrent(c).head(10);
        assertThat(perBatch(test, 80, 20)).as(c.name()).isBetween(1L, LIMIT);
      }
    }
  }
}
