package org.rnn4j.cells.normalizer;

import org.rnn4j.api.cell.Initializer;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.normalize.Normalizer;
import org.rnn4j.api.normalize.PreActivation;
import org.rnn4j.api.step.Step;
import org.rnn4j.api.step.Value;

/**
 * Layer normalization (Ba, Kiros and Hinton 2016, eq. 4), one for the combined pre-activation of
 * all gates.
 *
 * <pre>
 *   a = x W + h' U + b
 *   LN(a) = gain * (a - mean(a)) / sqrt(var(a) + epsilon) + offset
 * </pre>
 *
 * @param epsilon above 0
 * @param gain whether there is a gain, starting at 1
 * @param offset whether there is an offset, starting at 0
 */
record LayerNorm(double epsilon, boolean gain, boolean offset) implements Normalizer {

  @Override
  public Value normalize(Step s, PreActivation a) {
    Value n = a.sum().standardized(epsilon);
    if (gain) {
      n = n.times(parameter(s, a, "gain", Initializer.ones()));
    }
    if (offset) {
      n = n.plus(parameter(s, a, "offset", Initializer.zeros()));
    }
    return n;
  }

  private static Value parameter(Step s, PreActivation a, String name, Initializer first) {
    return s.parameter(
        ParameterSpec.vector(a.parameterName(name), a.width(), ParameterRole.NORMALIZATION, first));
  }
}
