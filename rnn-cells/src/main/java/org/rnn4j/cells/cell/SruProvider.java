package org.rnn4j.cells.cell;

import java.util.List;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.CellProvider;

/** Makes {@link SruCell}. */
public final class SruProvider implements CellProvider {

  private static final Option<Boolean> PEEPHOLE =
      Option.flag("peephole")
          .defaultsTo(false)
          .doc(
              "Whether the gates see the state; without, the recurrence is linear and runs as a scan.");

  /** For the service loader. */
  public SruProvider() {}

  @Override
  public String name() {
    return "sru";
  }

  @Override
  public String summary() {
    return "Simple recurrent unit (Lei et al. 2018): light recurrence with a highway from input to output.";
  }

  @Override
  public String description() {
    return """
        [f r n] = x W + b
        c = sigmoid(f) * c' + (1 - sigmoid(f)) * n
        h = sigmoid(r) * c + (1 - sigmoid(r)) * x
        y = h
        peephole: vf * c' is added to f, vr * c' to r
        input and output of different widths: x Wk + bk in place of x""";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(CellOptions.UNITS, PEEPHOLE);
  }

  @Override
  public Cell create(Options options) {
    return new SruCell(options.get(CellOptions.UNITS), options.get(PEEPHOLE));
  }
}
