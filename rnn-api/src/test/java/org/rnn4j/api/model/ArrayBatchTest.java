package org.rnn4j.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.error.InputException;

class ArrayBatchTest {

  private static final float NONE = Float.NaN;

  // 100 * row + 10 * step + feature
  private static float[][][] numbers(int rows, int steps, int width) {
    float[][][] numbers = new float[rows][steps][width];
    for (int row = 0; row < rows; row++) {
      for (int t = 0; t < steps; t++) {
        for (int i = 0; i < width; i++) {
          numbers[row][t][i] = 100 * row + 10 * t + i;
        }
      }
    }
    return numbers;
  }

  private static float[] inputs(Batch batch, int row) {
    float[] read = new float[batch.steps() * batch.inputWidth()];
    batch.readInputs(row, read, 0, batch.inputWidth(), 1);
    return read;
  }

  private static float[] targets(Batch batch, int row) {
    float[] read = new float[batch.targetSteps() * batch.targetWidth()];
    batch.readTargets(row, read, 0, batch.targetWidth(), 1);
    return read;
  }

  private static float[] weights(Batch batch, int row) {
    float[] read = new float[batch.targetSteps() * batch.targetWidth()];
    batch.readWeights(row, read, 0, batch.targetWidth(), 1);
    return read;
  }

  @Test
  void aBatchOfInputsAndTargetsHasNothingElse() {
    Batch batch = ArrayBatch.of(numbers(2, 3, 2), numbers(2, 1, 2));
    assertThat(inputs(batch, 1)).containsExactly(100, 101, 110, 111, 120, 121);
    assertThat(targets(batch, 1)).containsExactly(100, 101);
    assertThat(batch.targetCount()).isEqualTo(4);
    assertThat(batch.targetWeight()).isEqualTo(4);
    assertThat(batch.isMasked()).isFalse();
    assertThat(batch.hasUnknown()).isFalse();
    assertThat(batch.isWeighted()).isFalse();
    assertThat(weights(batch, 1)).containsExactly(1, 1);
    assertThat(batch.decoderSteps()).isZero();
  }

  @Test
  void whatIsReadGoesWhereTheModelWantsIt() {
    float[] arena = new float[12];
    ArrayBatch.of(numbers(2, 3, 2), numbers(2, 1, 2)).readInputs(1, arena, 1, 4, 2);
    assertThat(arena).containsExactly(0, 100, 0, 101, 0, 110, 0, 111, 0, 120, 0, 121);
  }

  @Test
  void inputsAloneHaveNoTargets() {
    Batch batch = ArrayBatch.ofInputs(numbers(2, 3, 2));
    assertThat(batch.targetCount()).isZero();
    assertThat(targets(batch, 0)).containsExactly(NONE);
  }

  @Test
  void aMissingTargetWeighsNothing() {
    float[][][] targets = {{{1, NONE}}, {{2, 3}}};
    ArrayBatch batch = ArrayBatch.of(numbers(2, 3, 1), targets);
    assertThat(batch.targetCount()).isEqualTo(3);
    assertThat(batch.weighted(new float[][][] {{{0.5f, 7}}, {{0, 2}}}).targetWeight())
        .isEqualTo(2.5);
  }

  @Test
  void rowsAndStepsTakeEverythingAlong() {
    boolean[][] present = {{true, false, true}, {true, true, false}};
    boolean[][][] known = new boolean[2][3][1];
    known[1][2][0] = true;
    ArrayBatch whole =
        ArrayBatch.of(numbers(2, 3, 1), numbers(2, 3, 2))
            .masked(present)
            .known(known)
            .weighted(numbers(2, 3, 2))
            .decoding(numbers(2, 4, 1));
    ArrayBatch part = whole.rowsOf(1, 0).stepsOf(1, 3);
    assertThat(inputs(part, 0)).containsExactly(110, 120);
    assertThat(targets(part, 1)).containsExactly(10, 11, 20, 21);
    assertThat(weights(part, 1)).containsExactly(10, 11, 20, 21);
    assertThat(part.isPresent(0, 1)).isFalse();
    assertThat(part.isPresent(1, 0)).isFalse();
    assertThat(part.isKnown(0, 1, 0)).isTrue();
    assertThat(part.isKnown(1, 1, 0)).isFalse();
    float[] decoder = new float[4];
    part.readDecoderInputs(0, decoder, 0, 1, 1);
    assertThat(decoder).containsExactly(100, 110, 120, 130);
    float[] mask = new float[2];
    part.readMask(1, mask, 0, 1);
    assertThat(mask).containsExactly(0, 1);
  }

  @Test
  void shapesThatDoNotFitAreRefusedByName() {
    ArrayBatch batch = ArrayBatch.of(numbers(2, 3, 2), numbers(2, 1, 2));
    assertThatThrownBy(() -> ArrayBatch.of(numbers(2, 3, 2), numbers(2, 2, 2)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("targets: there are 2 target steps, and 3 steps");
    assertThatThrownBy(() -> ArrayBatch.of(numbers(2, 3, 2), numbers(1, 1, 2)))
        .hasMessageStartingWith("targets: it has 1 rows, the batch has 2");
    assertThatThrownBy(() -> batch.weighted(numbers(2, 1, 1)))
        .hasMessageStartingWith("weights: it has 1 features, the batch has 2");
    assertThatThrownBy(() -> batch.known(new boolean[2][3][1]))
        .hasMessageStartingWith("known[0]: it has 1 features, the batch has 2");
    for (float wrong : new float[] {-1, NONE, Float.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> batch.weighted(new float[][][] {{{1, 1}}, {{1, wrong}}}))
          .hasMessageStartingWith("weights: '" + wrong + "' is not valid");
    }
  }

  @Test
  void ofALengthTheFirstStepsAreThere() {
    ArrayBatch batch = ArrayBatch.ofInputs(numbers(3, 2, 1)).ofLengths(2, 0, 1);
    float[] mask = new float[6];
    for (int row = 0; row < 3; row++) {
      batch.readMask(row, mask, 2 * row, 1);
    }
    assertThat(batch.isMasked()).isTrue();
    assertThat(mask).containsExactly(1, 1, 0, 0, 1, 0);
    for (int wrong : new int[] {-1, 3}) {
      assertThatThrownBy(() -> batch.ofLengths(2, wrong, 1))
          .isInstanceOf(InputException.class)
          .hasMessage(
              "lengths[1]: '" + wrong + "' is not valid; expected 0 to 2, the steps of the batch");
    }
  }

  @Test
  void aBatchOfNothingIsRefused() {
    float[][][] some = numbers(2, 3, 2);
    for (float[][][] nothing : List.of(numbers(0, 0, 0), numbers(2, 0, 0), numbers(2, 3, 0))) {
      assertThatThrownBy(() -> ArrayBatch.ofInputs(nothing))
          .isInstanceOf(InputException.class)
          .hasMessageStartingWith("inputs: there are none; give at least one row");
      assertThatThrownBy(() -> ArrayBatch.of(some, nothing))
          .hasMessageStartingWith("targets: there are none");
      assertThatThrownBy(() -> ArrayBatch.ofInputs(some).decoding(nothing))
          .hasMessageStartingWith("decoder inputs: there are none");
    }
  }

  @Test
  void stepsThatAreNotThereCannotBeTaken() {
    ArrayBatch batch = ArrayBatch.of(numbers(2, 3, 2), numbers(2, 3, 2));
    for (int[] wrong : new int[][] {{-1, 2}, {1, 4}, {2, 1}, {2, 2}}) {
      assertThatThrownBy(() -> batch.stepsOf(wrong[0], wrong[1]))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  /** Two outputs for each target: a square of the first, the second as it is. */
  private static final Loss TWO_OUTPUTS =
      new Loss() {
        @Override
        public int outputsPerTarget() {
          return 2;
        }

        @Override
        public double sum(int count, float[] p, int from, float[] targets, int targetFrom) {
          return sumAndGradient(count, p, from, targets, targetFrom, 0, new float[2 * count], 0);
        }

        @Override
        public double sumAndGradient(
            int count,
            float[] p,
            int from,
            float[] targets,
            int targetFrom,
            float scale,
            float[] gradients,
            int gradientFrom) {
          double sum = 0;
          for (int i = 0; i < count; i++) {
            boolean missing = Float.isNaN(targets[targetFrom + i]);
            double error = missing ? 0 : (double) p[from + i] - targets[targetFrom + i];
            sum += missing ? 0 : error * error + p[from + count + i];
            gradients[gradientFrom + i] = (float) (scale * 2 * error);
            gradients[gradientFrom + count + i] = missing ? 0 : scale;
          }
          return sum;
        }
      };

  @Test
  void anyLossHonoursWeightsAndThoseOfOneChangeNoBit() {
    float[] predictions = {0.1f, 0.7f, -0.3f, 1.1f, 0.2f, 0.9f};
    float[] targets = {0.4f, NONE, 0.6f};
    float[] plain = new float[6];
    float[] ones = new float[6];
    float[] weights = {1, 1, 1};
    double sum = TWO_OUTPUTS.sumAndGradient(3, predictions, 0, targets, 0, 0.3f, plain, 0);
    double same =
        TWO_OUTPUTS.weightedSumAndGradient(
            3, predictions, 0, targets, 0, weights, 0, 0.3f, ones, 0);
    assertThat(same).isEqualTo(sum);
    assertThat(ones).containsExactly(plain);
    assertThat(TWO_OUTPUTS.weightedSum(3, predictions, 0, targets, 0, weights, 0)).isEqualTo(sum);

    float[] heavier = {0, 5, 2};
    double weighted =
        TWO_OUTPUTS.weightedSumAndGradient(
            3, predictions, 0, targets, 0, heavier, 0, 0.5f, ones, 0);
    float[] third = new float[2];
    double ofThird =
        TWO_OUTPUTS.sumAndGradient(1, new float[] {-0.3f, 0.9f}, 0, targets, 2, 0.5f * 2, third, 0);
    assertThat(weighted).isEqualTo(2 * ofThird);
    assertThat(TWO_OUTPUTS.weightedSum(3, predictions, 0, targets, 0, heavier, 0))
        .isEqualTo(weighted);
    assertThat(ones).containsExactly(-0f, 0, third[0], 0, 0, third[1]);
  }
}
