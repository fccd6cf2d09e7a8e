package org.rnn4j.training.optimizer;

import java.util.List;
import java.util.stream.Stream;
import org.rnn4j.api.optimize.Optimizer;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.OptimizerProvider;

/** {@code adamw}: see {@link Adam}. */
public final class AdamWProvider implements OptimizerProvider {

  /** For the service loader. */
  public AdamWProvider() {}

  @Override
  public String name() {
    return "adamw";
  }

  @Override
  public String summary() {
    return "Adam with decoupled weight decay (Loshchilov and Hutter 2019).";
  }

  @Override
  public String description() {
    return """
        The step of adam, and before it p -= lr weight-decay p for weights (not for biases and
        normalizers).""";
  }

  @Override
  public List<Option<?>> options() {
    return Stream.concat(Adam.OPTIONS.stream(), Stream.of(Adam.WEIGHT_DECAY)).toList();
  }

  @Override
  public Optimizer create(Options options) {
    return new Adam(options, options.get(Adam.WEIGHT_DECAY));
  }
}
