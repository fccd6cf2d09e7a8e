package org.rnn4j.cells.cell;

import java.util.List;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.CellProvider;

/** Makes {@link LstmCell}. */
public final class LstmProvider implements CellProvider {

  private static final Option<Boolean> PEEPHOLE =
      Option.flag("peephole")
          .defaultsTo(false)
          .doc("Whether the gates see the cell state (Gers and Schmidhuber 2000).");
  private static final Option<Boolean> COUPLED =
      Option.flag("coupled")
          .defaultsTo(false)
          .doc("Whether 1 - sigmoid(f) stands in place of the input gate (Greff et al. 2017).");
  private static final Option<Integer> PROJECTION =
      Option.integer("projection")
          .orNone()
          .atLeast(1)
          .doc("Width that h is projected to, the recurrent products with it (Sak et al. 2014).");

  /** For the service loader. */
  public LstmProvider() {}

  @Override
  public String name() {
    return "lstm";
  }

  @Override
  public List<String> otherNames() {
    return List.of("long-short-term-memory");
  }

  @Override
  public String summary() {
    return "Long short-term memory (Hochreiter and Schmidhuber 1997; Gers et al. 2000).";
  }

  @Override
  public String description() {
    return """
    [i f g o] = x W + h' U + b
    c = sigmoid(f) * c' + sigmoid(i) * tanh(g)
    h = sigmoid(o) * tanh(c)
    y = h
    peephole: pi * c' is added to i, pf * c' to f, po * c to o
    coupled: 1 - sigmoid(f) in place of sigmoid(i)
    projection: h = (sigmoid(o) * tanh(c)) P\
    """;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(CellOptions.UNITS, PEEPHOLE, COUPLED, PROJECTION);
  }

  @Override
  public Cell create(Options options) {
    return new LstmCell(
        options.get(CellOptions.UNITS),
        options.get(PEEPHOLE),
        options.get(COUPLED),
        options.find(PROJECTION));
  }
}
