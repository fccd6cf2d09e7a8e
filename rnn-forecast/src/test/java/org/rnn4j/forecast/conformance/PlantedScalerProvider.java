package org.rnn4j.forecast.conformance;

import java.util.List;
import java.util.function.Function;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.ScalerProvider;

/** A scaler for tests, with a mistake in it or without one. */
public final class PlantedScalerProvider implements ScalerProvider {

  static final Option<Boolean> WIDE =
      Option.flag("wide").defaultsTo(false).doc("Whether it divides by twice as much.");

  private final String name;
  private final Function<Options, Scaler> maker;

  /** A sound one. */
  public PlantedScalerProvider() {
    this("planted", PlantedScalersTest::sound);
  }

  PlantedScalerProvider(String name, Function<Options, Scaler> maker) {
    this.name = name;
    this.maker = maker;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String summary() {
    return "A simple scaler for tests.";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(WIDE);
  }

  @Override
  public Scaler create(Options options) {
    return maker.apply(options);
  }
}
