package org.rnn4j.cells.normalizer;

import java.util.Set;
import org.rnn4j.api.cell.Step;
import org.rnn4j.api.normalize.Normalizer;
import org.rnn4j.api.normalize.Place;
import org.rnn4j.api.normalize.PreActivation;
import org.rnn4j.api.normalize.StateValue;
import org.rnn4j.api.step.Value;

/**
 * Layer normalization of an LSTM as first published (Ba, Kiros and Hinton 2016, supplementary
 * material, eq. 20 to 22): {@link SplitLayerNorm}, and of the cell state on its way to the output.
 * The state itself stays as it is.
 *
 * <pre>
 *   [i f g o] = LN_x(x W) + LN_h(h' U) + b
 *   c = sigmoid(f) * c' + sigmoid(i) * tanh(g)
 *   h = sigmoid(o) * tanh(LN_c(c))
 * </pre>
 *
 * @param statistics LN
 */
record LstmLayerNorm(LayerStatistics statistics) implements Normalizer {

  @Override
  public Value normalize(Step s, PreActivation a) {
    return new SplitLayerNorm(statistics).normalize(s, a);
  }

  @Override
  public Value normalizeState(Step s, StateValue c) {
    return statistics.normalize(s, c.value(), c::parameterName);
  }

  @Override
  public Set<Place> needs() {
    return Set.of(Place.PRE_ACTIVATION, Place.READING);
  }
}
