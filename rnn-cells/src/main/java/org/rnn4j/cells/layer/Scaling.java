package org.rnn4j.cells.layer;

import org.rnn4j.api.cell.Initializer;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.layer.LayerStep;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.step.Value;

/**
 * What normalizing layers have in common: {@code gain * n + offset} of what is normalized.
 *
 * @param hasGain whether there is a gain
 * @param hasOffset whether there is an offset
 */
record Scaling(boolean hasGain, boolean hasOffset) {

  static final Option<Double> EPSILON =
      Option.decimal("epsilon")
          .above(0)
          .defaultsTo(1e-3)
          .doc("Added to the variance, so that it is never zero.");
  static final Option<Boolean> GAIN =
      Option.flag("gain").defaultsTo(true).doc("Whether there is a gain, starting at 1.");
  static final Option<Boolean> OFFSET =
      Option.flag("offset").defaultsTo(true).doc("Whether there is an offset, starting at 0.");

  static Scaling of(Options options) {
    return new Scaling(options.get(GAIN), options.get(OFFSET));
  }

  Value apply(LayerStep s, Value n) {
    Value scaled = n;
    if (hasGain) {
      scaled = scaled.times(parameter(s, "gain", n.width(), Initializer.ones()));
    }
    if (hasOffset) {
      scaled = scaled.plus(parameter(s, "offset", n.width(), Initializer.zeros()));
    }
    return scaled;
  }

  private static Value parameter(LayerStep s, String name, int width, Initializer first) {
    return s.parameter(ParameterSpec.vector(name, width, ParameterRole.NORMALIZATION, first));
  }
}
