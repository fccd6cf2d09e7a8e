package com.acme.twin;

import java.util.List;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.CellProvider;

/** Makes {@link TwinLstm} known to specs under the name {@code twin-lstm}. */
public final class TwinLstmProvider implements CellProvider {

  private static final Option<Integer> UNITS =
      Option.integer("units").atLeast(1).required().doc("Width of the hidden state.");

  /** Called by the registry. */
  public TwinLstmProvider() {}

  @Override
  public String name() {
    return "twin-lstm";
  }

  @Override
  public String summary() {
    return "The built-in LSTM's equations in a third party's jar.";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(UNITS);
  }

  @Override
  public Cell create(Options options) {
    return new TwinLstm(options.get(UNITS));
  }
}
