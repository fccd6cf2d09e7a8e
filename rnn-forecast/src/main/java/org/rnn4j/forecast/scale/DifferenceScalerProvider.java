package org.rnn4j.forecast.scale;

import java.util.List;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.ScalerProvider;

/** Provides the scaler {@code difference}. */
public final class DifferenceScalerProvider implements ScalerProvider {

  /** For the service loader. */
  public DifferenceScalerProvider() {}

  @Override
  public String name() {
    return "difference";
  }

  @Override
  public List<String> otherNames() {
    return List.of("diff", "differencing");
  }

  @Override
  public String summary() {
    return "The change since the step before; forecasts add up again.";
  }

  @Override
  public Scaler create(Options options) {
    return new DifferenceScaler();
  }
}
