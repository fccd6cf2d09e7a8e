package org.rnn4j.forecast.experiment;

import org.rnn4j.api.error.PluginException;
import org.rnn4j.api.forecast.FittedForecaster;
import org.rnn4j.api.series.History;

/**
 * What a baseline fitted; the array that it is given to fill has the same shape afterwards.
 *
 * @param named the baseline and where it is from, for messages
 * @param fitted by it
 */
record NamedForecaster(String named, FittedForecaster fitted) implements FittedForecaster {

  @Override
  public void forecast(History history, double[][] forecast) {
    int targets = forecast.length == 0 ? 0 : forecast[0].length;
    fitted.forecast(history, forecast);
    for (int lead = 1; lead <= forecast.length; lead++) {
      double[] row = forecast[lead - 1];
      if (row == null || row.length != targets) {
        throw PluginException.wrong(
            "",
            named
                + " put "
                + (row == null ? "null" : "an array of " + row.length)
                + " in place of the forecasts of lead "
                + lead
                + ", an array of "
                + targets
                + " to be filled");
      }
    }
  }
}
