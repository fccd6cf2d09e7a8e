package org.rnn4j.api.forecast;

import org.rnn4j.api.series.History;

/** Something that has learned what it can and now forecasts. Safe for use by several threads. */
@FunctionalInterface
public interface FittedForecaster {

  /**
   * Forecasts what follows a history, in the data's own units; from this history and what was
   * fitted alone, whatever was asked before.
   *
   * @param history everything known; nothing after it can be read
   * @param forecast receives {@code [lead - 1][target]}; its lengths are the horizon and the
   *     targets. NaN where there is no forecast
   */
  void forecast(History history, double[][] forecast);
}
