package org.rnn4j.forecast.contender;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.error.PluginException;
import org.rnn4j.api.forecast.FittedForecaster;
import org.rnn4j.api.forecast.Forecast;
import org.rnn4j.api.forecast.Level;
import org.rnn4j.api.series.Ahead;
import org.rnn4j.api.series.History;

/**
 * What a baseline fitted. Its forecasts have the shape that was asked for and are copied at once:
 * whoever keeps the array of one to write into it later changes no answer.
 *
 * @param named the baseline and where it is from, for messages
 * @param fitted by it
 * @param levels of its first forecast, which every other one has too; null before
 */
record NamedForecaster(String named, FittedForecaster fitted, AtomicReference<List<Level>> levels)
    implements FittedForecaster {

  NamedForecaster(String named, FittedForecaster fitted) {
    this(named, fitted, new AtomicReference<>());
  }

  @Override
  public Forecast forecast(History history, Ahead ahead) {
    Forecast forecast = fitted.forecast(history, ahead);
    if (forecast == null) {
      throw wrong("returned null from forecast");
    }
    if (forecast.rows() != 1
        || forecast.leads() != ahead.horizon()
        || forecast.targets() != history.targets()) {
      throw wrong(
          "gave "
              + forecast
              + " where 1 row of "
              + ahead.horizon()
              + " leads and "
              + history.targets()
              + " targets was asked for");
    }
    if (!levels.compareAndSet(null, forecast.levels()) && !levels.get().equals(forecast.levels())) {
      throw wrong("forecasts " + forecast.levels() + " after " + levels.get());
    }
    return forecast.row(0);
  }

  private PluginException wrong(String gave) {
    return PluginException.wrong(Place.none(), named + " " + gave);
  }
}
