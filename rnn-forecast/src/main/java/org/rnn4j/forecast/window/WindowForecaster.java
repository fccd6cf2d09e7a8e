package org.rnn4j.forecast.window;

import java.util.List;
import org.rnn4j.api.forecast.FittedForecaster;
import org.rnn4j.api.forecast.Forecast;
import org.rnn4j.api.series.Window;

/**
 * Forecasts several windows at a time, which is how a network does it best. What is asked of it
 * depends on the windows given and on nothing else: neither on how they are grouped nor on any copy
 * of the data.
 */
@FunctionalInterface
public interface WindowForecaster {

  /**
   * Forecasts what follows the cutoff of each window, in the data's own units.
   *
   * @param windows at least one, of one horizon; only {@link Window#history()} and {@link
   *     Window#ahead()} may be looked at
   * @return a row for each window, of all leads of the horizon; NaN where there is no forecast
   */
  Forecast forecast(List<Window> windows);

  /** A forecaster that takes the windows one by one. */
  static WindowForecaster of(FittedForecaster forecaster) {
    return windows ->
        Forecast.stacked(
            windows.stream().map(w -> forecaster.forecast(w.history(), w.ahead())).toList());
  }
}
