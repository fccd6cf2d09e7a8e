package org.rnn4j.cells.normalizer;

import java.util.List;
import org.rnn4j.api.normalize.Normalizer;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.NormalizerProvider;

/** Makes {@link PerGateLayerNorm}. */
public final class PerGateLayerNormProvider implements NormalizerProvider {

  /** For the service loader. */
  public PerGateLayerNormProvider() {}

  @Override
  public String name() {
    return "layer-norm-per-gate";
  }

  @Override
  public String summary() {
    return "Layer normalization of each gate on its own (LayerNormBasicLSTMCell of TensorFlow 1).";
  }

  @Override
  public String description() {
    return """
        a_k = LN_k(x W_k + h' U_k) + b_k for every gate k
        LN(v) = gain * (v - mean(v)) / sqrt(var(v) + epsilon) + offset""";
  }

  @Override
  public List<Option<?>> options() {
    return NormalizerOptions.ALL;
  }

  @Override
  public Normalizer create(Options options) {
    return new PerGateLayerNorm(NormalizerOptions.statistics(options));
  }
}
