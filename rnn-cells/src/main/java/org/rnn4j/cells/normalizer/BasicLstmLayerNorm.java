package org.rnn4j.cells.normalizer;

import java.util.Set;
import org.rnn4j.api.cell.Step;
import org.rnn4j.api.normalize.Normalizer;
import org.rnn4j.api.normalize.Place;
import org.rnn4j.api.normalize.PreActivation;
import org.rnn4j.api.normalize.StateValue;
import org.rnn4j.api.step.Value;

/**
 * Layer normalization of an LSTM as in TensorFlow 1's {@code LayerNormBasicLSTMCell}: {@link
 * PerGateLayerNorm}, and of the new cell state, which is carried on normalized.
 *
 * <pre>
 *   a_k = LN_k(x W_k + h' U_k) + b_k      for k = i, f, g, o
 *   c = LN_c(sigmoid(f) * c' + sigmoid(i) * tanh(g))
 *   h = sigmoid(o) * tanh(c)
 * </pre>
 *
 * @param statistics LN
 */
record BasicLstmLayerNorm(LayerStatistics statistics) implements Normalizer {

  @Override
  public Value normalize(Step s, PreActivation a) {
    return new PerGateLayerNorm(statistics).normalize(s, a);
  }

  @Override
  public Value normalizeState(Step s, StateValue c) {
    return statistics.normalize(s, c.value(), c::parameterName);
  }

  @Override
  public Set<Place> needs() {
    return Set.of(Place.PRE_ACTIVATION, Place.STATE);
  }
}
