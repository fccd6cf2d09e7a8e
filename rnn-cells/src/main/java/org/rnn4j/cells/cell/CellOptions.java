package org.rnn4j.cells.cell;

import org.rnn4j.api.option.Option;

/** Options that several cells take. */
final class CellOptions {

  static final Option<Integer> UNITS =
      Option.integer("units").atLeast(1).required().doc("Width of the hidden state.");

  private CellOptions() {}
}
