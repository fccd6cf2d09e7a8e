package org.rnn4j.forecast.conformance;

import java.util.List;
import java.util.function.Function;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.ForecastStrategyProvider;

/** A simple strategy with a mistake in it, or (made without arguments) without one. */
public final class PlantedStrategyProvider implements ForecastStrategyProvider {

  static final Option<Boolean> EVERY_STEP =
      Option.flag("every-step").defaultsTo(false).doc("Whether it trains at every step.");

  private final String name;
  private final Function<Options, ForecastStrategy> maker;

  /** A sound one. */
  public PlantedStrategyProvider() {
    this("planted", o -> new PlantedStrategy.Direct(o.get(EVERY_STEP)));
  }

  PlantedStrategyProvider(String name, Function<Options, ForecastStrategy> maker) {
    this.name = name;
    this.maker = maker;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String summary() {
    return "A simple strategy for tests.";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(EVERY_STEP);
  }

  @Override
  public ForecastStrategy create(Options options) {
    return maker.apply(options);
  }
}
