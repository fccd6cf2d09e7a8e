package org.rnn4j.cells.normalizer;

import java.util.List;
import org.rnn4j.api.normalize.Normalizer;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.NormalizerProvider;

/** Makes {@link BasicLstmLayerNorm}. */
public final class BasicLstmLayerNormProvider implements NormalizerProvider {

  /** For the service loader. */
  public BasicLstmLayerNormProvider() {}

  @Override
  public String name() {
    return "layer-norm-basic-lstm";
  }

  @Override
  public String summary() {
    return "Layer normalization of an LSTM's gates and cell state (LayerNormBasicLSTMCell of TensorFlow 1).";
  }

  @Override
  public String description() {
    return """
        a_k = LN_k(x W_k + h' U_k) + b_k for every gate k
        c = LN_c(sigmoid(f) * c' + sigmoid(i) * tanh(g)), carried on normalized
        LN(v) = gain * (v - mean(v)) / sqrt(var(v) + epsilon) + offset""";
  }

  @Override
  public List<Option<?>> options() {
    return NormalizerOptions.ALL;
  }

  @Override
  public Normalizer create(Options options) {
    return new BasicLstmLayerNorm(NormalizerOptions.statistics(options));
  }
}
