package org.rnn4j.cells.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.api.model.ParameterLayout;
import org.rnn4j.cells.cases.StateCases;

/** The layer for which the shards of a batch wait for each other. */
@Tag("kernels")
class BatchNormTest {

  private static TestNetwork test(Outputs outputs) {
    return new TestNetwork(3, outputs)
        .recurrent(StateCases.lstm(5), LayerOptions.standard().recurrentDropout(0.2))
        .layer("batch-norm", Map.of())
        .recurrent(StateCases.lstm(4))
        .layer("batch-norm", Map.of("gain", false, "offset", false))
        .head(2);
  }

  @Test
  void threadsChangeNoBitNorDoEvaluationsBetween() {
    for (Outputs outputs : List.of(Outputs.EVERY_STEP, Outputs.LAST_STEP)) {
      try (Network one = test(outputs).network(1);
          Network three = test(outputs).network(3)) {
        ArrayBatch batch = test(outputs).batch(one, 75, 5);
        float[] expected = new float[one.layout().size()];
        float[] actual = new float[expected.length];
        for (int i = 0; i < 20; i++) {
          double loss = one.lossAndGradient(batch, new LinearLoss(), TestNetwork.STEP, expected);
          assertThat(three.lossAndGradient(batch, new LinearLoss(), TestNetwork.STEP, actual))
              .isEqualTo(loss);
          assertThat(actual).containsExactly(expected);
          assertThat(three.parameters()).containsExactly(one.parameters());
          three.evaluate(batch, new LinearLoss(), new float[75 * 5 * 2]);
          assertThat(three.parameters()).containsExactly(one.parameters());
        }
      }
    }
  }

  @Test
  void largerAndSmallerBatchesFollowEachOther() {
    TestNetwork test = test(Outputs.EVERY_STEP);
    try (Network network = test.network(2)) {
      for (int rows : new int[] {1, 40, 17, 16, 75, 3}) {
        Agreement.check(test, network, test.batch(network, rows, 4));
      }
    }
  }

  @Test
  void movingAveragesAreParametersThatNothingTrains() {
    try (Network network = test(Outputs.LAST_STEP).network(1)) {
      assertThat(
              network.layout().slots().stream()
                  .filter(s -> s.role() == ParameterRole.STATISTIC)
                  .map(ParameterLayout.Slot::name))
          .containsExactly(
              "layer-2.moving-mean",
              "layer-2.moving-variance",
              "layer-4.moving-mean",
              "layer-4.moving-variance");
      ArrayBatch batch = test(Outputs.LAST_STEP).batch(network, 20, 4);
      float[] gradient = new float[network.layout().size()];
      network.lossAndGradient(batch, new LinearLoss(), TestNetwork.STEP, gradient);
      for (ParameterLayout.Slot slot : network.layout().slots()) {
        for (int i = slot.offset(); i < slot.end(); i++) {
          if (slot.role() == ParameterRole.STATISTIC) {
            assertThat(gradient[i]).as(slot.name()).isZero();
          }
        }
        assertThat(slot.role() == ParameterRole.STATISTIC && slot.decay()).isFalse();
      }
    }
  }

  @Test
  void aBatchWithoutAPresentStepMovesNothing() {
    TestNetwork test = test(Outputs.EVERY_STEP);
    try (Network network = test.network(1)) {
      ArrayBatch batch = test.batch(network, 20, 4).masked(new boolean[20][4]);
      float[] before = network.parameters().clone();
      float[] gradient = new float[before.length];
      network.lossAndGradient(batch, new LinearLoss(), TestNetwork.STEP, gradient);
      assertThat(network.parameters()).containsExactly(before);
      for (float g : gradient) {
        assertThat(g).isFinite();
      }
    }
  }
}
