package org.rnn4j.cells.network;

import org.rnn4j.api.model.Loss;

/**
 * The sum of prediction times target. So the targets are the gradient that arrives at the outputs,
 * and nothing about the engine is hidden behind the derivative of a loss.
 */
final class LinearLoss implements Loss {

  @Override
  public double sum(
      int count, float[] predictions, int predictionOffset, float[] targets, int targetOffset) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      float target = targets[targetOffset + i];
      sum += Float.isNaN(target) ? 0 : (double) predictions[predictionOffset + i] * target;
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
      float target = targets[targetOffset + i];
      gradients[gradientOffset + i] = Float.isNaN(target) ? 0 : scale * target;
    }
    return sum(count, predictions, predictionOffset, targets, targetOffset);
  }
}
