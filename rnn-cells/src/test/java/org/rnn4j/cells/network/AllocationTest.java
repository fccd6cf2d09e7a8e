package org.rnn4j.cells.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Map;
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
  private static final int[][] SIZES = {{1, 50}, {16, 5}, {160, 5}, {16, 50}, {160, 50}};

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
  private long perBatch(TestNetwork test, boolean masked, int rows, int steps)
      throws ReflectiveOperationException {
    Loss loss = new LinearLoss();
    try (Network network = test.network(1)) {
      ArrayBatch drawn = test.batch(network, rows, steps);
      ArrayBatch batch = masked ? drawn.masked(new boolean[rows][steps]) : drawn;
      float[] gradient = new float[network.layout().size()];
      float[] predictions = new float[rows * steps * 10];
      long least = Long.MAX_VALUE;
      for (int measurement = 0; measurement < 1500 && least > LIMIT; measurement++) {
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

  private static TestNetwork twoLayers(LayerOptions options) {
    return new TestNetwork(3, true)
        .recurrent(StateCases.lstm(20), options)
        .recurrent(StateCases.lstm(20), options);
  }

  /**
   * 160 rows of 50 steps are 96 kB of inputs and targets and some megabytes of values; found: 2.2
   * kB, the same for each of these sizes, for iterators and the like.
   */
  @Test
  void aBatchAllocatesNothingInProportionToRowsOrSteps() throws ReflectiveOperationException {
    for (int[] size : SIZES) {
      assertThat(perBatch(twoLayers(LayerOptions.standard()).head(10), false, size[0], size[1]))
          .as("%d rows, %d steps", size[0], size[1])
          .isBetween(1L, LIMIT);
    }
  }

  /** Masks, both directions, every kind of dropout, layer norm and batch norm. */
  @Test
  void norDoesOneWithEverythingThatALayerMayHave() throws ReflectiveOperationException {
    LayerOptions everything =
        LayerOptions.standard()
            .inputDropout(0.1)
            .recurrentDropout(0.1)
            .weightDropout(0.1)
            .zoneout(0.1)
            .dropout(0.1)
            .initialState(InitialState.LEARNED)
            .direction(Direction.BOTH);
    for (int[] size : SIZES) {
      TestNetwork test =
          twoLayers(everything)
              .layer(LayerKind.LAYER_NORM, Map.of())
              .layer(LayerKind.BATCH_NORM, Map.of())
              .head(10);
      assertThat(perBatch(test, true, size[0], size[1]))
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
        assertThat(perBatch(test, false, 80, 20)).as(c.name()).isBetween(1L, LIMIT);
        assertThat(perBatch(test, false, 1, 20)).as("one row, %s", c.name()).isLessThan(LIMIT);
      }
    }
  }
}
