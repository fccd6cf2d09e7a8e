package org.rnn4j.cells.cell;

import java.util.List;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.CellProvider;

/** Makes {@link MinGruCell}. */
public final class MinGruProvider implements CellProvider {

  /** For the service loader. */
  public MinGruProvider() {}

  @Override
  public String name() {
    return "min-gru";
  }

  @Override
  public String summary() {
    return "Minimal gated recurrent unit (Feng et al. 2024): no gate sees the state, so that it runs as a scan.";
  }

  @Override
  public String description() {
    return """
        [z n] = x W + b
        h = (1 - sigmoid(z)) * h' + sigmoid(z) * n
        y = h""";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(CellOptions.UNITS);
  }

  @Override
  public Cell create(Options options) {
    return new MinGruCell(options.get(CellOptions.UNITS));
  }
}
