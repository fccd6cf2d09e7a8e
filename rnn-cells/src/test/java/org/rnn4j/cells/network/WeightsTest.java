package org.rnn4j.cells.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.api.model.Loss;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.api.model.TrainingStep;
import org.rnn4j.cells.cases.Drawn;
import org.rnn4j.cells.cases.StateCases;

/** Weights of targets and inputs that are not known. */
class WeightsTest {

  private static final int ROWS = 19; // more than one shard, and a part of one
  private static final int STEPS = 5;
  private static final Loss LOSS = new SquaredLoss();

  /** Loss, gradient, evaluated loss and predictions, one after the other. */
  private static double[] outcome(Network network, ArrayBatch batch) {
    float[] gradient = new float[network.layout().size()];
    float[] predictions = new float[batch.rows() * batch.targetSteps() * 2];
    double loss = network.lossAndGradient(batch, LOSS, new TrainingStep(1, 1, 1), gradient);
    double evaluated = network.evaluate(batch, LOSS, predictions);
    double[] all = new double[2 + gradient.length + predictions.length];
    all[0] = loss;
    all[1] = evaluated;
    for (int i = 0; i < gradient.length; i++) {
      all[2 + i] = gradient[i];
    }
    for (int i = 0; i < predictions.length; i++) {
      all[2 + gradient.length + i] = predictions[i];
    }
    return all;
  }

  private static TestNetwork test(Outputs outputs) {
    return new TestNetwork(3, outputs).recurrent(StateCases.lstm(5)).head(2);
  }

  private static float[][][] weights(ArrayBatch batch, float weight) {
    float[][][] weights = new float[batch.rows()][batch.targetSteps()][batch.targetWidth()];
    for (float[][] row : weights) {
      for (float[] step : row) {
        Arrays.fill(step, weight);
      }
    }
    return weights;
  }

  @Test
  void weightsOfOneChangeNoBit() {
    for (Outputs outputs : List.of(Outputs.LAST_STEP, Outputs.EVERY_STEP)) {
      TestNetwork test = test(outputs);
      try (Network network = test.network(2)) {
        ArrayBatch batch = test.batch(network, ROWS, STEPS);
        assertThat(outcome(network, batch.weighted(weights(batch, 1))))
            .containsExactly(outcome(network, batch));
      }
    }
  }

  @Test
  void aTargetThatWeighsNothingIsAsIfItWereMissing() {
    TestNetwork test = test(Outputs.EVERY_STEP);
    try (Network network = test.network(1)) {
      ArrayBatch batch = test.batch(network, ROWS, STEPS);
      float[][][] weights = weights(batch, 1);
      float[][][] targets = new float[ROWS][STEPS][];
      for (int row = 0; row < ROWS; row++) {
        for (int t = 0; t < STEPS; t++) {
          targets[row][t] = batch.targets()[row][t].clone();
          if ((row + t) % 3 == 0) {
            weights[row][t][1] = 0;
            targets[row][t][1] = Float.NaN;
          }
        }
      }
      assertThat(outcome(network, batch.weighted(weights)))
          .containsExactly(outcome(network, ArrayBatch.of(batch.inputs(), targets)));
    }
  }

  @Test
  void aRowThatWeighsTwiceCountsAsTwoRows() {
    TestNetwork test = test(Outputs.LAST_STEP);
    try (Network network = test.network(1)) {
      ArrayBatch batch = test.batch(network, 3, STEPS);
      float[][][] weights = weights(batch, 1);
      weights[1][0] = new float[] {2, 2};
      double[] weighted = outcome(network, batch.weighted(weights));
      double[] twice = outcome(network, batch.rowsOf(0, 1, 1, 2));
      int numbers = 2 + network.layout().size();
      assertThat(Arrays.copyOf(weighted, numbers))
          .containsExactly(Arrays.copyOf(twice, numbers), within(1e-6));
    }
  }

  @Test
  void anUnknownInputCountsAsZeroWhateverIsStoredThere() {
    TestNetwork test = test(Outputs.EVERY_STEP);
    try (Network network = test.network(1)) {
      ArrayBatch batch = test.batch(network, ROWS, STEPS);
      boolean[][][] known = new boolean[ROWS][STEPS][3];
      float[][][] zeros = new float[ROWS][STEPS][];
      float[][][] poisoned = new float[ROWS][STEPS][];
      for (int row = 0; row < ROWS; row++) {
        for (int t = 0; t < STEPS; t++) {
          zeros[row][t] = batch.inputs()[row][t].clone();
          poisoned[row][t] = batch.inputs()[row][t].clone();
          for (int i = 0; i < 3; i++) {
            known[row][t][i] = (row + 2 * t + i) % 4 != 0;
            if (!known[row][t][i]) {
              zeros[row][t][i] = 0;
              poisoned[row][t][i] = Float.NaN;
            }
          }
        }
      }
      ArrayBatch unknown = ArrayBatch.of(poisoned, batch.targets()).known(known);
      ArrayBatch asZeros = ArrayBatch.of(zeros, batch.targets());
      assertThat(outcome(network, unknown)).containsExactly(outcome(network, asZeros));
      assertThat(network.stateGradientNorms(unknown, LOSS).values())
          .usingRecursiveComparison()
          .isEqualTo(network.stateGradientNorms(asZeros, LOSS).values());
    }
  }

  @Test
  void decoderInputsAreRefusedWithoutADecoder() {
    try (Network network = test(Outputs.LAST_STEP).network(1)) {
      ArrayBatch batch = Drawn.batch(2, STEPS, 3, false, 2, 1).decoding(new float[2][4][1]);
      assertThatThrownBy(() -> network.predict(batch, new float[4]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "a batch with decoder inputs [4, 1] does not fit a network without a decoder");
    }
  }
}
