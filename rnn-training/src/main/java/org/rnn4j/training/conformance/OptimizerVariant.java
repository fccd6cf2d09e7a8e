package org.rnn4j.training.conformance;

import java.util.Map;
import org.rnn4j.api.optimize.Optimizer;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.OptimizerProvider;

/**
 * Optimizers with the same options.
 *
 * @param provider that makes them
 * @param given the options they are made with
 */
record OptimizerVariant(OptimizerProvider provider, Map<String, Object> given) {

  /** A new one. */
  Optimizer create() {
    return provider.create(Options.of(provider.options(), given));
  }

  @Override
  public String toString() {
    return given.isEmpty() ? "its defaults" : given.toString();
  }
}
