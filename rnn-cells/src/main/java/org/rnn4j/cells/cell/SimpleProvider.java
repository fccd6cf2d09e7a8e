package org.rnn4j.cells.cell;

import java.util.List;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.CellProvider;

/** Makes {@link SimpleCell}. */
public final class SimpleProvider implements CellProvider {

  private static final Option<Activation> ACTIVATION =
      Activation.option(
          Activation.TANH,
          "The function phi applied to the linear combination of input and state.");

  /** For the service loader. */
  public SimpleProvider() {}

  @Override
  public String name() {
    return "simple";
  }

  @Override
  public List<String> otherNames() {
    return List.of("rnn", "simple-rnn", "vanilla", "vanilla-rnn", "elman");
  }

  @Override
  public String summary() {
    return "Simple recurrent network (Elman 1990).";
  }

  @Override
  public String description() {
    return """
    h = phi(x W + h' U + b)
    y = h\
    """;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(CellOptions.UNITS, ACTIVATION);
  }

  @Override
  public Cell create(Options options) {
    return new SimpleCell(options.get(CellOptions.UNITS), options.get(ACTIVATION));
  }
}
