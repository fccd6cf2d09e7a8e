package org.rnn4j.api.spi;

import org.rnn4j.api.forecast.ForecastStrategy;

/** Makes a forecast strategy. */
public interface ForecastStrategyProvider extends Provider<ForecastStrategy> {}
