package org.rnn4j.training.optimizer;

import java.util.List;
import org.rnn4j.api.optimize.Optimizer;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.OptimizerProvider;

/** {@code rmsprop}: see {@link RmsProp}. */
public final class RmsPropProvider implements OptimizerProvider {

  /** For the service loader. */
  public RmsPropProvider() {}

  @Override
  public String name() {
    return "rmsprop";
  }

  @Override
  public String summary() {
    return "RMSProp (Tieleman and Hinton 2012), as PyTorch or as Keras computes it.";
  }

  @Override
  public String description() {
    return """
        v = rho v + (1 - rho) g^2
        d = g / (sqrt(v) + epsilon), with epsilon-inside-root g / sqrt(v + epsilon)
        p -= lr d, with momentum b = momentum b + d, p -= lr b""";
  }

  @Override
  public List<Option<?>> options() {
    return RmsProp.OPTIONS;
  }

  @Override
  public Optimizer create(Options options) {
    return new RmsProp(options);
  }
}
