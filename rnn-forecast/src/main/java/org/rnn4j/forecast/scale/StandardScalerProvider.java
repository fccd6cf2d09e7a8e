package org.rnn4j.forecast.scale;

import java.util.List;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.ScalerProvider;

/** Provides the scaler {@code standard}. */
public final class StandardScalerProvider implements ScalerProvider {

  /** For the service loader. */
  public StandardScalerProvider() {}

  @Override
  public String name() {
    return "standard";
  }

  @Override
  public List<String> otherNames() {
    return List.of("z-score", "standardize", "standard-scaler");
  }

  @Override
  public String summary() {
    return "Mean 0 and standard deviation 1 over the training part.";
  }

  @Override
  public Scaler create(Options options) {
    return new StandardScaler();
  }
}
