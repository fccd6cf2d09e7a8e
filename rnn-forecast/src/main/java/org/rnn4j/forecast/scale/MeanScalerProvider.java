package org.rnn4j.forecast.scale;

import java.util.List;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.ScalerProvider;

/** Provides the scaler {@code mean-scale}. */
public final class MeanScalerProvider implements ScalerProvider {

  /** For the service loader. */
  public MeanScalerProvider() {}

  @Override
  public String name() {
    return "mean-scale";
  }

  @Override
  public List<String> otherNames() {
    return List.of("mean-scaler", "deepar");
  }

  @Override
  public String summary() {
    return "Over the mean size, so that 0 stays 0.";
  }

  @Override
  public Scaler create(Options options) {
    return new MeanScaler();
  }
}
