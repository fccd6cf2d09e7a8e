package org.rnn4j.forecast.scale;

import java.util.List;
import java.util.stream.IntStream;
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

  /** Of every series. */
  static List<double[]> ofAll(Parts parts, int column) {
    return IntStream.range(0, parts.dataset().series().size())
        .mapToObj(s -> of(parts, s, column))
        .toList();
  }
}
