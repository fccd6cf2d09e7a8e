package com.acme.mgu;

import java.util.List;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.CellProvider;

/** Makes {@link MinimalGatedUnit} known to specs under the name {@code mgu}. */
public final class MinimalGatedUnitProvider implements CellProvider {

  static final Option<Integer> UNITS =
      Option.integer("units").atLeast(1).required().doc("Width of the hidden state.");

  /** Called by the registry. */
  public MinimalGatedUnitProvider() {}

  @Override
  public String name() {
    return "mgu";
  }

  @Override
  public String summary() {
    return "Minimal gated unit (Zhou et al. 2016): a GRU whose two gates are one.";
  }

  @Override
  public String description() {
    return """
    f = sigmoid(x Wf + h' Uf + bf)
    n = tanh(x Wn + (f * h') Un + bn)
    h = (1 - f) * h' + f * n\
    """;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(UNITS);
  }

  @Override
  public Cell create(Options options) {
    return new MinimalGatedUnit(options.get(UNITS));
  }
}
