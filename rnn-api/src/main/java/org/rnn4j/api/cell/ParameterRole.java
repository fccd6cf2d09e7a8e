package org.rnn4j.api.cell;

/** What a parameter does; presets and regularization are stated by role. */
public enum ParameterRole {
  /** Multiplies the layer's input. */
  INPUT_WEIGHT,
  /** Multiplies a state. */
  RECURRENT_WEIGHT,
  /** Added to a projection of the input. */
  BIAS,
  /** Added to a projection of a state. */
  RECURRENT_BIAS,
  /** Gain or offset of a normalizer. */
  NORMALIZATION,
  /**
   * A statistic of what was seen during training, for example a moving average: the model itself
   * writes it, and its gradient is always zero.
   */
  STATISTIC,
  /** Anything else, for example a peephole. */
  OTHER
}
