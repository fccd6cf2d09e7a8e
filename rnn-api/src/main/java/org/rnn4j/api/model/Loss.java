package org.rnn4j.api.model;

/**
 * The training loss of many independent scalar targets. Stateless and safe for use by several
 * threads.
 *
 * <p>A target that is NaN is missing: it contributes 0 to the loss and to the gradient.
 */
public interface Loss {

  /** How many outputs the model must give for each target: 1 for a point forecast. */
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
}
