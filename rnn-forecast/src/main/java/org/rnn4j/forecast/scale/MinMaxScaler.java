package org.rnn4j.forecast.scale;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.api.forecast.Scaler;

/**
 * {@code (x - min) / (max - min)}: the training values lie in 0 to 1, later ones may lie outside. A
 * column that does not vary is divided by 1.
 */
final class MinMaxScaler implements Scaler {

  private record Range(double min, double max) implements Fixed {

    private double width() {
      return Spread.vary(min, max) ? max - min : 1;
    }

    @Override
    public double scale(double value) {
      return (value - min) / width();
    }

    @Override
    public double unscale(double scaled) {
      return scaled * width() + min;
    }

    @Override
    public Map<String, List<Double>> parameters() {
      return ImmutableMap.of("min", List.of(min), "max", List.of(max));
    }
  }

  @Override
  public Fitted fit(Training training) {
    Spread spread = Spread.of(StandardScaler.present(training));
    return new Range(spread.min(), spread.max());
  }

  @Override
  public Fitted restore(Map<String, List<Double>> parameters) {
    double min = Restored.finite(parameters, "min");
    return new Range(min, Restored.atLeast(min, parameters, "max"));
  }
}
