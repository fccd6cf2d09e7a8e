package org.rnn4j.cells.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.cells.cases.BuiltInCases;
import org.rnn4j.cells.cases.CellCase;
import org.rnn4j.cells.cases.Drawn;
import org.rnn4j.cells.cases.SingularCases;
import org.rnn4j.cells.cases.StateCases;

/** Steps that are not there, in every cell. */
@Tag("kernels")
@Tag("composed")
class MaskTest {

  private static final int ROWS = 20;
  private static final int STEPS = 6;
  private static final int UNITS = 3;

  static Stream<CellCase> cells() {
    return Stream.of(BuiltInCases.byPairs(), StateCases.all()).flatMap(List::stream);
  }

  static Stream<CellCase> singularCells() {
    return SingularCases.all().stream();
  }

  /** Padding before, padding behind, gaps, all steps, none. */
  private static boolean[][] present() {
    boolean[][] present = new boolean[ROWS][STEPS];
    for (int row = 0; row < ROWS; row++) {
      for (int t = 0; t < STEPS; t++) {
        present[row][t] =
            switch (row % 5) {
              case 0 -> t >= 2;
              case 1 -> t < 4;
              case 2 -> t % 3 != 1;
              case 3 -> true;
              default -> false;
            };
      }
    }
    return present;
  }

  private static boolean[][] all(boolean value) {
    boolean[][] present = new boolean[ROWS][STEPS];
    for (boolean[] row : present) {
      Arrays.fill(row, value);
    }
    return present;
  }

  private static ArrayBatch batch(TestNetwork test, Network network) {
    return test.batch(network, ROWS, STEPS);
  }

  private record Outcome(double loss, float[] gradient, float[] predictions) {
    static Outcome of(Network network, ArrayBatch batch) {
      float[] gradient = new float[network.layout().size()];
      float[] predictions = new float[batch.rows() * batch.targetSteps() * network.outputWidth()];
      double loss = network.lossAndGradient(batch, new LinearLoss(), TestNetwork.STEP, gradient);
      assertThat(network.evaluate(batch, new LinearLoss(), predictions)).isEqualTo(loss);
      return new Outcome(loss, gradient, predictions);
    }

    void assertSameBits(Outcome other) {
      assertThat(loss).isEqualTo(other.loss);
      assertThat(gradient).containsExactly(other.gradient);
      assertThat(predictions).containsExactly(other.predictions);
    }

    /** The output of one row at one step. */
    float[] at(int row, int step, int width) {
      int from = (row * STEPS + step) * width;
      return Arrays.copyOfRange(predictions, from, from + width);
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void outputsAndGradientsAreThoseOfTheReference(CellCase c) {
    for (Outputs outputs : List.of(Outputs.EVERY_STEP, Outputs.LAST_STEP)) {
      TestNetwork test = TestNetwork.of(c, 2, outputs);
      try (Network network = test.network(1)) {
        Agreement.check(test, network, batch(test, network).masked(present()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void aMaskedStepHoldsTheOutput(CellCase c) {
    TestNetwork test = TestNetwork.of(c, 2, Outputs.EVERY_STEP);
    try (Network network = test.network(1)) {
      boolean[][] present = present();
      Outcome outcome = Outcome.of(network, batch(test, network).masked(present));
      int width = network.outputWidth();
      for (int row = 0; row < ROWS; row++) {
        float[] held = new float[width];
        for (int t = 0; t < STEPS; t++) {
          held = present[row][t] ? outcome.at(row, t, width) : held;
          assertThat(outcome.at(row, t, width)).as("row %d, step %d", row, t).isEqualTo(held);
        }
      }
    }
  }

  /** A sequence with masked steps is the sequence without them, so the states are held too. */
  @ParameterizedTest
  @MethodSource("cells")
  void aMaskedStepHoldsTheState(CellCase c) {
    TestNetwork test = TestNetwork.of(c, 2, Outputs.LAST_STEP);
    try (Network network = test.network(1)) {
      ArrayBatch batch = batch(test, network);
      boolean[][] present = present();
      Outcome outcome = Outcome.of(network, batch.masked(present));
      int width = network.outputWidth();
      for (int row = 0; row < ROWS; row++) {
        float[][] steps = new float[STEPS][];
        int count = 0;
        for (int t = 0; t < STEPS; t++) {
          if (present[row][t]) {
            steps[count++] = batch.inputs()[row][t];
          }
        }
        float[] expected = new float[width];
        if (count > 0) {
          float[][][] x = {Arrays.copyOf(steps, count)};
          network.predict(ArrayBatch.of(x, new float[][][] {batch.targets()[row]}), expected);
        }
        assertThat(Arrays.copyOfRange(outcome.predictions, row * width, (row + 1) * width))
            .as("row %d", row)
            .isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void aNaNUnderAMaskReachesNothing(CellCase c) {
    TestNetwork test =
        new TestNetwork(2, Outputs.EVERY_STEP)
            .dense(2)
            .recurrent(c)
            .recurrent(StateCases.lstm(2))
            .head(2);
    try (Network network = test.network(1)) {
      ArrayBatch batch = batch(test, network);
      boolean[][] present = present();
      Outcome expected = Outcome.of(network, batch.masked(present));
      for (float poison : new float[] {Float.NaN, Float.POSITIVE_INFINITY, 1e30f}) {
        for (int row = 0; row < ROWS; row++) {
          for (int t = 0; t < STEPS; t++) {
            if (!present[row][t]) {
              Arrays.fill(batch.inputs()[row][t], poison);
            }
          }
        }
        Outcome.of(network, batch.masked(present)).assertSameBits(expected);
      }
    }
  }

  /**
   * What such a cell makes of the zeros at a masked step is infinite, and zero times that no
   * number. States that start from parameters, zero ones, show what is sent back to before the
   * first step. {@link SingularSlopesTest} has the slopes.
   */
  @ParameterizedTest
  @MethodSource("singularCells")
  void infinityAtAMaskedStepReachesNothing(CellCase c) {
    for (SingularSlopesTest.Form form : SingularSlopesTest.forms(c).toList()) {
      TestNetwork test = form.test();
      try (Network network = form.network(test)) {
        ArrayBatch batch = batch(test, network).masked(present());
        for (float g : Outcome.of(network, batch).gradient) {
          assertThat(g).isFinite();
        }
        Agreement.check(test, network, batch);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void aRowWithoutAStepGivesZerosAndNoGradient(CellCase c) {
    TestNetwork test = TestNetwork.of(c, 2, Outputs.EVERY_STEP);
    try (Network network = test.network(1)) {
      Outcome outcome = Outcome.of(network, batch(test, network).masked(all(false)));
      assertThat(outcome.predictions).isEqualTo(new float[outcome.predictions.length]);
      for (float g : outcome.gradient) {
        assertThat(g).isZero(); // of either sign
      }
    }
  }

  @Test
  void masksOfOnesAreNoMasks() {
    for (Outputs outputs : List.of(Outputs.EVERY_STEP, Outputs.LAST_STEP)) {
      TestNetwork test =
          new TestNetwork(3, outputs)
              .recurrent(StateCases.lstm(5))
              .recurrent(StateCases.lstm(UNITS))
              .head(2);
      try (Network network = test.network(1)) {
        ArrayBatch batch = batch(test, network);
        Outcome.of(network, batch.masked(all(true))).assertSameBits(Outcome.of(network, batch));
      }
    }
  }

  @Test
  void threadsChangeNoBit() {
    TestNetwork test =
        new TestNetwork(3, Outputs.EVERY_STEP)
            .recurrent(StateCases.lstm(5))
            .recurrent(StateCases.lstm(UNITS), LayerOptions.standard().direction(Direction.BOTH))
            .head(2);
    try (Network one = test.network(1);
        Network three = test.network(3)) {
      ArrayBatch batch = batch(test, one).masked(present());
      for (int i = 0; i < 20; i++) {
        Outcome.of(three, batch).assertSameBits(Outcome.of(one, batch));
      }
    }
  }

  @Test
  void lengthsAreMasks() {
    TestNetwork test = new TestNetwork(3, Outputs.LAST_STEP).recurrent(StateCases.lstm(5)).head(2);
    try (Network network = test.network(1)) {
      ArrayBatch batch = batch(test, network);
      int[] lengths = new int[ROWS];
      boolean[][] present = new boolean[ROWS][STEPS];
      for (int row = 0; row < ROWS; row++) {
        lengths[row] = row % (STEPS + 1);
        Arrays.fill(present[row], 0, lengths[row], true);
      }
      float[] expected = new float[ROWS * 2];
      float[] actual = new float[ROWS * 2];
      network.predict(batch.masked(present), expected);
      network.predict(batch.ofLengths(lengths), actual);
      assertThat(actual).containsExactly(expected);
    }
  }

  @Test
  void masksOfAWrongShapeAreRefused() {
    ArrayBatch batch = Drawn.batch(2, 3, 1, false, 1, 1);
    assertThatThrownBy(() -> batch.masked(new boolean[][] {{true, true, true}}))
        .isInstanceOf(InputException.class)
        .hasMessage("mask: it has 1 rows, the batch has 2; give as many rows as the batch has");
    assertThatThrownBy(() -> batch.masked(new boolean[][] {{true}, {true}}))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("mask[0]: it has 1 steps, the batch has 3");
    assertThatThrownBy(() -> batch.ofLengths(2, 4))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("lengths[1]: '4' is not valid; expected 0 to 3");
    assertThatThrownBy(() -> batch.ofLengths(2))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("lengths: it has 1 rows, the batch has 2");
  }
}
