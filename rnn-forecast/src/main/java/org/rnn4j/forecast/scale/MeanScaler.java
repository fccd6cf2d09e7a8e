package org.rnn4j.forecast.scale;

import com.google.common.collect.ImmutableMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.rnn4j.api.forecast.Scaler;

/**
 * {@code x / mean(|x|)}, as DeepAR scales counts and amounts (Salinas, Flunkert, Gasthaus and
 * Januschowski, DeepAR, 2020): 0 stays 0. A column of zeros is divided by 1.
 */
final class MeanScaler implements Scaler {

  private record Size(double meanSize) implements Fixed {

    @Override
    public double scale(double value) {
      return value / meanSize;
    }

    @Override
    public double unscale(double scaled) {
      return scaled * meanSize;
    }

    @Override
    public Map<String, List<Double>> parameters() {
      return ImmutableMap.of("mean-size", List.of(meanSize));
    }
  }

  @Override
  public Fitted fit(Training training) {
    double[] sizes = Arrays.stream(StandardScaler.present(training)).map(Math::abs).toArray();
    double mean = Spread.of(sizes).mean();
    return new Size(mean > 0 ? mean : 1);
  }

  @Override
  public Fitted restore(Map<String, List<Double>> parameters) {
    return new Size(Restored.positive(parameters, "mean-size"));
  }
}
