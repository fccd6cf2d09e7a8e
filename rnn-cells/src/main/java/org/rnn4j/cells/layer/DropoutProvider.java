package org.rnn4j.cells.layer;

import java.util.List;
import org.rnn4j.api.layer.DropoutScope;
import org.rnn4j.api.layer.Layer;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.LayerProvider;

/** Makes dropout between layers. */
public final class DropoutProvider implements LayerProvider {

  private static final Option<Double> RATE =
      Option.decimal("rate")
          .atLeast(0)
          .below(1)
          .required()
          .doc("How often a value is dropped during training.");
  private static final Option<DropoutScope> SCOPE =
      Option.choice("scope", DropoutScope.class)
          .defaultsTo(DropoutScope.STEP)
          .doc("Whether the mask is drawn anew at each step.");

  /** For the service loader. */
  public DropoutProvider() {}

  @Override
  public String name() {
    return "dropout";
  }

  @Override
  public String summary() {
    return "Dropout between layers, in training only (Srivastava et al. 2014).";
  }

  @Override
  public String description() {
    return "y = x * mask, the mask 0 at the rate, else 1 / (1 - rate)";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(RATE, SCOPE);
  }

  @Override
  public Layer create(Options options) {
    double rate = options.get(RATE);
    DropoutScope scope = options.get(SCOPE);
    return s -> s.output(s.dropout(s.input(), rate, scope));
  }
}
