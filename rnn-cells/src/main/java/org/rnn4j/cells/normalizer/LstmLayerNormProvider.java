package org.rnn4j.cells.normalizer;

import java.util.List;
import org.rnn4j.api.normalize.Normalizer;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.NormalizerProvider;

/** Makes {@link LstmLayerNorm}. */
public final class LstmLayerNormProvider implements NormalizerProvider {

  /** For the service loader. */
  public LstmLayerNormProvider() {}

  @Override
  public String name() {
    return "layer-norm-lstm";
  }

  @Override
  public String summary() {
    return "Layer normalization of an LSTM's parts and cell state (Ba, Kiros and Hinton 2016).";
  }

  @Override
  public String description() {
    return """
        a = LN_x(x W) + LN_h(h' U) + b, each over all gates together
        h = sigmoid(o) * tanh(LN_c(c)), the state c itself unchanged
        LN(v) = gain * (v - mean(v)) / sqrt(var(v) + epsilon) + offset""";
  }

  @Override
  public List<Option<?>> options() {
    return NormalizerOptions.ALL;
  }

  @Override
  public Normalizer create(Options options) {
    return new LstmLayerNorm(NormalizerOptions.statistics(options));
  }
}
