package org.rnn4j.cells.conformance;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.rnn4j.api.conformance.Check;
import org.rnn4j.api.layer.DropoutScope;
import org.rnn4j.api.layer.Layer;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.LayerProvider;
import org.rnn4j.api.step.Value;

/** A linear layer with a mistake in it, or (made without arguments) a sound one. */
public final class PlantedLayer implements LayerProvider {

  static final Option<Integer> UNITS =
      Option.integer("units").atLeast(1).required().doc("Outputs of the layer.");

  private final String name;
  private final Option<Integer> units;
  private final IntFunction<Layer> maker;

  /** A sound one, with everything that a layer may say. */
  public PlantedLayer() {
    this(
        "planted",
        UNITS,
        units ->
            s ->
                s.output(
                    s.dropout(
                        s.projection(s.standardizedOverBatch(s.input(), 0.1, 0.9), units),
                        0.3,
                        DropoutScope.STEP)));
  }

  PlantedLayer(String name, Option<Integer> units, IntFunction<Layer> maker) {
    this.name = name;
    this.units = units;
    this.maker = maker;
  }

  static PlantedLayer making(IntFunction<Layer> maker) {
    return new PlantedLayer("planted", UNITS, maker);
  }

  /** With a mistake in what becomes of the input. */
  static PlantedLayer ofInput(UnaryOperator<Value> mistake) {
    return making(units -> s -> s.output(s.projection(mistake.apply(s.input()), units)));
  }

  /** The check of this name over its layers. */
  Check check(String check) {
    return LayerConformance.of(this)
        .checks()
        .filter(c -> c.name().equals(check))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String summary() {
    return "A linear layer for tests.";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(units);
  }

  @Override
  public Layer create(Options options) {
    return maker.apply(options.get(units));
  }
}
