package org.rnn4j.forecast.window;

import java.util.List;
import org.rnn4j.api.forecast.FittedForecaster;
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
   * @param windows any number of them; only {@link Window#history()} may be looked at
   * @param forecasts receives {@code [window][lead - 1][target]}, filled with NaN beforehand; stays
   *     NaN where there is no forecast
   */
  void forecast(List<Window> windows, double[][][] forecasts);

  /** A forecaster that takes the windows one by one. */
  static WindowForecaster of(FittedForecaster forecaster) {
    return (windows, forecasts) -> {
      for (int i = 0; i < windows.size(); i++) {
        forecaster.forecast(windows.get(i).history(), forecasts[i]);
      }
    };
  }
}
