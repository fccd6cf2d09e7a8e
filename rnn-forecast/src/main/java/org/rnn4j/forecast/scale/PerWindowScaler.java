package org.rnn4j.forecast.scale;

import java.util.List;
import java.util.Map;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.series.Past;

/**
 * {@code (x - center) / size}, both of what a model sees of each window: of its lookback. A series
 * may then drift away from where it was in training. With the mean and the deviation this is RevIN
 * without its learned part (Kim et al., Reversible instance normalization, 2022), with the last
 * value alone NLinear's (Zeng et al., Are transformers effective for time series forecasting?,
 * 2023), with the mean size alone DeepAR's (Salinas et al., 2020).
 *
 * <p>Missing values are left out; where nothing was observed the center is that of the training
 * part. A window that does not vary is divided by the size of the training part.
 *
 * @param least of the training part's size, what a window is divided by at least
 */
record PerWindowScaler(Center center, Size size, double least) implements Scaler {

  /** What is subtracted. */
  enum Center {
    /** The last value. */
    LAST,
    /** The mean. */
    MEAN,
    /** Nothing. */
    NONE
  }

  /** What is divided by. */
  enum Size {
    /** The mean distance from the center. */
    MEAN_ABS,
    /** The root of the mean squared distance from the center. */
    DEVIATION,
    /** Nothing. */
    NONE
  }

  private static final String USUAL_CENTER = "usual-center";
  private static final String USUAL_SIZE = "usual-size";

  @Override
  public Fitted fit(Training training) {
    double[] observed = StandardScaler.present(training);
    double usualCenter = center == Center.NONE ? 0 : Spread.of(observed).mean();
    double usual = size(Past.of(observed), usualCenter);
    return new Usual(this, usualCenter, usual > 0 ? usual : 1);
  }

  @Override
  public Fitted restore(Map<String, List<Double>> parameters) {
    return new Usual(
        this, Restored.finite(parameters, USUAL_CENTER), Restored.positive(parameters, USUAL_SIZE));
  }

  private double center(Past past, double usual) {
    if (center == Center.NONE) {
      return 0;
    }
    double sum = 0;
    int count = 0;
    for (int back = 1; back <= past.lookback(); back++) {
      double value = past.last(back);
      if (!Double.isNaN(value)) {
        if (center == Center.LAST) {
          return value;
        }
        sum += value;
        count++;
      }
    }
    return count == 0 ? usual : sum / count;
  }

  /** Of what is seen; 0 where it does not vary. */
  private double size(Past past, double from) {
    if (size == Size.NONE) {
      return 1;
    }
    double sum = 0;
    double largest = Math.abs(from);
    int count = 0;
    for (int back = 1; back <= past.lookback(); back++) {
      double value = past.last(back);
      if (!Double.isNaN(value)) {
        double distance = Math.abs(value - from);
        sum += size == Size.MEAN_ABS ? distance : distance * distance;
        largest = Math.max(largest, Math.abs(value));
        count++;
      }
    }
    double mean = count == 0 ? 0 : sum / count;
    double found = size == Size.MEAN_ABS ? mean : Math.sqrt(mean);
    return Spread.isNoise(found, largest) ? 0 : found;
  }

  private record Usual(PerWindowScaler by, double center, double size) implements Fitted {

    @Override
    public Scale at(Past past) {
      double from = by.center(past, center);
      double own = by.size(past, from);
      return new OfWindow(from, own > 0 ? Math.max(own, by.least * size) : size);
    }

    @Override
    public Map<String, List<Double>> parameters() {
      return Map.of(USUAL_CENTER, List.of(center), USUAL_SIZE, List.of(size));
    }
  }

  private record OfWindow(double center, double size) implements ByValue {

    @Override
    public double scale(int lead, double value) {
      return (value - center) / size;
    }

    @Override
    public double unscale(int lead, double scaled) {
      return scaled * size + center;
    }
  }
}
