package org.rnn4j.forecast.conformance;

import java.util.Map;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.ScalerProvider;

/**
 * Scalers with the same options.
 *
 * @param provider that makes them
 * @param given the options they are made with
 */
record ScalerVariant(ScalerProvider provider, Map<String, Object> given) {

  /** A new one. */
  Scaler create() {
    return provider.create(Options.of(provider.options(), given));
  }

  @Override
  public String toString() {
    return given.isEmpty() ? "its defaults" : given.toString();
  }
}
