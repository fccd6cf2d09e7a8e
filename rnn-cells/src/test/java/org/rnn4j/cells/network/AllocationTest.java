package org.rnn4j.cells.network;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.conformance.AllocationChecks;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.api.model.Loss;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.cells.cases.BuiltInCases;
import org.rnn4j.cells.cases.CellCase;
import org.rnn4j.cells.cases.StateCases;

/** What the calling thread allocates for a batch, once programs and code are warm. */
@Tag("kernels")
class AllocationTest {

  private static final long LIMIT = 4000;
  private static final int[][] SIZES = {{1, 50}, {16, 5}, {160, 5}, {16, 50}, {160, 50}};

  /** A training step and an evaluation together. */
  private static void requireLittle(
      String what, TestNetwork test, boolean masked, int rows, int steps) {
    Loss loss = new LinearLoss();
    try (Network network = test.network(1)) {
      ArrayBatch drawn = test.batch(network, rows, steps);
      ArrayBatch batch = masked ? drawn.masked(new boolean[rows][steps]) : drawn;
      float[] gradient = new float[network.layout().size()];
      float[] predictions = new float[rows * steps * 10];
      AllocationChecks.requireAtMost(
          LIMIT,
          "a batch of %d rows and %d steps with %s".formatted(rows, steps, what),
          () -> {
            network.lossAndGradient(batch, loss, TestNetwork.STEP, gradient);
            network.evaluate(batch, loss, predictions);
          });
    }
  }

  private static TestNetwork twoLayers(LayerOptions options) {
    return new TestNetwork(3, Outputs.EVERY_STEP)
        .recurrent(StateCases.lstm(20), options)
        .recurrent(StateCases.lstm(20), options);
  }

  /**
   * 160 rows of 50 steps are 96 kB of inputs and targets and some megabytes of values; found: 2.2
   * kB, the same for each of these sizes, for iterators and the like.
   */
  @Test
  void aBatchAllocatesNothingInProportionToRowsOrSteps() {
    for (int[] size : SIZES) {
      TestNetwork test = twoLayers(LayerOptions.standard()).head(10);
      requireLittle("two layers", test, false, size[0], size[1]);
    }
  }

  /** Masks, both directions, every kind of dropout, layer norm and batch norm. */
  @Test
  void norDoesOneWithEverythingThatALayerMayHave() {
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
              .layer("layer-norm", Map.of())
              .layer("batch-norm", Map.of())
              .head(10);
      requireLittle("everything", test, true, size[0], size[1]);
    }
  }

  @Test
  void noBuiltInCellOrNormalizerAllocatesMore() {
    for (CellCase c : BuiltInCases.all()) {
      boolean isPlain = c.normalizer().isEmpty() && !c.name().contains("activation");
      boolean isNormalized =
          c.name().startsWith("lstm{units=3, peephole=false, coupled=false} with")
              && c.name().endsWith("gain=true, offset=true}");
      if (isPlain || isNormalized) {
        TestNetwork test = new TestNetwork(3, Outputs.EVERY_STEP).recurrent(c).head(10);
        requireLittle(c.name(), test, false, 80, 20);
        requireLittle(c.name(), test, false, 1, 20);
      }
    }
  }
}
