package org.rnn4j.cells.normalizer;

import java.util.List;
import org.rnn4j.api.normalize.Normalizer;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.NormalizerProvider;

/** Makes {@link LayerNorm}. */
public final class LayerNormProvider implements NormalizerProvider {

  private static final Option<Double> EPSILON =
      Option.decimal("epsilon")
          .above(0)
          .defaultsTo(1e-3)
          .doc("Added to the variance; 0.001 as in Keras, PyTorch has 0.00001.");
  private static final Option<Boolean> GAIN =
      Option.flag("gain").defaultsTo(true).doc("Whether to learn a gain for each feature.");
  private static final Option<Boolean> OFFSET =
      Option.flag("offset").defaultsTo(true).doc("Whether to learn an offset for each feature.");

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
        a = x W + h' U + b
        LN(a) = gain * (a - mean(a)) / sqrt(var(a) + epsilon) + offset""";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(EPSILON, GAIN, OFFSET);
  }

  @Override
  public Normalizer create(Options options) {
    return new LayerNorm(options.get(EPSILON), options.get(GAIN), options.get(OFFSET));
  }
}
