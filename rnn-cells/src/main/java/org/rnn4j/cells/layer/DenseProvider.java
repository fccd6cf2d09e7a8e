package org.rnn4j.cells.layer;

import java.util.List;
import org.rnn4j.api.layer.Layer;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.LayerProvider;

/** Makes a linear layer. */
public final class DenseProvider implements LayerProvider {

  private static final Option<Integer> UNITS =
      Option.integer("units").atLeast(1).required().doc("Outputs of a dense layer.");

  /** For the service loader. */
  public DenseProvider() {}

  @Override
  public String name() {
    return "dense";
  }

  @Override
  public List<String> otherNames() {
    return List.of("mlp", "linear", "fully-connected", "fc", "feed-forward", "ffn", "perceptron");
  }

  @Override
  public String summary() {
    return "A linear layer, the same at every step.";
  }

  @Override
  public String description() {
    return "y = x W + b";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(UNITS);
  }

  @Override
  public Layer create(Options options) {
    return of(options.get(UNITS));
  }

  /** A linear layer with so many outputs. */
  public static Layer of(int units) {
    return s -> s.output(s.projection(s.input(), units));
  }
}
