package org.rnn4j.forecast.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.api.model.Batch;
import org.rnn4j.api.model.Loss;
import org.rnn4j.api.model.ParameterLayout;
import org.rnn4j.api.model.TrainableModel;
import org.rnn4j.api.model.TrainingStep;

/** What a network sees that sees a sequence as one step. */
class FlattenedTest {

  private static final int ROWS = 2;
  private static final int STEPS = 4;
  private static final int WIDTH = 3;

  /** Input {@code 100 row + 10 t + f}, target {@code -row - f}. */
  private static ArrayBatch counted() {
    float[][][] inputs = new float[ROWS][STEPS][WIDTH];
    float[][][] targets = new float[ROWS][1][2];
    for (int row = 0; row < ROWS; row++) {
      for (int t = 0; t < STEPS; t++) {
        for (int f = 0; f < WIDTH; f++) {
          inputs[row][t][f] = 100 * row + 10 * t + f;
        }
      }
      targets[row][0] = new float[] {-row, -row - 1};
    }
    targets[0][0][0] = Float.NaN; // one is missing
    return ArrayBatch.of(inputs, targets);
  }

  /** Keeps the batches that it is given. */
  private static final class Keeping implements TrainableModel {

    private final List<Batch> batches = new ArrayList<>();

    @Override
    public ParameterLayout layout() {
      throw new UnsupportedOperationException();
    }

    @Override
    public float[] parameters() {
      return new float[] {7};
    }

    @Override
    public int outputWidth() {
      return 5;
    }

    @Override
    public double lossAndGradient(Batch batch, Loss loss, TrainingStep step, float[] gradient) {
      batches.add(batch);
      return 1;
    }

    @Override
    public double evaluate(Batch batch, Loss loss, float[] predictions) {
      batches.add(batch);
      return 2;
    }

    @Override
    public void predict(Batch batch, float[] predictions) {
      batches.add(batch);
      predictions[0] = 3;
    }
  }

  private final Keeping model = new Keeping();
  private final Flattened flattened = new Flattened(model);

  private Batch seen() {
    return seen(counted());
  }

  private Batch seen(Batch batch) {
    flattened.predict(batch, new float[1]);
    return model.batches.get(model.batches.size() - 1);
  }

  @Test
  void allStepsAreOneWithTheirFeaturesOneAfterTheOther() {
    Batch seen = seen();
    assertThat(List.of(seen.rows(), seen.steps(), seen.inputWidth()))
        .containsExactly(ROWS, 1, STEPS * WIDTH);
    float[] inputs = new float[STEPS * WIDTH];
    seen.readInputs(1, inputs, 0, 1000, 1);
    assertThat(inputs).containsExactly(100, 101, 102, 110, 111, 112, 120, 121, 122, 130, 131, 132);
  }

  @Test
  void stridesPutEveryFeatureWhereTheModelWantsIt() {
    float[] featureMajor = new float[5 + STEPS * WIDTH * ROWS];
    seen().readInputs(1, featureMajor, 5 + 1, 1000, ROWS); // [feature, row]
    for (int t = 0; t < STEPS; t++) {
      for (int f = 0; f < WIDTH; f++) {
        assertThat(featureMajor[5 + (t * WIDTH + f) * ROWS + 1]).isEqualTo(100 + 10 * t + f);
      }
    }
  }

  @Test
  void targetsAreTheSame() {
    Batch seen = seen();
    float[] targets = new float[2];
    seen.readTargets(1, targets, 0, 2, 1);
    assertThat(targets).containsExactly(-1, -2);
    assertThat(seen.targetCount()).isEqualTo(3);
    assertThat(List.of(seen.targetSteps(), seen.targetWidth())).containsExactly(1, 2);
  }

  @Test
  void whatIsUnknownAndHowMuchATargetWeighsStayWithTheirFeature() {
    boolean[][][] known = new boolean[ROWS][STEPS][WIDTH];
    known[1][2][1] = true;
    float[][][] weights = {{{1, 2}}, {{3, 4}}};
    Batch seen = seen(counted().known(known).weighted(weights));
    assertThat(seen.hasUnknown()).isTrue();
    for (int f = 0; f < STEPS * WIDTH; f++) {
      assertThat(seen.isKnown(1, 0, f)).isEqualTo(f == 2 * WIDTH + 1);
    }
    float[] read = new float[2];
    seen.readWeights(1, read, 0, 2, 1);
    assertThat(read).containsExactly(3, 4);
    assertThat(seen.isWeighted()).isTrue();
    assertThat(seen.targetWeight()).isEqualTo(2 + 3 + 4);
  }

  @Test
  void trainingMeasuringAndAskingAllGoToTheModelBehindIt() {
    float[] answer = new float[1];
    Batch batch = counted();
    assertThat(flattened.evaluate(batch, null, answer)).isEqualTo(2);
    flattened.predict(batch, answer);
    assertThat(answer).containsExactly(3);
    assertThat(flattened.lossAndGradient(batch, null, null, answer)).isEqualTo(1);
    assertThat(model.batches).hasSize(3).allMatch(b -> b.steps() == 1);
    assertThat(flattened.parameters()).containsExactly(7);
    assertThat(flattened.outputWidth()).isEqualTo(5);
  }

  @Test
  void theInputsOfMaskedStepsAreZero() {
    Batch seen = seen(counted().ofLengths(STEPS, 1));
    assertThat(seen.isMasked()).isFalse();
    float[] whole = new float[STEPS * WIDTH];
    seen.readInputs(0, whole, 0, 0, 1);
    assertThat(whole).containsExactly(0, 1, 2, 10, 11, 12, 20, 21, 22, 30, 31, 32);
    float[] read = new float[STEPS * WIDTH];
    seen.readInputs(1, read, 0, 0, 1);
    for (int i = 0; i < read.length; i++) {
      boolean there = i < WIDTH; // one step
      assertThat(read[i]).isEqualTo(there ? 100 + 10 * (i / WIDTH) + i % WIDTH : 0);
    }
  }
}
