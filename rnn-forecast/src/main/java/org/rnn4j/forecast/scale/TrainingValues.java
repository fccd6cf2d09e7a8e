package org.rnn4j.forecast.scale;

import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.window.Parts;

/**
 * What a scaler is fitted to: the observed values of a column in the training part, NaN elsewhere.
 * A filled value is made of others, some of them perhaps from behind the training part.
 */
final class TrainingValues {

  private TrainingValues() {}

  /** Of one series. */
  static double[] of(Parts parts, int series, int column) {
    TimeSeries whole = parts.dataset().series().get(series);
    double[] values = whole.copy(column, 0, parts.to(series, Part.TRAIN));
    if (whole.filledCount(column) > 0) {
      for (int t = 0; t < values.length; t++) {
        values[t] = whole.observed(t, column);
      }
    }
    return values;
  }

  /** Of all series, one after the other. */
  static double[] ofAll(Parts parts, int column) {
    int count = parts.dataset().series().size();
    long size = 0;
    for (int s = 0; s < count; s++) {
      size += parts.to(s, Part.TRAIN);
    }
    double[] all = new double[Math.toIntExact(size)];
    int filled = 0;
    for (int s = 0; s < count; s++) {
      double[] values = of(parts, s, column);
      System.arraycopy(values, 0, all, filled, values.length);
      filled += values.length;
    }
    return all;
  }
}
