package org.rnn4j.forecast.scale;

import java.util.List;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.ScalerProvider;

/** Provides the scaler {@code min-max}. */
public final class MinMaxScalerProvider implements ScalerProvider {

  /** For the service loader. */
  public MinMaxScalerProvider() {}

  @Override
  public String name() {
    return "min-max";
  }

  @Override
  public List<String> otherNames() {
    return List.of("min-max-scaler", "normalize");
  }

  @Override
  public String summary() {
    return "The training part lies between 0 and 1.";
  }

  @Override
  public Scaler create(Options options) {
    return new MinMaxScaler();
  }
}
