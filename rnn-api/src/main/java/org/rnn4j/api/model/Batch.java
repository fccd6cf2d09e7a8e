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

  /**
   * Whether any step of any sample may be masked: absent, as the padding of a shorter sample or a
   * gap. Only then is {@link #readMask} asked.
   *
   * <p>At a masked step the inputs count as zeros, whatever is stored there, and every recurrent
   * layer holds its states and its output; see {@link MaskedBatch}. A target of a masked step
   * counts unless it is NaN.
   */
  default boolean isMasked() {
    return false;
  }

  /**
   * Copies the mask of one sample: for step {@code t} a 1 where it is present and a 0 where it is
   * masked goes to {@code destination[offset + t * stepStride]}.
   */
  default void readMask(int row, float[] destination, int offset, int stepStride) {
    for (int t = 0; t < steps(); t++) {
      destination[offset + t * stepStride] = 1;
    }
  }
}
