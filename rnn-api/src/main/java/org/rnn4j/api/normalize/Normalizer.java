package org.rnn4j.api.normalize;

import org.rnn4j.api.step.Step;
import org.rnn4j.api.step.Value;

/** Normalizes the pre-activations of a cell; works in every cell, because the layer applies it. */
@FunctionalInterface
public interface Normalizer {

  /**
   * The normalized pre-activation; same shape as {@code a.sum()}.
   *
   * @param s the step, for parameters (name them with {@link PreActivation#parameterName})
   * @param a the linear combination before the activation, in its parts
   */
  Value normalize(Step s, PreActivation a);
}
