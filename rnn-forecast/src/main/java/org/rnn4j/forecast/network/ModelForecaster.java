package org.rnn4j.forecast.network;

import org.rnn4j.api.series.Window;
import org.rnn4j.forecast.scale.Scaling;
import org.rnn4j.forecast.window.WindowForecaster;

/** Forecasts with networks, and can say why a forecast is not finite. */
public sealed interface ModelForecaster extends WindowForecaster
    permits NetworkForecaster, LocalForecaster {

  /** The same networks with another scaling. */
  ModelForecaster scaledBy(Scaling other);

  /** Why a forecast is not finite, in words. */
  String cause(Window window);
}
