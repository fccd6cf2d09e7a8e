package org.rnn4j.cells.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rnn4j.api.step.Functions.tanh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.cell.Step;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.api.step.Gate;
import org.rnn4j.api.step.Value;
import org.rnn4j.cells.cases.Breadth;
import org.rnn4j.cells.cases.StateCases;

/** Masked steps in layers with a residual connection, under a skip connection, either way read. */
class MaskedLayersTest {

  private static final int ROWS = 20;
  private static final int STEPS = 6;
  private static final int WIDTH = 3; // of the inputs and of every layer
  private static final LayerOptions STANDARD =
      LayerOptions.standard().merge(Merge.MEAN).initialState(InitialState.LEARNED);

  /** What stands below the layer. */
  private enum Below {
    NOTHING,
    DENSE,
    BATCH_NORM,
    LSTM
  }

  /** A network over {@link #WIDTH} features. */
  private record Form(
      Direction direction, Below below, boolean stateIsOutput, boolean residual, boolean skip) {

    TestNetwork test(Outputs outputs) {
      TestNetwork test = new TestNetwork(WIDTH, outputs);
      if (skip) {
        test.skip();
      }
      if (below == Below.DENSE) {
        test.dense(WIDTH);
      } else if (below == Below.BATCH_NORM) {
        test.layer("batch-norm", Map.of("epsilon", 0.1));
      } else if (below == Below.LSTM) {
        test.recurrent(StateCases.lstm(WIDTH), STANDARD.residual(residual));
      }
      Cell cell = stateIsOutput ? StateCases.lstm(WIDTH) : MaskedLayersTest::withOutput;
      return test.recurrent(cell, STANDARD.direction(direction).residual(residual));
    }
  }

  // The output is no state.
  private static void withOutput(Step s) {
    Value h = s.state("h", WIDTH);
    s.next("h", tanh(s.preActivation(s.input(), h, Gate.of("h"), WIDTH).value()));
    s.output(s.nextOf("h").plus(h));
  }

  static Stream<Form> forms() {
    List<Form> forms = new ArrayList<>();
    boolean[] either = {true, false};
    for (Direction direction : Direction.values()) {
      for (Below below : Below.values()) {
        for (boolean stateIsOutput : either) {
          for (boolean residual : either) {
            for (boolean skip : either) {
              forms.add(new Form(direction, below, stateIsOutput, residual, skip));
            }
          }
        }
      }
    }
    return forms.stream();
  }

  static Stream<Form> formsByPairs() {
    return Breadth.asked()
        .of(
            forms().toList(),
            f -> List.of(f.direction(), f.below(), f.stateIsOutput(), f.residual(), f.skip()))
        .stream();
  }

  static Stream<Form> formsWithoutConnections() {
    return forms().filter(f -> !f.residual() && !f.skip());
  }

  static Stream<Form> formsOfOneLayerWithoutConnections() {
    return formsWithoutConnections().filter(f -> f.below() == Below.NOTHING);
  }

  // Not what is passed by a layer that reads backward: it is held in the order of time.
  static Stream<Form> formsHeldInOneOrder() {
    return forms()
        .filter(f -> f.direction() != Direction.BOTH)
        .filter(f -> f.direction() == Direction.FORWARD || !f.skip());
  }

  /** In front, behind, between, none, all. */
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

  private static float[] predictions(Network network, ArrayBatch batch) {
    float[] predictions = new float[batch.rows() * batch.targetSteps() * network.outputWidth()];
    network.predict(batch, predictions);
    return predictions;
  }

  // [row][step][output]
  private static float[][][] outputs(Network network, ArrayBatch batch) {
    float[] flat = predictions(network, batch);
    int width = network.outputWidth();
    float[][][] outputs = new float[batch.rows()][batch.targetSteps()][];
    for (int i = 0; i < flat.length / width; i++) {
      outputs[i / batch.targetSteps()][i % batch.targetSteps()] =
          Arrays.copyOfRange(flat, i * width, (i + 1) * width);
    }
    return outputs;
  }

  @ParameterizedTest
  @MethodSource("forms")
  @Tag("kernels")
  @Tag("composed")
  void outputsAndGradientsAreThoseOfTheReference(Form form) {
    for (Outputs outputs : List.of(Outputs.EVERY_STEP, Outputs.LAST_STEP)) {
      TestNetwork test = form.test(outputs).head(2);
      try (Network network = test.network(1)) {
        Agreement.check(test, network, test.batch(network, ROWS, STEPS).masked(present()));
      }
    }
  }

  /** With a cell of the one kind at every step, with one of the other at the last: this is slow. */
  @ParameterizedTest
  @MethodSource("formsByPairs")
  void gradientsInDoubleAreTheSlopesOfTheLoss(Form form) {
    TestNetwork test =
        form.test(form.stateIsOutput() ? Outputs.EVERY_STEP : Outputs.LAST_STEP).head(2);
    try (Network network = test.network(1)) {
      ArrayBatch batch = test.batch(network, ROWS, STEPS).masked(present());
      Slopes.check(test, network, batch.rowsOf(0, 1, 2, 3, 4));
    }
  }

  /** At the steps that are there, and at the end, outputs are those without the masked steps. */
  @ParameterizedTest
  @MethodSource("forms")
  @Tag("kernels")
  @Tag("composed")
  void theSequenceGoesOnAsIfTheMaskedStepsWereNotThere(Form form) {
    for (Outputs outputs : List.of(Outputs.EVERY_STEP, Outputs.LAST_STEP)) {
      TestNetwork test = form.test(outputs).head(2);
      try (Network network = test.network(1)) {
        ArrayBatch batch = test.batch(network, ROWS, STEPS);
        boolean[][] present = present();
        float[][][] masked = outputs(network, batch.masked(present));
        for (int row = 0; row < ROWS; row++) {
          List<float[]> x = new ArrayList<>();
          List<float[]> expected = new ArrayList<>();
          for (int t = 0; t < STEPS; t++) {
            if (present[row][t]) {
              x.add(batch.inputs()[row][t]);
              expected.add(masked[row][outputs == Outputs.EVERY_STEP ? t : 0]);
            }
          }
          if (!x.isEmpty()) {
            float[][][] targets = new float[1][outputs == Outputs.EVERY_STEP ? x.size() : 1][2];
            float[][][] there = {x.toArray(new float[0][])};
            assertThat(outputs(network, ArrayBatch.of(there, targets))[0])
                .as("%s, row %d, every step %s", form, row, outputs)
                .isEqualTo(
                    outputs == Outputs.EVERY_STEP
                        ? expected.toArray()
                        : new float[][] {expected.get(0)});
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("formsHeldInOneOrder")
  @Tag("kernels")
  @Tag("composed")
  void aMaskedStepHoldsTheOutputOfTheStepBeforeIt(Form form) {
    TestNetwork test = form.test(Outputs.EVERY_STEP).head(2);
    try (Network network = test.network(1)) {
      ArrayBatch batch = test.batch(network, ROWS, STEPS);
      boolean[][] present = present();
      float[][][] masked = outputs(network, batch.masked(present));
      int before = form.direction() == Direction.BACKWARD ? 1 : -1;
      for (int row = 0; row < ROWS; row++) {
        for (int t = 0; t < STEPS; t++) {
          if (!present[row][t] && t + before >= 0 && t + before < STEPS) {
            assertThat(masked[row][t])
                .as("%s, row %d, step %d", form, row, t)
                .isEqualTo(masked[row][t + before]);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  @Tag("kernels")
  @Tag("composed")
  void aNaNUnderAMaskReachesNothing(Form form) {
    for (Outputs outputs : List.of(Outputs.EVERY_STEP, Outputs.LAST_STEP)) {
      TestNetwork test = form.test(outputs).head(2);
      try (Network clean = test.network(1);
          Network poisoned = test.network(1)) {
        boolean[][] present = present();
        ArrayBatch batch = test.batch(clean, ROWS, STEPS).masked(present);
        float[] expected = predictions(clean, batch);
        float[] expectedGradient = gradient(clean, batch);
        for (int row = 0; row < ROWS; row++) {
          for (int t = 0; t < STEPS; t++) {
            if (!present[row][t]) {
              Arrays.fill(batch.inputs()[row][t], Float.NaN);
            }
          }
        }
        assertThat(predictions(poisoned, batch)).containsExactly(expected);
        assertThat(gradient(poisoned, batch)).containsExactly(expectedGradient);
      }
    }
  }

  private static float[] gradient(Network network, ArrayBatch batch) {
    float[] gradient = new float[network.layout().size()];
    network.lossAndGradient(batch, new LinearLoss(), TestNetwork.STEP, gradient);
    return gradient;
  }

  /** The x of that step of which the layer gives the output. */
  @ParameterizedTest
  @MethodSource("formsOfOneLayerWithoutConnections") // whose input is the network's
  @Tag("kernels")
  @Tag("composed")
  void aResidualConnectionAddsTheInputOfTheStepWhoseOutputIsGiven(Form form) {
    Form residual = new Form(form.direction(), form.below(), form.stateIsOutput(), true, false);
    for (Outputs outputs : List.of(Outputs.EVERY_STEP, Outputs.LAST_STEP)) {
      try (Network without = form.test(outputs).network(1);
          Network with = residual.test(outputs).network(1)) {
        ArrayBatch whole = form.test(outputs).batch(without, ROWS, STEPS);
        for (ArrayBatch batch : List.of(whole, whole.masked(present()))) {
          float[][][] plain = outputs(without, batch);
          float[][][] sum = outputs(with, batch);
          for (int row = 0; row < ROWS; row++) {
            for (int t = 0; t < plain[row].length; t++) {
              boolean isBackward = form.direction() == Direction.BACKWARD;
              int given = outputs == Outputs.EVERY_STEP ? t : isBackward ? 0 : STEPS - 1;
              float[] x = found(batch, row, given, isBackward ? 1 : -1);
              for (int i = 0; i < WIDTH; i++) {
                assertThat(sum[row][t][i])
                    .as("%s, row %d, step %d, every step %s", form, row, t, outputs)
                    .isEqualTo(plain[row][t][i] + x[i]);
              }
            }
          }
        }
      }
    }
  }

  // The input of the first step that is there, from a step on; zeros if none is.
  private static float[] found(ArrayBatch batch, int row, int from, int direction) {
    for (int t = from; t >= 0 && t < STEPS; t += direction) {
      if (batch.isPresent(row, t)) {
        return batch.inputs()[row][t];
      }
    }
    return new float[WIDTH];
  }

  /** The last one that was there, beside what the layers give. */
  @ParameterizedTest
  @MethodSource("formsWithoutConnections")
  @Tag("kernels")
  @Tag("composed")
  void aSkipConnectionPassesOnTheLastInput(Form form) {
    Form skip = new Form(form.direction(), form.below(), form.stateIsOutput(), false, true);
    Map<String, Object> rate = Map.of("rate", 0.5); // in an evaluation nothing happens to the input
    for (Outputs outputs : List.of(Outputs.EVERY_STEP, Outputs.LAST_STEP)) {
      TestNetwork test = form.test(outputs).layer("dropout", rate);
      try (Network without = test.network(1);
          Network with =
              skip.test(outputs).readingTheInputToo().layer("dropout", rate).network(1)) {
        ArrayBatch whole = test.batch(without, ROWS, STEPS);
        for (ArrayBatch batch : List.of(whole, whole.masked(present()))) {
          float[][][] plain = outputs(without, batch);
          float[][][] both = outputs(with, batch);
          for (int row = 0; row < ROWS; row++) {
            for (int t = 0; t < plain[row].length; t++) {
              float[] x = found(batch, row, outputs == Outputs.EVERY_STEP ? t : STEPS - 1, -1);
              float[] expected = Arrays.copyOf(plain[row][t], 2 * WIDTH);
              System.arraycopy(x, 0, expected, WIDTH, WIDTH);
              assertThat(both[row][t]).as("%s, row %d, step %d", form, row, t).isEqualTo(expected);
            }
          }
        }
      }
    }
  }
}
