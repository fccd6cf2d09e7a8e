package org.rnn4j.cells.normalizer;

import java.util.List;
import org.rnn4j.api.normalize.Normalizer;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.NormalizerProvider;

/** Makes {@link RmsNorm}. */
public final class RmsNormProvider implements NormalizerProvider {

  private static final Option<Double> EPSILON =
      NormalizerOptions.EPSILON.doc("Added to the mean of the squares.");
  private static final Option<Boolean> OFFSET =
      NormalizerOptions.OFFSET
          .defaultsTo(false)
          .doc("Whether to learn an offset beside the bias, which stands outside anyway.");

  /** For the service loader. */
  public RmsNormProvider() {}

  @Override
  public String name() {
    return "rms-norm";
  }

  @Override
  public String summary() {
    return "Root mean square normalization of the combined pre-activation (Zhang and Sennrich 2019).";
  }

  @Override
  public String description() {
    return """
        v = x W + h' U, over all gates together
        a = gain * v / sqrt(mean(v^2) + epsilon) + offset + b""";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(EPSILON, NormalizerOptions.GAIN, OFFSET);
  }

  @Override
  public Normalizer create(Options options) {
    return new RmsNorm(NormalizerOptions.statistics(options));
  }
}
