package org.rnn4j.forecast.contender;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rnn4j.api.forecast.Forecast;
import org.rnn4j.api.series.Window;
import org.rnn4j.cells.network.Network;
import org.rnn4j.forecast.compare.LeakageGuard;
import org.rnn4j.forecast.network.FiniteForecasts;
import org.rnn4j.forecast.network.FiniteForecasts.NoNumber;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.window.WindowForecaster;

/**
 * What a contender has learned. Closing it stops its threads.
 *
 * @param name what it is called in results
 * @param forecaster asks it
 * @param noNumber what a forecast of it that is no number says
 * @param cause why a forecast of a window is not finite, in words
 * @param again fits it anew to other data, for the leakage guard; empty where that is not done
 * @param network what it asks, where that is one
 */
public record Fitted(
    String name,
    WindowForecaster forecaster,
    NoNumber noNumber,
    Function<Window, String> cause,
    Optional<LeakageGuard.Fitting> again,
    Optional<Network> network)
    implements AutoCloseable {

  /**
   * Its forecasts for a table, each of them finite, or none where it may have none.
   *
   * @param leads that are looked at
   * @param progress may cancel it
   */
  public WindowForecaster checked(List<Integer> leads, ProgressListener progress) {
    return windows -> {
      Cancellation.check(progress);
      Forecast forecast = forecaster.forecast(windows);
      for (int i = 0; i < windows.size(); i++) {
        Window window = windows.get(i);
        FiniteForecasts.require(
            name, window, forecast, i, leads, noNumber, () -> cause.apply(window));
      }
      return forecast;
    };
  }

  @Override
  public void close() {
    network.ifPresent(Network::close);
  }
}
