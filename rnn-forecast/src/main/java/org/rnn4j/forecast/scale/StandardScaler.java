package org.rnn4j.forecast.scale;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.Scaler;

/**
 * {@code (x - mean) / deviation}, with the standard deviation of the training values (divided by
 * {@code n}); a column that does not vary is divided by 1.
 */
final class StandardScaler implements Scaler {

  private record Moments(double mean, double deviation) implements Fixed {

    @Override
    public double scale(double value) {
      return (value - mean) / deviation;
    }

    @Override
    public double unscale(double scaled) {
      return scaled * deviation + mean;
    }

    @Override
    public Map<String, List<Double>> parameters() {
      return ImmutableMap.of("mean", List.of(mean), "deviation", List.of(deviation));
    }
  }

  @Override
  public Fitted fit(Training training) {
    Spread spread = Spread.of(present(training));
    return new Moments(spread.mean(), spread.deviation());
  }

  @Override
  public Fitted restore(Map<String, List<Double>> parameters) {
    return new Moments(
        Restored.finite(parameters, "mean"), Restored.positive(parameters, "deviation"));
  }

  /** The values that are not missing; at least one. */
  static double[] present(Training training) {
    double[] present = training.observed();
    if (present.length == 0) {
      throw new InputException(
          "", "the training part has no value to fit a scaler to", "leave the column out");
    }
    return present;
  }
}
