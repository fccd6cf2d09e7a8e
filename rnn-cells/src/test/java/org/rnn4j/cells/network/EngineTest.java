package org.rnn4j.cells.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.cells.cases.BuiltInCases;
import org.rnn4j.cells.cases.CellCase;
import org.rnn4j.cells.cases.OperationCases;
import org.rnn4j.cells.cases.StateCases;

/**
 * The float engine, with everything it does to a step (placed, fused, planned, sharded), against
 * the double interpreter, which does nothing to it.
 */
@Tag("kernels")
class EngineTest {

  private static final int INPUTS = 2;

  /** Rows below, at and above a shard of 16; steps without, with one and with many predecessors. */
  private static final int[][] ROWS_AND_STEPS = {
    {1, 1}, {1, 7}, {3, 2}, {16, 2}, {16, 7}, {17, 1}, {40, 7}
  };

  static Stream<CellCase> cells() {
    return Stream.concat(BuiltInCases.byPairs().stream(), StateCases.all().stream());
  }

  static Stream<CellCase> plainCells() {
    return Stream.concat(BuiltInCases.plain().stream(), StateCases.all().stream());
  }

  static Stream<CellCase> operations() {
    return OperationCases.all().stream();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void outputsAndGradientsAtEveryStepAreThoseOfTheReference(CellCase c) {
    compare(TestNetwork.of(c, INPUTS, Outputs.EVERY_STEP), ROWS_AND_STEPS);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void outputsAndGradientsOfTheLastStepAreThoseOfTheReference(CellCase c) {
    compare(
        TestNetwork.of(c, INPUTS, Outputs.LAST_STEP),
        new int[][] {{1, 2}, {3, 7}, {17, 2}, {40, 1}});
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyOperationInEveryCombinationOfShapesGivesWhatTheReferenceGives(CellCase c) {
    compare(TestNetwork.of(c, INPUTS, Outputs.EVERY_STEP), new int[][] {{1, 2}, {3, 7}, {17, 2}});
  }

  /** Between other layers, so that what it passes on and its place in the arena matter. */
  @ParameterizedTest
  @MethodSource("plainCells")
  void everyCellPassesItsGradientDown(CellCase c) {
    TestNetwork test =
        new TestNetwork(INPUTS, Outputs.EVERY_STEP)
            .dense(2)
            .recurrent(c)
            .recurrent(StateCases.lstm(2))
            .recurrent(c)
            .head(1);
    compare(test, new int[][] {{3, 1}, {17, 3}});
  }

  /** Without the stabilizer an exponential gate overflows at 88. */
  @Test
  void exponentialGatesDoNotOverflow() {
    for (CellCase c : BuiltInCases.plain()) {
      if (!c.name().startsWith("slstm")) {
        continue;
      }
      TestNetwork test = TestNetwork.of(c, INPUTS, Outputs.EVERY_STEP);
      try (Network network = test.network(1)) {
        ArrayBatch batch = test.batch(network, 3, 20);
        for (float[][] row : batch.inputs()) {
          for (int t = 0; t < row.length; t++) {
            row[t][0] *= t % 3 == 0 ? 1e4f : t % 3 == 1 ? -1e4f : 0;
          }
        }
        float[] predictions = new float[3 * 20 * network.outputWidth()];
        float[] gradient = new float[network.layout().size()];
        network.predict(batch, predictions);
        network.lossAndGradient(batch, new LinearLoss(), TestNetwork.STEP, gradient);
        for (float p : predictions) {
          assertThat(p).as(c.name()).isBetween(-1f, 1f);
        }
        for (float g : gradient) {
          assertThat(g).as(c.name()).isFinite();
        }
      }
    }
  }

  /** From some size on matrices are packed, but not for a single row. */
  @Test
  void largeMatricesAgree() {
    TestNetwork test =
        new TestNetwork(70, Outputs.EVERY_STEP)
            .recurrent(StateCases.lstm(61))
            .recurrent(StateCases.lstm(3));
    compare(test.dense(130).dense(70).head(1), new int[][] {{1, 2}, {2, 1}, {17, 3}});
  }

  /**
   * So large, and so long, that the kernel holds the gradient of the matrix elsewhere meanwhile.
   */
  @Test
  void aLargeMatrixOfTwoProductsHasTheGradientsOfBoth() {
    Cell tied = s -> StateCases.tied(s, 130);
    compare(new TestNetwork(INPUTS, Outputs.EVERY_STEP).recurrent(tied), new int[][] {{2, 18}});
  }

  @Test
  void stacksOfAllKindsOfLayersAgreeAtEveryStepAndAtTheLast() {
    for (Outputs outputs : List.of(Outputs.EVERY_STEP, Outputs.LAST_STEP)) {
      TestNetwork test = new TestNetwork(3, outputs);
      BuiltInCases.plain().forEach(test::recurrent);
      compare(test.dense(5).dense(4).head(2), ROWS_AND_STEPS);
    }
  }

  @Test
  void aNetworkWithoutRecurrenceAgrees() {
    for (Outputs outputs : List.of(Outputs.EVERY_STEP, Outputs.LAST_STEP)) {
      compare(new TestNetwork(3, outputs).dense(4).head(2), ROWS_AND_STEPS);
      compare(new TestNetwork(3, outputs).head(1), ROWS_AND_STEPS);
    }
  }

  private static void compare(TestNetwork test, int[][] rowsAndSteps) {
    try (Network network = test.network(1)) {
      for (int[] shape : rowsAndSteps) {
        Agreement.check(test, network, test.batch(network, shape[0], shape[1]));
      }
    }
  }
}
