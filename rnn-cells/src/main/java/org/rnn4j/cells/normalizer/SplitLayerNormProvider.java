package org.rnn4j.cells.normalizer;

import java.util.List;
import org.rnn4j.api.normalize.Normalizer;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.NormalizerProvider;

/** Makes {@link SplitLayerNorm}. */
public final class SplitLayerNormProvider implements NormalizerProvider {

  /** For the service loader. */
  public SplitLayerNormProvider() {}

  @Override
  public String name() {
    return "layer-norm-split";
  }

  @Override
  public String summary() {
    return "Layer normalization of input part and recurrent part apart (Ba, Kiros and Hinton 2016).";
  }

  @Override
  public String description() {
    return """
        a = LN_x(x W) + LN_h(h' U) + b, each over all gates together
        LN(v) = gain * (v - mean(v)) / sqrt(var(v) + epsilon) + offset""";
  }

  @Override
  public List<Option<?>> options() {
    return NormalizerOptions.ALL;
  }

  @Override
  public Normalizer create(Options options) {
    return new SplitLayerNorm(NormalizerOptions.statistics(options));
  }
}
