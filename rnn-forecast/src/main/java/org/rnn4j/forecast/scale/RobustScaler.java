package org.rnn4j.forecast.scale;

import com.google.common.collect.ImmutableMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.rnn4j.api.forecast.Scaler;

/**
 * {@code (x - median) / (third quartile - first quartile)}: a few values that are far away move
 * neither. Quartiles lie between the values where they must, in proportion (type 7 of Hyndman and
 * Fan, Sample quantiles in statistical packages, 1996). Where half of the values are equal, so that
 * the quartiles are, it is divided by the standard deviation; a column that does not vary by 1.
 */
final class RobustScaler implements Scaler {

  private record Quartiles(double median, double spread) implements Fixed {

    @Override
    public double scale(double value) {
      return (value - median) / spread;
    }

    @Override
    public double unscale(double scaled) {
      return scaled * spread + median;
    }

    @Override
    public Map<String, List<Double>> parameters() {
      return ImmutableMap.of("median", List.of(median), "spread", List.of(spread));
    }
  }

  @Override
  public Fitted fit(Training training) {
    double[] sorted = StandardScaler.present(training);
    Arrays.sort(sorted);
    double first = quantile(sorted, 0.25);
    double third = quantile(sorted, 0.75);
    double spread = Spread.vary(first, third) ? third - first : Spread.of(sorted).deviation();
    return new Quartiles(quantile(sorted, 0.5), spread);
  }

  private static double quantile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  @Override
  public Fitted restore(Map<String, List<Double>> parameters) {
    return new Quartiles(
        Restored.finite(parameters, "median"), Restored.positive(parameters, "spread"));
  }
}
