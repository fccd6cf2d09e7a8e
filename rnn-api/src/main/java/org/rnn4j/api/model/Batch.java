package org.rnn4j.api.model;

/**
 * Some samples for a model, row by row. The batch copies into the model's own layout, so that
 * windows over a long series are never copied twice. Implementations must be safe to read from
 * several threads.
 */
public interface Batch {

  /** The number of samples; at least 1. */
  int rows();

  /** Time steps of each input. */
  int steps();

  /** Features of each time step. */
  int inputWidth();

  /** Time steps that have targets, counted back from the last one: 1 (the last only) or all. */
  int targetSteps();

  /** Targets of each target step. */
  int targetWidth();

  /**
   * How many targets in the whole batch are not NaN; the divisor of the mean loss.
   *
   * <p>The default is for batches without missing targets.
   */
  default long targetCount() {
    return (long) rows() * targetSteps() * targetWidth();
  }

  /**
   * Copies the inputs of one sample: feature {@code f} of step {@code t} goes to {@code
   * destination[offset + t * stepStride + f * featureStride]}.
   */
  void readInputs(int row, float[] destination, int offset, int stepStride, int featureStride);

  /**
   * Copies the targets of one sample, in the same way; {@code t} counts target steps. NaN marks a
   * missing target, which takes no part in the loss.
   */
  void readTargets(int row, float[] destination, int offset, int stepStride, int featureStride);
}
