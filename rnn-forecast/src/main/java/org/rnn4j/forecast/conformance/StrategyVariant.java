package org.rnn4j.forecast.conformance;

import java.util.List;
import java.util.Map;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.ForecastStrategyProvider;

/**
 * Strategies with the same options.
 *
 * @param provider that makes them
 * @param given the options they are made with
 */
record StrategyVariant(ForecastStrategyProvider provider, Map<String, Object> given) {

  /** A new one. */
  ForecastStrategy create() {
    return provider.create(Options.of(provider.options(), given));
  }

  /** What they can forecast. */
  List<Case> cases() {
    return Case.of(create());
  }

  @Override
  public String toString() {
    return given.isEmpty() ? "its defaults" : given.toString();
  }
}
