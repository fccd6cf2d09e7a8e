package org.rnn4j.cells.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.api.model.Loss;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.cells.cases.BuiltInCases;
import org.rnn4j.cells.cases.CellCase;
import org.rnn4j.cells.cases.OperationCases;
import org.rnn4j.cells.cases.StateCases;

/** What must not change a bit: threads, neighbours in the batch, earlier calls. */
@Tag("kernels")
class DeterminismTest {

  private static final LinearLoss LOSS = new LinearLoss();

  static Stream<CellCase> cases() {
    return Stream.of(BuiltInCases.byPairs(), OperationCases.all(), StateCases.all())
        .flatMap(List::stream);
  }

  private record Result(double loss, float[] gradient, float[] predictions) {

    static Result of(Network network, ArrayBatch batch) {
      float[] gradient = new float[network.layout().size()];
      float[] predictions = new float[batch.rows() * batch.targetSteps() * network.outputWidth()];
      double loss = network.lossAndGradient(batch, LOSS, TestNetwork.STEP, gradient);
      double evaluated = network.evaluate(batch, LOSS, predictions);
      if (batch.rows() > 1) { // a single row's loss is summed in another order
        assertThat(evaluated).isEqualTo(loss);
      }
      return new Result(loss, gradient, predictions);
    }

    void assertSameBits(String what, Result other) {
      assertThat(loss).as(what).isEqualTo(other.loss);
      assertThat(gradient).as(what).containsExactly(other.gradient);
      assertThat(predictions).as(what).containsExactly(other.predictions);
    }
  }

  // Wider than a vector and than a block of any kernel, and with gradients that go through a chain.
  private static TestNetwork stack(Outputs outputs) {
    TestNetwork stack = new TestNetwork(3, outputs).recurrent(StateCases.lstm(20));
    cases().filter(c -> c.name().contains("decay")).forEach(stack::recurrent);
    return stack.dense(17).head(5);
  }

  @Test
  void threadsChangeNoBit() {
    for (Outputs outputs : List.of(Outputs.EVERY_STEP, Outputs.LAST_STEP)) {
      TestNetwork test = stack(outputs);
      try (Network one = test.network(1)) {
        ArrayBatch batch = test.batch(one, 75, 4);
        Result expected = Result.of(one, batch);
        for (int threads : new int[] {2, 3, 5}) {
          try (Network several = test.network(threads)) {
            for (int repetition = 0; repetition < 20; repetition++) {
              Result.of(several, batch).assertSameBits(threads + " threads", expected);
            }
          }
        }
      }
    }
  }

  /**
   * What is computed from parameters must be computed from those of this batch, whichever of the
   * threads came to work on it.
   */
  @Test
  void threadsChangeNoBitWhileParametersMove() {
    CellCase decay =
        cases()
            .filter(c -> c.name().equals("a decay that is a parameter"))
            .findFirst()
            .orElseThrow();
    TestNetwork test = TestNetwork.of(decay, 2, Outputs.EVERY_STEP);
    try (Network one = test.network(1);
        Network several = test.network(5)) {
      ArrayBatch batch = test.batch(one, 33, 2_000); // enough to be shared among threads
      float[] expected = new float[one.layout().size()];
      float[] gradient = new float[expected.length];
      for (int step = 0; step < 500; step++) {
        one.lossAndGradient(batch, LOSS, TestNetwork.STEP, expected);
        several.lossAndGradient(batch, LOSS, TestNetwork.STEP, gradient);
        assertThat(Arrays.equals(gradient, expected)).as("step %d", step).isTrue();
        for (int i = 0; i < expected.length; i++) {
          one.parameters()[i] += 0.01f * expected[i];
          several.parameters()[i] += 0.01f * expected[i];
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aRowsOutputsDoNotDependOnItsNeighbours(CellCase c) {
    TestNetwork test = TestNetwork.of(c, 2, Outputs.EVERY_STEP);
    try (Network network = test.network(1)) {
      assertRowsAreIndependent(network, test.batch(network, 40, 3));
    }
  }

  @Test
  void aRowsOutputsDoNotDependOnItsNeighboursInAWideStack() {
    TestNetwork test = stack(Outputs.LAST_STEP);
    try (Network network = test.network(2)) {
      assertRowsAreIndependent(network, test.batch(network, 40, 3));
    }
  }

  /** Large matrices are packed for many rows and not for one. */
  @Test
  void aRowsOutputsDoNotDependOnItsNeighboursWithLargeMatrices() {
    TestNetwork test =
        new TestNetwork(70, Outputs.EVERY_STEP).recurrent(StateCases.lstm(61)).dense(150).head(60);
    try (Network network = test.network(1)) {
      assertRowsAreIndependent(network, test.batch(network, 40, 3));
    }
  }

  // A row alone runs in a program of one lane, in a batch of 5 beside lanes that are copies of it.
  private static void assertRowsAreIndependent(Network network, ArrayBatch batch) {
    int size = batch.targetSteps() * network.outputWidth();
    float[] together = new float[batch.rows() * size];
    network.predict(batch, together);
    for (int row : new int[] {0, 15, 16, 39}) {
      float[] expected = Arrays.copyOfRange(together, row * size, (row + 1) * size);
      float[] alone = new float[size];
      network.predict(batch.rowsOf(row), alone);
      assertThat(alone).as("row %d alone", row).containsExactly(expected);
      float[] five = new float[5 * size];
      network.predict(batch.rowsOf(3, 2, 1, 0, row), five);
      assertThat(Arrays.copyOfRange(five, 4 * size, 5 * size))
          .as("row %d as the last of five", row)
          .containsExactly(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void lanesWithoutTargetsDoNotInfluenceTheGradient(CellCase c) {
    TestNetwork test = TestNetwork.of(c, 2, Outputs.EVERY_STEP);
    try (Network network = test.network(1)) {
      ArrayBatch batch = test.batch(network, 16, 3);
      for (int row = 1; row < 16; row++) {
        for (float[] step : batch.targets()[row]) {
          Arrays.fill(step, Float.NaN);
        }
      }
      for (Loss loss : List.of(LOSS, new SquaredLoss())) {
        float[] filled = new float[network.layout().size()];
        float[] padded = new float[network.layout().size()];
        double expected = network.lossAndGradient(batch, loss, TestNetwork.STEP, filled);
        assertThat(network.lossAndGradient(batch.rowsOf(0), loss, TestNetwork.STEP, padded))
            .isEqualTo(expected);
        assertThat(withoutSignsOfZero(padded)).containsExactly(withoutSignsOfZero(filled));
      }
    }
  }

  @Test
  void lanesBeyondTheBatchTakeNoPartInTheLoss() {
    TestNetwork test = stack(Outputs.EVERY_STEP);
    try (Network network = test.network(2)) {
      ArrayBatch batch = test.batch(network, 18, 2);
      float[] predictions = new float[18 * 2 * 5];
      double evaluated = network.evaluate(batch, new SquaredLoss(), predictions);
      double sum = 0;
      for (int i = 0; i < predictions.length; i++) {
        double error = (double) predictions[i] - batch.targets()[i / 10][i / 5 % 2][i % 5];
        sum += error * error;
      }
      assertThat(evaluated).isCloseTo(sum / predictions.length, within(1e-12));
      float[] gradient = new float[network.layout().size()];
      assertThat(network.lossAndGradient(batch, new SquaredLoss(), TestNetwork.STEP, gradient))
          .isEqualTo(evaluated);
    }
  }

  private static float[] withoutSignsOfZero(float[] values) {
    float[] result = values.clone();
    for (int i = 0; i < result.length; i++) {
      result[i] += 0f;
    }
    return result;
  }

  @Test
  void missingTargetsTakeNoPart() {
    for (Outputs outputs : List.of(Outputs.EVERY_STEP, Outputs.LAST_STEP)) {
      TestNetwork test = stack(outputs);
      try (Network network = test.network(2)) {
        ArrayBatch batch = test.batch(network, 37, 3);
        for (int row = 0; row < 37; row++) {
          batch.targets()[row][0][row % 5] = Float.NaN;
        }
        Arrays.fill(batch.targets()[20][0], Float.NaN);
        Agreement.check(test, network, batch);
      }
    }
  }

  @Test
  void aBatchWithoutTargetsHasNeitherLossNorGradient() {
    TestNetwork test = stack(Outputs.LAST_STEP);
    try (Network network = test.network(1)) {
      ArrayBatch batch = test.batch(network, 18, 2);
      for (float[][] row : batch.targets()) {
        Arrays.fill(row[0], Float.NaN);
      }
      Result result = Result.of(network, batch);
      assertThat(result.loss()).isZero();
      assertThat(withoutSignsOfZero(result.gradient())).containsOnly(0f);
    }
  }

  @Test
  void earlierBatchesOfOtherSizesLeaveNothingBehind() {
    TestNetwork test = stack(Outputs.EVERY_STEP);
    try (Network network = test.network(2)) {
      int[][] rowsAndSteps = {{40, 6}, {1, 1}, {17, 2}, {40, 6}, {3, 7}, {1, 6}, {40, 1}};
      for (int[] shape : rowsAndSteps) {
        ArrayBatch batch = test.batch(network, shape[0], shape[1]);
        try (Network fresh = test.network(1)) {
          Result.of(network, batch).assertSameBits(Arrays.toString(shape), Result.of(fresh, batch));
        }
        Result.of(network, batch).assertSameBits("again", Result.of(network, batch));
      }
    }
  }

  @Test
  void predictionsDuringTrainingDisturbNothing() {
    TestNetwork test = stack(Outputs.LAST_STEP);
    try (Network network = test.network(1);
        Network undisturbed = test.network(1)) {
      ArrayBatch batch = test.batch(network, 20, 3);
      float[] predictions = new float[40 * network.outputWidth()];
      network.predict(test.batch(network, 40, 5), predictions);
      network.predict(test.batch(network, 1, 5), predictions);
      Result.of(network, batch).assertSameBits("between", Result.of(undisturbed, batch));
    }
  }

  @Test
  void theLossOfOneRowIsTheSameInTrainingAndEvaluationButForTheOrderOfItsSum() {
    TestNetwork test = stack(Outputs.EVERY_STEP);
    try (Network network = test.network(1)) {
      ArrayBatch batch = test.batch(network, 1, 6);
      double trained =
          network.lossAndGradient(
              batch, LOSS, TestNetwork.STEP, new float[network.layout().size()]);
      assertThat(network.evaluate(batch, LOSS, new float[6 * network.outputWidth()]))
          .isCloseTo(trained, within(1e-12));
    }
  }
}
