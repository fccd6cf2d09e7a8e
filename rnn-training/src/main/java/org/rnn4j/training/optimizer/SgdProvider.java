package org.rnn4j.training.optimizer;

import java.util.List;
import org.rnn4j.api.optimize.Optimizer;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.OptimizerProvider;

/** {@code sgd}: see {@link Sgd}. */
public final class SgdProvider implements OptimizerProvider {

  /** For the service loader. */
  public SgdProvider() {}

  @Override
  public String name() {
    return "sgd";
  }

  @Override
  public List<String> otherNames() {
    return List.of("momentum", "nesterov", "gradient-descent");
  }

  @Override
  public String summary() {
    return "Stochastic gradient descent, with momentum or Nesterov's momentum if asked for.";
  }

  @Override
  public String description() {
    return """
    plain       p -= lr g
    momentum    v = momentum v + g, p -= lr v
    nesterov    v = momentum v + g, p -= lr (g + momentum v)\
    """;
  }

  @Override
  public List<Option<?>> options() {
    return Sgd.OPTIONS;
  }

  @Override
  public Optimizer create(Options options) {
    return new Sgd(options);
  }
}
