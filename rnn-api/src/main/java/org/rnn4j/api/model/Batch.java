package org.rnn4j.api.model;

/**
 * Some samples for a model, row by row. The batch copies into the model's own layout, so that
 * windows over a long series are never copied twice. Implementations must be safe to read from
 * several threads. Where samples are in arrays anyhow, {@link ArrayBatch} is one.
 *
 * <p>What a batch need not have stands in default methods: absent steps ({@link #isMasked}),
 * unknown inputs ({@link #hasUnknown}), weights of targets ({@link #isWeighted}) and what a decoder
 * reads ({@link #decoderSteps}).
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
   * How many targets in the whole batch are not NaN.
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
   * <p>Absent are the padding before or behind a shorter sample, and gaps. At a masked step the
   * inputs count as zeros, whatever is stored there, NaN included, and nothing changes: the states
   * and the output of every recurrent layer are what they were at the step before (in a layer that
   * runs backward: at the step behind), and so is an input that is passed around a layer. Masked
   * steps that come first leave the states at their initial values and the output at zero (at the
   * state's initial value, where the output is a state), and so does a sample without any present
   * step. A target of a masked step counts unless it is NaN.
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

  /**
   * Whether any input of a step that is there may be unknown. Only then is {@link #isKnown} asked.
   * What is unknown counts as zero, whatever is stored there, NaN included.
   */
  default boolean hasUnknown() {
    return false;
  }

  /** Whether one input is known. */
  default boolean isKnown(int row, int step, int feature) {
    return true;
  }

  /**
   * Whether any target may weigh another amount than 1. Only then is {@link #readWeights} asked.
   *
   * <p>The loss of a batch is the mean over its present targets, each as often as it weighs;
   * weights of 1 give the same as none, to the bit.
   */
  default boolean isWeighted() {
    return false;
  }

  /** The sum of the weights of all targets that are not NaN; the divisor of the mean loss. */
  default double targetWeight() {
    return targetCount();
  }

  /** Copies the weights of the targets of one sample, in the places of {@link #readTargets}. */
  default void readWeights(
      int row, float[] destination, int offset, int stepStride, int featureStride) {
    for (int t = 0; t < targetSteps(); t++) {
      for (int i = 0; i < targetWidth(); i++) {
        destination[offset + t * stepStride + i * featureStride] = 1;
      }
    }
  }

  /** Steps that a decoder reads inputs at; 0 where there are none. */
  default int decoderSteps() {
    return 0;
  }

  /** Features of each step of a decoder's inputs; 0 where there are none. */
  default int decoderWidth() {
    return 0;
  }

  /** Copies the inputs of a decoder for one sample, in the same way as {@link #readInputs}. */
  default void readDecoderInputs(
      int row, float[] destination, int offset, int stepStride, int featureStride) {}
}
