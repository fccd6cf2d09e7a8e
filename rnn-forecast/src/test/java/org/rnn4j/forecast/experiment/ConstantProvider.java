package org.rnn4j.forecast.experiment;

import org.rnn4j.api.forecast.Baseline;
import org.rnn4j.api.forecast.Forecast;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.BaselineProvider;

/** A baseline that says 130 whatever comes. */
public final class ConstantProvider implements BaselineProvider {

  /** For the service loader. */
  public ConstantProvider() {}

  @Override
  public String name() {
    return "constant";
  }

  @Override
  public String summary() {
    return "Always the same.";
  }

  @Override
  public Baseline create(Options options) {
    return task ->
        (history, ahead) -> Forecast.of(ahead.horizon(), history.targets(), (lead, target) -> 130);
  }
}
