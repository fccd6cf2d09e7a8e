package org.rnn4j.cells.normalizer;

import org.rnn4j.api.cell.Step;
import org.rnn4j.api.normalize.Normalizer;
import org.rnn4j.api.normalize.PreActivation;
import org.rnn4j.api.step.Value;

/**
 * Layer normalization (Ba, Kiros and Hinton 2016, eq. 4), one for the combined pre-activation of
 * all gates.
 *
 * <pre>
 *   a = LN(x W + h' U + b)
 * </pre>
 *
 * @param statistics LN
 */
record LayerNorm(LayerStatistics statistics) implements Normalizer {

  @Override
  public Value normalize(Step s, PreActivation a) {
    return statistics.normalize(s, a.sum(), a::parameterName);
  }
}
