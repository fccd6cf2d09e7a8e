package org.rnn4j.api.forecast;

import org.rnn4j.api.series.Ahead;
import org.rnn4j.api.series.History;

/**
 * Something that has learned what it can and now forecasts one window at a time. Safe for use by
 * several threads.
 */
@FunctionalInterface
public interface FittedForecaster {

  /**
   * Forecasts what follows a history, in the data's own units; from what is given here and what was
   * fitted alone, whatever was asked before.
   *
   * @param history everything known up to the cutoff; nothing after it can be read
   * @param ahead what is known of the steps to be forecast, and how many these are
   * @return one row of {@link Ahead#horizon()} leads and {@link History#targets()} targets, of the
   *     same levels every time; NaN where there is no forecast
   */
  Forecast forecast(History history, Ahead ahead);
}
