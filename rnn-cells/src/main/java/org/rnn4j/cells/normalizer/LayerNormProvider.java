package org.rnn4j.cells.normalizer;

import java.util.List;
import org.rnn4j.api.normalize.Normalizer;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.NormalizerProvider;

/** Makes {@link LayerNorm}. */
public final class LayerNormProvider implements NormalizerProvider {

  /** For the service loader. */
  public LayerNormProvider() {}

  @Override
  public String name() {
    return "layer-norm";
  }

  @Override
  public String summary() {
    return "Layer normalization of the combined pre-activation (Ba, Kiros and Hinton 2016).";
  }

  @Override
  public String description() {
    return """
        a = LN(x W + h' U + b), over all gates together
        LN(v) = gain * (v - mean(v)) / sqrt(var(v) + epsilon) + offset""";
  }

  @Override
  public List<Option<?>> options() {
    return NormalizerOptions.ALL;
  }

  @Override
  public Normalizer create(Options options) {
    return new LayerNorm(NormalizerOptions.statistics(options));
  }
}
