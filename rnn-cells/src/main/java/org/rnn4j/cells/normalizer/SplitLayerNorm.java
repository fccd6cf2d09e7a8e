package org.rnn4j.cells.normalizer;

import java.util.Optional;
import org.rnn4j.api.cell.Step;
import org.rnn4j.api.normalize.Normalizer;
import org.rnn4j.api.normalize.PreActivation;
import org.rnn4j.api.step.Value;

/**
 * Layer normalization of the input part and of the recurrent part apart, each over all gates (Ba,
 * Kiros and Hinton 2016, supplementary material, eq. 20).
 *
 * <pre>
 *   a = LN_x(x W) + LN_h(h' U) + b
 * </pre>
 *
 * <p>The bias stays outside, so that an LSTM's forget gate begins open.
 *
 * @param statistics LN
 */
record SplitLayerNorm(LayerStatistics statistics) implements Normalizer {

  @Override
  public Value normalize(Step s, PreActivation a) {
    Value x = statistics.normalize(s, a.unbiasedInput(), p -> a.parameterName(p + "-x"));
    Optional<Value> h =
        a.recurrent().map(u -> statistics.normalize(s, u, p -> a.parameterName(p + "-h")));
    return a.plusBias(h.map(x::plus).orElse(x));
  }
}
