package org.rnn4j.forecast.scale;

import java.util.List;
import java.util.Map;
import org.rnn4j.api.forecast.Scaler;

/** Leaves every value as it is. */
final class NoneScaler implements Scaler {

  static final Fixed IDENTITY =
      new Fixed() {
        @Override
        public double scale(double value) {
          return value;
        }

        @Override
        public double unscale(double scaled) {
          return scaled;
        }

        @Override
        public Map<String, List<Double>> parameters() {
          return Map.of();
        }
      };

  @Override
  public Fitted fit(Training training) {
    return IDENTITY;
  }

  @Override
  public Fitted restore(Map<String, List<Double>> parameters) {
    return IDENTITY;
  }
}
