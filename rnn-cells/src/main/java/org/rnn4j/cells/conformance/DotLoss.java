package org.rnn4j.cells.conformance;

import org.rnn4j.api.model.Loss;

/** The sum of prediction times target: the targets are the gradient that arrives at the outputs. */
final class DotLoss implements Loss {

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
