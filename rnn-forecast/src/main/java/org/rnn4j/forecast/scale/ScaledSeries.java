package org.rnn4j.forecast.scale;

import java.util.List;
import org.rnn4j.api.series.TimeSeries;

/**
 * The scaled columns of one series, in single precision: what a network is fed from. It shows at a
 * cutoff what a {@link org.rnn4j.api.series.History} shows there, scaled.
 */
public final class ScaledSeries {

  private final ScaledColumn[] columns;
  private final TimeSeries source;
  private final boolean complete;

  ScaledSeries(List<ScaledColumn> columns, TimeSeries source) {
    this.columns = columns.toArray(ScaledColumn[]::new);
    this.source = source;
    this.complete = !source.hasFilled() && columns.stream().noneMatch(ScaledColumn::hasMissing);
  }

  /** The number of steps. */
  public int length() {
    return source.length();
  }

  /** The number of columns. */
  public int width() {
    return columns.length;
  }

  /** Whether no value is missing or was filled in. */
  public boolean isComplete() {
    return complete;
  }

  /** Whether a value is neither missing nor filled in. */
  public boolean isObserved(int step, int column) {
    return source.isObserved(step, column);
  }

  /** Whether its steps count differently where something is learned from them. */
  public boolean hasWeights() {
    return source.hasWeights();
  }

  /** What the targets of a step count. */
  public float weight(int step) {
    return (float) source.weight(step);
  }

  /** As {@link TimeSeries#staticValue}. */
  public double staticValue(int column) {
    return source.staticValue(column);
  }

  /**
   * Copies {@code count} steps of a column, {@code stride} apart, as they are known at a cutoff;
   * NaN where they are missing.
   *
   * @param horizon steps from the cutoff on at which it is known what is known ahead
   * @param from the first step; all are in the series, and those from the cutoff on within the
   *     horizon and of a column that is known ahead
   */
  public void copyKnown(
      int column,
      int cutoff,
      int horizon,
      int from,
      int count,
      float[] destination,
      int offset,
      int stride) {
    int end = Math.min(cutoff + horizon, source.length());
    columns[column].copyKnown(cutoff, end, from, count, destination, offset, stride);
  }

  /**
   * Copies steps {@code from} to {@code from + count - 1} of a column, {@code stride} apart, as
   * targets of a window: NaN where they were not observed.
   *
   * @param cutoff of the window
   */
  public void copyObserved(
      int column, int cutoff, int from, int count, float[] destination, int offset, int stride) {
    columns[column].copy(cutoff, from, count, destination, offset, stride);
    if (complete) {
      return;
    }
    for (int t = from; t < from + count; t++) {
      if (!source.isObserved(t, column)) {
        destination[offset + (t - from) * stride] = Float.NaN;
      }
    }
  }

  /**
   * Whether the lookback before a cutoff shows, up to a step of its own, something that was not
   * known right after that step: a gap was open then which is closed by now and filled with more
   * than the last observed value. A network must not be trained on what follows such a step.
   */
  public boolean looksAhead(int step, int cutoff) {
    if (complete) {
      return false;
    }
    for (int column = 0; column < columns.length; column++) {
      int open = source.openGap(column, step + 1);
      boolean closed = open <= step && source.openGap(column, cutoff) > open;
      for (int t = open; closed && t <= step; t++) {
        if (columns[column].differ(t, open - 1)) {
          return true;
        }
      }
    }
    return false;
  }
}
