package org.rnn4j.forecast.experiment;

import java.util.Arrays;
import org.rnn4j.api.error.PluginException;
import org.rnn4j.api.forecast.FittedForecaster;
import org.rnn4j.api.series.History;

/**
 * What a baseline fitted. It fills an array of its own, which has the same shape afterwards and is
 * copied at once: whoever keeps it to write into it later changes no answer.
 *
 * @param named the baseline and where it is from, for messages
 * @param fitted by it
 */
record NamedForecaster(String named, FittedForecaster fitted) implements FittedForecaster {

  @Override
  public void forecast(History history, double[][] forecast) {
    int targets = forecast.length == 0 ? 0 : forecast[0].length;
    double[][] own = new double[forecast.length][];
    Arrays.setAll(own, lead -> forecast[lead].clone());
    fitted.forecast(history, own);
    for (int lead = 1; lead <= forecast.length; lead++) {
      double[] row = own[lead - 1];
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
      System.arraycopy(row, 0, forecast[lead - 1], 0, targets);
    }
  }
}
