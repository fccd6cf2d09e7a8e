package org.rnn4j.cells.network;

import org.rnn4j.api.model.Loss;

/** The squared error, for which a target of 0 is not the same as none. */
final class SquaredLoss implements Loss {

  @Override
  public double sum(
      int count, float[] predictions, int predictionOffset, float[] targets, int targetOffset) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double error = (double) predictions[predictionOffset + i] - targets[targetOffset + i];
      sum += Double.isNaN(error) ? 0 : error * error;
    }
    return sum;
  }

  @Override
  public double sumAndGradient(
      int count,
      float[] predictions,
      int predictionOffset,
      float[] targets,
      int targetOffset,
      float scale,
      float[] gradients,
      int gradientOffset) {
    for (int i = 0; i < count; i++) {
      float error = predictions[predictionOffset + i] - targets[targetOffset + i];
      gradients[gradientOffset + i] = Float.isNaN(error) ? 0 : 2 * scale * error;
    }
    return sum(count, predictions, predictionOffset, targets, targetOffset);
  }
}
