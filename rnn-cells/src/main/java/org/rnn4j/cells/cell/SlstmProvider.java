package org.rnn4j.cells.cell;

import java.util.List;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.CellProvider;

/** Makes {@link SlstmCell}. */
public final class SlstmProvider implements CellProvider {

  private static final Option<String> FORGET =
      Option.choice("forget", "sigmoid", "exponential")
          .defaultsTo("sigmoid")
          .doc("The function of the forget gate.");

  /** For the service loader. */
  public SlstmProvider() {}

  @Override
  public String name() {
    return "slstm";
  }

  @Override
  public String summary() {
    return "Scalar LSTM with exponential gates (Beck et al. 2024, xLSTM), one head.";
  }

  @Override
  public String description() {
    return """
        [i f z o] = x W + h' U + b
        m = max(log f + m', i)
        c = exp(log f + m' - m) * c' + exp(i - m) * tanh(z)
        n = exp(log f + m' - m) * n' + exp(i - m)
        h = sigmoid(o) * c / n
        y = h
        f = sigmoid(f) or exp(f); at the first step m = i""";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(CellOptions.UNITS, FORGET);
  }

  @Override
  public Cell create(Options options) {
    return new SlstmCell(options.get(CellOptions.UNITS), options.get(FORGET).equals("exponential"));
  }
}
