package org.rnn4j.training.optimizer;

import java.util.List;
import org.rnn4j.api.optimize.Optimizer;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.OptimizerProvider;

/** {@code adam}: see {@link Adam}. */
public final class AdamProvider implements OptimizerProvider {

  /** For the service loader. */
  public AdamProvider() {}

  @Override
  public String name() {
    return "adam";
  }

  @Override
  public String summary() {
    return "Adam (Kingma and Ba 2015), as PyTorch or as Keras computes it.";
  }

  @Override
  public String description() {
    return """
        m = beta-1 m + (1 - beta-1) g, v = beta-2 v + (1 - beta-2) g^2
        c1 = 1 - beta-1^t, c2 = 1 - beta-2^t
        corrected      p -= lr / c1 * m / (sqrt(v) / sqrt(c2) + epsilon)
        uncorrected    p -= lr sqrt(c2) / c1 * m / (sqrt(v) + epsilon)""";
  }

  @Override
  public List<Option<?>> options() {
    return Adam.OPTIONS;
  }

  @Override
  public Optimizer create(Options options) {
    return new Adam(options, 0);
  }
}
