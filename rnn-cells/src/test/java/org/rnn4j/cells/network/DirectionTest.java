package org.rnn4j.cells.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.cells.cases.BuiltInCases;
import org.rnn4j.cells.cases.CellCase;
import org.rnn4j.cells.cases.StateCases;

/** Layers that run from the last step to the first, alone or beside one that does not. */
@Tag("kernels")
@Tag("composed")
class DirectionTest {

  private static final LayerOptions BACKWARD =
      LayerOptions.standard().direction(Direction.BACKWARD);
  private static final LayerOptions BOTH = LayerOptions.standard().direction(Direction.BOTH);
  private static final int[][] ROWS_AND_STEPS = {{1, 4}, {17, 3}};

  static Stream<CellCase> cells() {
    return Stream.of(BuiltInCases.plain(), StateCases.all()).flatMap(List::stream);
  }

  private static void compare(TestNetwork test) {
    try (Network network = test.network(1)) {
      for (int[] shape : ROWS_AND_STEPS) {
        ArrayBatch batch = test.batch(network, shape[0], shape[1]);
        Agreement.check(test, network, batch);
        boolean[][] present = new boolean[shape[0]][shape[1]];
        for (int row = 0; row < shape[0]; row++) {
          for (int t = 0; t < shape[1]; t++) {
            present[row][t] = (row + t) % 3 != 0;
          }
        }
        Agreement.check(test, network, batch.masked(present));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void everyCellRunsBackward(CellCase c) {
    for (Outputs outputs : List.of(Outputs.EVERY_STEP, Outputs.LAST_STEP)) {
      compare(new TestNetwork(2, outputs).recurrent(c, BACKWARD));
      compare(new TestNetwork(2, outputs).recurrent(c, BACKWARD).recurrent(c).head(2));
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void everyCellRunsBothWays(CellCase c) {
    for (Outputs outputs : List.of(Outputs.EVERY_STEP, Outputs.LAST_STEP)) {
      for (Merge merge : Merge.values()) {
        compare(new TestNetwork(2, outputs).recurrent(c, BOTH.merge(merge)).head(2));
      }
      compare(new TestNetwork(2, outputs).dense(3).recurrent(c, BOTH).recurrent(c, BOTH).head(2));
    }
  }

  @Test
  void backwardIsForwardOverTheReversedSequence() {
    CellCase lstm = lstm();
    TestNetwork forward = new TestNetwork(3, Outputs.EVERY_STEP).recurrent(lstm).head(2);
    TestNetwork backward = new TestNetwork(3, Outputs.EVERY_STEP).recurrent(lstm, BACKWARD).head(2);
    try (Network f = forward.network(1);
        Network b = backward.network(1)) {
      ArrayBatch batch = forward.batch(f, 20, 6);
      ArrayBatch turned = ArrayBatch.of(reversed(batch.inputs()), reversed(batch.targets()));
      float[] ofForward = new float[20 * 6 * 2];
      float[] ofBackward = new float[20 * 6 * 2];
      float[] gradient = new float[f.layout().size()];
      float[] turnedGradient = new float[gradient.length];
      f.predict(batch, ofForward);
      b.predict(turned, ofBackward);
      for (int row = 0; row < 20; row++) {
        for (int t = 0; t < 6; t++) {
          int at = (row * 6 + t) * 2;
          int mirrored = (row * 6 + 5 - t) * 2;
          assertThat(Arrays.copyOfRange(ofBackward, mirrored, mirrored + 2))
              .isEqualTo(Arrays.copyOfRange(ofForward, at, at + 2));
        }
      }
      assertThat(b.lossAndGradient(turned, new LinearLoss(), TestNetwork.STEP, turnedGradient))
          .isCloseTo(f.lossAndGradient(batch, new LinearLoss(), TestNetwork.STEP, gradient), NEAR);
    }
  }

  private static final org.assertj.core.data.Offset<Double> NEAR =
      org.assertj.core.api.Assertions.within(1e-6);

  private static CellCase lstm() {
    return BuiltInCases.plain().stream()
        .filter(c -> c.name().startsWith("lstm"))
        .findFirst()
        .orElseThrow();
  }

  private static float[][][] reversed(float[][][] rows) {
    float[][][] result = new float[rows.length][][];
    for (int row = 0; row < rows.length; row++) {
      List<float[]> steps = new java.util.ArrayList<>(Arrays.asList(rows[row]));
      java.util.Collections.reverse(steps);
      result[row] = steps.toArray(new float[0][]);
    }
    return result;
  }

  /** The backward layer has seen everything when it has been at the first step. */
  @Test
  void theHeadReadsEachDirectionsOwnEnd() {
    CellCase lstm = lstm();
    TestNetwork every = new TestNetwork(3, Outputs.EVERY_STEP).recurrent(lstm, BOTH);
    TestNetwork last = new TestNetwork(3, Outputs.LAST_STEP).recurrent(lstm, BOTH);
    try (Network e = every.network(1);
        Network l = last.network(1)) {
      float[][][] x = every.batch(e, 5, 4).inputs();
      int width = e.outputWidth();
      float[] all = new float[5 * 4 * width];
      float[] ends = new float[5 * width];
      e.predict(ArrayBatch.of(x, new float[5][4][width]), all);
      l.predict(ArrayBatch.of(x, new float[5][1][width]), ends);
      for (int row = 0; row < 5; row++) {
        for (int i = 0; i < width; i++) {
          int step = i < width / 2 ? 3 : 0;
          assertThat(ends[row * width + i]).isEqualTo(all[(row * 4 + step) * width + i]);
        }
      }
    }
  }

  @Test
  void theTwoDirectionsHaveParametersOfTheirOwn() {
    try (Network network =
        new TestNetwork(3, Outputs.LAST_STEP).recurrent(lstm(), BOTH).head(1).network(1)) {
      assertThat(network.layout().slots().stream().map(s -> s.name()))
          .containsExactly(
              "layer-1.forward.W",
              "layer-1.forward.b",
              "layer-1.forward.U",
              "layer-1.backward.W",
              "layer-1.backward.b",
              "layer-1.backward.U",
              "head.W",
              "head.b");
    }
  }
}
