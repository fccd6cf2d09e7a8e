package org.rnn4j.cells.normalizer;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.api.cell.Step;
import org.rnn4j.api.normalize.Normalizer;
import org.rnn4j.api.normalize.PreActivation;
import org.rnn4j.api.step.Value;

/**
 * Layer normalization of each gate's pre-activation on its own, as in TensorFlow 1's {@code
 * LayerNormBasicLSTMCell}.
 *
 * <pre>
 *   a_k = LN_k(x W_k + h' U_k) + b_k      for every gate k
 * </pre>
 *
 * <p>The bias stays outside, so that an LSTM's forget gate begins open; it is the source's constant
 * forget bias, learned.
 *
 * @param statistics LN
 */
record PerGateLayerNorm(LayerStatistics statistics) implements Normalizer {

  @Override
  public Value normalize(Step s, PreActivation a) {
    Value sum = a.unbiasedSum(); // [batch, gates * units]
    List<Value> gates = new ArrayList<>();
    for (int from = 0; from < a.width(); from += a.units()) {
      gates.add(sum.slice(from, from + a.units()).standardized(statistics.epsilon()));
    }
    Value first = gates.remove(0);
    Value n = first.concat(gates.toArray(new Value[0]));
    return a.plusBias(statistics.scaled(s, n, a::parameterName));
  }
}
