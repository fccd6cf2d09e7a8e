package org.rnn4j.api.model;

/**
 * The training loss of many independent scalar targets. Stateless and safe for use by several
 * threads.
 *
 * <p>A target that is NaN is missing: it contributes 0 to the loss and to the gradient.
 */
public interface Loss {

  /**
   * How many outputs the model must give for each target, at least 1. The first one is the point
   * forecast; what the others are is the loss's own matter.
   */
  default int outputsPerTarget() {
    return 1;
  }

  /**
   * The sum of the losses of {@code count} targets.
   *
   * @param predictions output {@code j} of target {@code i} stands at {@code predictionOffset + j *
   *     count + i}
   * @param targets target {@code i} stands at {@code targetOffset + i}
   * @return the sum, added up in the order of the targets
   */
  double sum(
      int count, float[] predictions, int predictionOffset, float[] targets, int targetOffset);

  /**
   * As {@link #sum}, and writes {@code scale} times the derivative by every prediction, in the
   * layout of the predictions.
   */
  double sumAndGradient(
      int count,
      float[] predictions,
      int predictionOffset,
      float[] targets,
      int targetOffset,
      float scale,
      float[] gradients,
      int gradientOffset);

  /**
   * As {@link #sum} with the loss of each target multiplied by its weight. The default asks {@link
   * #sum} for every target alone; weights of 1 give the same sum to the bit where that adds up one
   * loss after the other.
   *
   * @param weights the weight of target {@code i} stands at {@code weightOffset + i}; 0 or more
   */
  default double weightedSum(
      int count,
      float[] predictions,
      int predictionOffset,
      float[] targets,
      int targetOffset,
      float[] weights,
      int weightOffset) {
    int outputs = outputsPerTarget();
    float[] own = new float[outputs];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < outputs; j++) {
        own[j] = predictions[predictionOffset + j * count + i];
      }
      sum += weights[weightOffset + i] * sum(1, own, 0, targets, targetOffset + i);
    }
    return sum;
  }

  /** As {@link #sumAndGradient}, with weights as in {@link #weightedSum}. */
  default double weightedSumAndGradient(
      int count,
      float[] predictions,
      int predictionOffset,
      float[] targets,
      int targetOffset,
      float[] weights,
      int weightOffset,
      float scale,
      float[] gradients,
      int gradientOffset) {
    int outputs = outputsPerTarget();
    float[] own = new float[outputs];
    float[] ofOwn = new float[outputs];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      float weight = weights[weightOffset + i];
      for (int j = 0; j < outputs; j++) {
        own[j] = predictions[predictionOffset + j * count + i];
      }
      sum +=
          weight * sumAndGradient(1, own, 0, targets, targetOffset + i, scale * weight, ofOwn, 0);
      for (int j = 0; j < outputs; j++) {
        gradients[gradientOffset + j * count + i] = ofOwn[j];
      }
    }
    return sum;
  }
}
