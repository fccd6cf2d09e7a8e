package org.rnn4j.forecast.scale;

import java.util.List;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.ScalerProvider;

/** Provides the scaler {@code none}. */
public final class NoneScalerProvider implements ScalerProvider {

  /** Its name in a spec. */
  public static final String NAME = "none";

  /** For the service loader. */
  public NoneScalerProvider() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> otherNames() {
    return List.of("identity", "off", "false");
  }

  @Override
  public String summary() {
    return "Leaves the values as they are.";
  }

  @Override
  public Scaler create(Options options) {
    return new NoneScaler();
  }
}
