package org.rnn4j.cells.conformance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rnn4j.api.step.Functions.tanh;

import java.util.List;
import java.util.function.UnaryOperator;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.cell.Step;
import org.rnn4j.api.conformance.Check;
import org.rnn4j.api.conformance.ConformanceException;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.CellProvider;
import org.rnn4j.api.step.Gate;
import org.rnn4j.api.step.Value;

/** A simple cell with a mistake in it, or (made without arguments) without one. */
public final class PlantedProvider implements CellProvider {

  static final Option<Integer> UNITS =
      Option.integer("units").atLeast(1).required().doc("Width of the hidden state.");

  private final String name;
  private final Option<Integer> units;
  private final Maker maker;

  /** Makes a cell of so many units. */
  interface Maker {
    Cell make(int units);
  }

  /** A sound one. */
  public PlantedProvider() {
    this("planted", UNITS, units -> s -> step(s, units, x -> x, h -> h));
  }

  PlantedProvider(String name, Option<Integer> units, Maker maker) {
    this.name = name;
    this.units = units;
    this.maker = maker;
  }

  /** With another cell. */
  static PlantedProvider making(Maker maker) {
    return new PlantedProvider("planted", UNITS, maker);
  }

  /** With a mistake in what becomes of the input. */
  static PlantedProvider ofInput(UnaryOperator<Value> mistake) {
    return making(units -> s -> step(s, units, mistake, h -> h));
  }

  /** With a mistake in what becomes of the state. */
  static PlantedProvider ofState(UnaryOperator<Value> mistake) {
    return making(units -> s -> step(s, units, x -> x, mistake));
  }

  /** {@code h = mistake(tanh(mistake(x) W + h' U + b)), y = h}. */
  static void step(Step s, int units, UnaryOperator<Value> input, UnaryOperator<Value> state) {
    Value h = s.state("h", units);
    Value z = s.preActivation(input.apply(s.input()), h, Gate.of("h"), units).value();
    s.next("h", state.apply(tanh(z)));
    s.output(s.nextOf("h"));
  }

  /** The check of this name over its cells. */
  Check check(String check) {
    return CellConformance.of(this)
        .checks()
        .filter(c -> c.name().equals(check))
        .findFirst()
        .orElseThrow();
  }

  /** Asserts that the check of this name fails, and says this among other things. */
  void assertRejected(String check, String reason) {
    assertThatThrownBy(check(check)::run)
        .isInstanceOf(ConformanceException.class)
        .hasMessageContaining(reason);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String summary() {
    return "A simple cell for tests.";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(units);
  }

  @Override
  public Cell create(Options options) {
    return maker.make(options.get(units));
  }
}
