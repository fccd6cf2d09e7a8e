package org.rnn4j.training.loss;

import org.rnn4j.api.model.Loss;

/**
 * A loss of the error {@code e = prediction - target} of one output for each target. The error and
 * the sums are taken in {@code double}, in the order of the targets, so they are the same
 * everywhere.
 */
abstract class PointLoss implements Loss {

  /** The loss of one error. */
  abstract double value(double error);

  /** Its derivative by the error, and so by the prediction. */
  abstract double slope(double error);

  @Override
  public final double sum(
      int count, float[] predictions, int predictionOffset, float[] targets, int targetOffset) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      float target = targets[targetOffset + i];
      if (!Float.isNaN(target)) {
        sum += value((double) predictions[predictionOffset + i] - target);
      }
    }
    return sum;
  }

  @Override
  public final double sumAndGradient(
      int count,
      float[] predictions,
      int predictionOffset,
      float[] targets,
      int targetOffset,
      float scale,
      float[] gradients,
      int gradientOffset) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      float target = targets[targetOffset + i];
      if (Float.isNaN(target)) {
        gradients[gradientOffset + i] = 0;
      } else {
        double error = (double) predictions[predictionOffset + i] - target;
        sum += value(error);
        gradients[gradientOffset + i] = (float) (scale * slope(error));
      }
    }
    return sum;
  }
}
