package org.rnn4j.training.conformance;

import java.util.List;
import java.util.function.Function;
import org.rnn4j.api.optimize.Optimizer;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.OptimizerProvider;

/** A simple optimizer with a mistake in it, or (made without arguments) without one. */
public final class PlantedOptimizerProvider implements OptimizerProvider {

  static final Option<Double> RATE =
      Option.decimal("learning-rate").above(0).defaultsTo(0.01).doc("Size of a step.");
  static final Option<Double> MOMENTUM =
      Option.decimal("momentum").atLeast(0).below(1).defaultsTo(0.5).doc("Share that is kept.");
  static final Option<Double> DECAY =
      Option.decimal("weight-decay").atLeast(0).defaultsTo(0.01).doc("Share that is taken away.");

  private final String name;
  private final Function<Options, Optimizer> maker;

  /** A sound one. */
  public PlantedOptimizerProvider() {
    this("planted", PlantedOptimizer::new);
  }

  PlantedOptimizerProvider(String name, Function<Options, Optimizer> maker) {
    this.name = name;
    this.maker = maker;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String summary() {
    return "A simple optimizer for tests.";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(RATE, MOMENTUM, DECAY);
  }

  @Override
  public Optimizer create(Options options) {
    return maker.apply(options);
  }
}
