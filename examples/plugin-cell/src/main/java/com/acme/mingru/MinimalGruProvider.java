package com.acme.mingru;

import java.util.List;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.CellProvider;

/** Makes {@link MinimalGru} known to specs under the name {@code min-gru}. */
public final class MinimalGruProvider implements CellProvider {

  static final Option<Integer> UNITS =
      Option.integer("units").atLeast(1).required().doc("Width of the hidden state.");

  /** Called by the registry. */
  public MinimalGruProvider() {}

  @Override
  public String name() {
    return "min-gru";
  }

  @Override
  public String summary() {
    return "Minimal gated recurrent unit (Feng et al. 2024): the gate sees only the input.";
  }

  @Override
  public String description() {
    return """
    [z n] = x W + b
    z = sigmoid(z)
    h = (1 - z) * h' + z * n\
    """;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(UNITS);
  }

  @Override
  public Cell create(Options options) {
    return new MinimalGru(options.get(UNITS));
  }
}
