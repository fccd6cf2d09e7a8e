package org.rnn4j.training;

import java.util.Arrays;
import java.util.List;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.model.Batch;
import org.rnn4j.api.model.Loss;
import org.rnn4j.api.model.ParameterLayout;
import org.rnn4j.api.model.TrainableModel;
import org.rnn4j.api.model.TrainingStep;

/**
 * The simplest model there is: {@code y = x w + b}, one target, one step. Knows no cell, and
 * allocates nothing while it works.
 */
final class LinearModel implements TrainableModel {

  private final int inputs;
  private final float[] parameters;
  private final float[] row;
  private final float[] prediction = new float[1];
  private final float[] target = new float[1];
  private final float[] slope = new float[1];

  LinearModel(int inputs) {
    this.inputs = inputs;
    parameters = new float[inputs + 1];
    row = new float[inputs];
  }

  @Override
  public ParameterLayout layout() {
    return new ParameterLayout(
        List.of(
            new ParameterLayout.Slot("line.W", inputs, 1, 0, ParameterRole.INPUT_WEIGHT, true),
            new ParameterLayout.Slot("line.b", 1, 1, inputs, ParameterRole.BIAS, false)));
  }

  @Override
  public float[] parameters() {
    return parameters;
  }

  @Override
  public int outputWidth() {
    return 1;
  }

  @Override
  public double lossAndGradient(Batch batch, Loss loss, TrainingStep step, float[] gradient) {
    Arrays.fill(gradient, 0);
    float scale = 1f / Math.max(1, batch.targetCount());
    double sum = 0;
    for (int r = 0; r < batch.rows(); r++) {
      prediction[0] = forward(batch, r);
      batch.readTargets(r, target, 0, 1, 1);
      sum += loss.sumAndGradient(1, prediction, 0, target, 0, scale, slope, 0);
      for (int i = 0; i < inputs; i++) {
        gradient[i] += slope[0] * row[i];
      }
      gradient[inputs] += slope[0];
    }
    return mean(sum, batch);
  }

  @Override
  public double evaluate(Batch batch, Loss loss, float[] predictions) {
    predict(batch, predictions);
    double sum = 0;
    for (int r = 0; r < batch.rows(); r++) {
      batch.readTargets(r, target, 0, 1, 1);
      sum += loss.sum(1, predictions, r, target, 0);
    }
    return mean(sum, batch);
  }

  private static double mean(double sum, Batch batch) {
    return batch.targetCount() == 0 ? 0 : sum / batch.targetCount();
  }

  @Override
  public void predict(Batch batch, float[] predictions) {
    for (int r = 0; r < batch.rows(); r++) {
      predictions[r] = forward(batch, r);
    }
  }

  private float forward(Batch batch, int sample) {
    batch.readInputs(sample, row, 0, inputs, 1);
    float y = parameters[inputs];
    for (int i = 0; i < inputs; i++) {
      y += row[i] * parameters[i];
    }
    return y;
  }
}
