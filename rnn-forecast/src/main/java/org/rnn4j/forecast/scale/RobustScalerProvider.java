package org.rnn4j.forecast.scale;

import java.util.List;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.ScalerProvider;

/** Provides the scaler {@code robust}. */
public final class RobustScalerProvider implements ScalerProvider {

  /** For the service loader. */
  public RobustScalerProvider() {}

  @Override
  public String name() {
    return "robust";
  }

  @Override
  public List<String> otherNames() {
    return List.of("robust-scaler", "median-iqr");
  }

  @Override
  public String summary() {
    return "Less the median, over the distance of the quartiles.";
  }

  @Override
  public Scaler create(Options options) {
    return new RobustScaler();
  }
}
