package org.rnn4j.forecast.contender;

import org.rnn4j.api.error.Place;
import org.rnn4j.api.error.PluginException;
import org.rnn4j.api.forecast.FittedForecaster;
import org.rnn4j.api.forecast.Forecast;
import org.rnn4j.api.series.Ahead;
import org.rnn4j.api.series.History;

/**
 * What a baseline fitted. Its forecasts have the shape that was asked for and are copied at once:
 * whoever keeps the array of one to write into it later changes no answer.
 *
 * @param named the baseline and where it is from, for messages
 * @param fitted by it
 */
record NamedForecaster(String named, FittedForecaster fitted) implements FittedForecaster {

  @Override
  public Forecast forecast(History history, Ahead ahead) {
    Forecast forecast = fitted.forecast(history, ahead);
    if (forecast == null) {
      throw PluginException.wrong(Place.none(), named + " returned null from forecast");
    }
    if (forecast.rows() != 1
        || forecast.leads() != ahead.horizon()
        || forecast.targets() != history.targets()) {
      throw PluginException.wrong(
          Place.none(),
          named
              + " gave "
              + forecast
              + " where 1 row of "
              + ahead.horizon()
              + " leads and "
              + history.targets()
              + " targets was asked for");
    }
    return forecast.row(0);
  }
}
