package org.rnn4j.cells.normalizer;

import java.util.function.UnaryOperator;
import org.rnn4j.api.cell.Initializer;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.cell.Step;
import org.rnn4j.api.step.Value;

/**
 * What the forms of layer normalization have in common.
 *
 * <pre>
 *   LN(a) = gain * (a - mean(a)) / sqrt(var(a) + epsilon) + offset
 * </pre>
 *
 * @param epsilon above 0
 * @param gain whether there is a gain, starting at 1
 * @param offset whether there is an offset, starting at 0
 */
record LayerStatistics(double epsilon, boolean gain, boolean offset) {

  /** LN(a), its parameters named by {@code names}: {@code [batch, width]}. */
  Value normalize(Step s, Value a, UnaryOperator<String> names) {
    return scaled(s, a.standardized(epsilon), names);
  }

  /** {@code gain * n + offset}. */
  Value scaled(Step s, Value n, UnaryOperator<String> names) {
    Value y = n;
    if (gain) {
      y = y.times(parameter(s, names.apply("gain"), n.width(), Initializer.ones()));
    }
    if (offset) {
      y = y.plus(parameter(s, names.apply("offset"), n.width(), Initializer.zeros()));
    }
    return y;
  }

  private static Value parameter(Step s, String name, int width, Initializer first) {
    return s.parameter(ParameterSpec.vector(name, width, ParameterRole.NORMALIZATION, first));
  }
}
