package org.rnn4j.cells.cell;

import java.util.List;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.cell.Initializer;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.CellProvider;

/** Makes {@link LruCell}. */
public final class LruProvider implements CellProvider {

  private static final Option<Activation> ACTIVATION =
      Activation.option(
          Activation.LINEAR,
          "The function phi of the output; the source has it in the block around the layer.");

  private static final Option<Double> MIN_RADIUS =
      Option.decimal("min-radius")
          .atLeast(0)
          .below(1)
          .defaultsTo(0.0)
          .doc("Inner radius of the ring that lambda starts in; 0.9 for long memory.");
  private static final Option<Double> MAX_RADIUS =
      Option.decimal("max-radius")
          .above(0)
          .atMost(1)
          .defaultsTo(0.99)
          .doc("Outer radius of that ring; 0.999 for long memory.");
  private static final Option<Double> MAX_PHASE =
      Option.decimal("max-phase")
          .above(0)
          .atMost(2 * Math.PI)
          .defaultsTo(2 * Math.PI)
          .doc("Largest angle of lambda at the start, in radians; small for long memory.");

  /** For the service loader. */
  public LruProvider() {}

  @Override
  public String name() {
    return "lru";
  }

  @Override
  public String summary() {
    return "Linear recurrent unit (Orvieto et al. 2023): a complex diagonal recurrence, stable by"
        + " its form.";
  }

  @Override
  public String description() {
    return """
    lambda = exp(-exp(nu) + i exp(theta))
    gamma = sqrt(1 - |lambda|^2)
    s = lambda * s' + gamma * (x B), complex: two states re, im
    y = phi(Re(s C) + x D + b)
    at the start lambda is uniform in the ring min-radius < |lambda| < max-radius,
    its angle between 0 and max-phase\
    """;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(CellOptions.UNITS, ACTIVATION, MIN_RADIUS, MAX_RADIUS, MAX_PHASE);
  }

  @Override
  public Cell create(Options options) {
    Initializer nu = CellOptions.range(options, MIN_RADIUS, MAX_RADIUS, Initializer::ringDecay);
    return new LruCell(
        options.get(CellOptions.UNITS),
        options.get(ACTIVATION),
        nu,
        Initializer.logUniform(0, options.get(MAX_PHASE)));
  }
}
