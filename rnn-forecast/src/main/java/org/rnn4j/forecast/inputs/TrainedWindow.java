package org.rnn4j.forecast.inputs;

import java.util.List;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Column.Role;
import org.rnn4j.forecast.scale.ScaledSeries;

/**
 * What a network in training knows: read from a series that was scaled once, whose horizon lies
 * within it.
 */
record TrainedWindow(ScaledSeries series, List<Column> columns, int cutoff, int horizon)
    implements Known {

  @Override
  public void copy(int column, int from, int count, float[] destination, int offset, int stride) {
    int known = columns.get(column).role() == Role.FUTURE ? horizon : 0;
    int first = Math.min(Math.max(from, -cutoff), from + count);
    int end = Math.max(first, Math.min(from + count, known));
    for (int at = from; at < first; at++) {
      destination[offset + (at - from) * stride] = Float.NaN;
    }
    if (end > first) {
      int to = offset + (first - from) * stride;
      series.copyKnown(
          column, cutoff, horizon, cutoff + first, end - first, destination, to, stride);
    }
    for (int at = end; at < from + count; at++) {
      destination[offset + (at - from) * stride] = Float.NaN;
    }
  }

  @Override
  public boolean isObserved(int column, int position) {
    int known = columns.get(column).role() == Role.FUTURE ? horizon : 0;
    return position >= -cutoff && position < known && series.isObserved(cutoff + position, column);
  }

  @Override
  public double staticValue(int column) {
    return series.staticValue(column);
  }
}
