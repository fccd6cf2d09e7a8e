package org.rnn4j.cells.cell;

import java.util.function.BiFunction;
import org.rnn4j.api.cell.Initializer;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;

/** Options that several cells take. */
final class CellOptions {

  static final Option<Integer> UNITS =
      Option.integer("units").atLeast(1).required().doc("Width of the hidden state.");

  private CellOptions() {}

  /** What is made of a range given as two options, of which the first must be the smaller. */
  static Initializer range(
      Options options,
      Option<Double> from,
      Option<Double> to,
      BiFunction<Double, Double, Initializer> make) {
    double low = options.get(from);
    double high = options.get(to);
    if (!(low < high)) {
      throw new InputException(
          from.name(), low + " is not below " + to.name() + " " + high, "give a smaller number");
    }
    return make.apply(low, high);
  }
}
