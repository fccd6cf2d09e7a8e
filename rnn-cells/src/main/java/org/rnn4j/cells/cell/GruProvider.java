package org.rnn4j.cells.cell;

import java.util.List;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.CellProvider;

/** Makes {@link GruCell} or {@link ResetBeforeGruCell}. */
public final class GruProvider implements CellProvider {

  private static final Option<String> RESET =
      Option.choice("reset", "after", "before")
          .defaultsTo("after")
          .doc("Whether the reset gate acts after or before the recurrent product.");

  /** For the service loader. */
  public GruProvider() {}

  @Override
  public String name() {
    return "gru";
  }

  @Override
  public List<String> otherNames() {
    return List.of("gated-recurrent-unit");
  }

  @Override
  public String summary() {
    return "Gated recurrent unit (Cho et al. 2014).";
  }

  @Override
  public String description() {
    return """
    z = sigmoid(x Wz + h' Uz + bz)
    r = sigmoid(x Wr + h' Ur + br)
    reset after:  n = tanh(x Wn + bn + r * (h' Un + bUn))
    reset before: n = tanh(x Wn + (r * h') Un + bn)
    h = z * h' + (1 - z) * n
    y = h\
    """;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(CellOptions.UNITS, RESET);
  }

  @Override
  public Cell create(Options options) {
    int units = options.get(CellOptions.UNITS);
    return options.get(RESET).equals("after") ? new GruCell(units) : new ResetBeforeGruCell(units);
  }
}
