package org.rnn4j.cells.cell;

import java.util.List;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.cell.Initializer;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.CellProvider;

/** Makes {@link IndRnnCell}. */
public final class IndRnnProvider implements CellProvider {

  private static final Option<Activation> ACTIVATION =
      Activation.option(
          Activation.RELU,
          "The function phi applied to the linear combination of input and state.");

  private static final Option<Double> MIN =
      Option.decimal("recurrent-min")
          .defaultsTo(0.0)
          .doc("Lower end of the range that the recurrent weights u are drawn from.");
  private static final Option<Double> MAX =
      Option.decimal("recurrent-max")
          .defaultsTo(1.0)
          .doc(
              "Upper end of that range; for T steps with relu at most 2^(1/T), or it may explode.");

  /** For the service loader. */
  public IndRnnProvider() {}

  @Override
  public String name() {
    return "ind-rnn";
  }

  @Override
  public String summary() {
    return "Independently recurrent network (Li et al. 2018): each unit sees itself and no other.";
  }

  @Override
  public String description() {
    return """
    h = phi(x W + u * h' + b)
    y = h
    u starts uniform between recurrent-min and recurrent-max\
    """;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(CellOptions.UNITS, ACTIVATION, MIN, MAX);
  }

  @Override
  public Cell create(Options options) {
    Initializer first = CellOptions.range(options, MIN, MAX, Initializer::uniform);
    return new IndRnnCell(options.get(CellOptions.UNITS), options.get(ACTIVATION), first);
  }
}
