package org.rnn4j.forecast.baseline;

import java.util.List;
import org.rnn4j.api.forecast.Baseline;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.BaselineProvider;

/** Provides the baseline {@code linear-sgd}. */
public final class LinearSgdProvider implements BaselineProvider {

  /** What it is called in a spec. */
  public static final String NAME = "linear-sgd";

  /** For the service loader. */
  public LinearSgdProvider() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> otherNames() {
    return List.of("dense", "mlp");
  }

  @Override
  public String summary() {
    return "One dense layer on the flattened lookback, trained like the model itself.";
  }

  @Override
  public Baseline create(Options options) {
    return new LinearSgd();
  }
}
