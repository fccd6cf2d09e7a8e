package org.rnn4j.forecast.window;

import org.rnn4j.api.forecast.Forecast;
import org.rnn4j.api.series.Window;

/** A forecaster for tests: one number for each window, lead and target. */
@FunctionalInterface
public interface Formula {

  /** The forecast. */
  double at(Window window, int lead, int target);

  /** What it says of every window that is asked about, each by itself. */
  static WindowForecaster forecaster(Formula formula) {
    return windows ->
        Forecast.stacked(
            windows.stream()
                .map(
                    window ->
                        Forecast.of(
                            window.horizon(),
                            window.history().targets(),
                            (lead, target) -> formula.at(window, lead, target)))
                .toList());
  }
}
