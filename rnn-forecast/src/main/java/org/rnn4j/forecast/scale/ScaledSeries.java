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
  boolean isComplete() {
    return complete;
  }

  /**
   * Copies the {@code count} steps before a cutoff of a column, {@code stride} apart, as they are
   * known there; a value that is missing is 0, as {@link Scaling#UNKNOWN} says.
   */
  void copyKnown(int column, int cutoff, int count, float[] destination, int offset, int stride) {
    columns[column].copyKnown(cutoff, count, destination, offset, stride);
    for (int t = 0; !complete && t < count; t++) {
      int at = offset + t * stride;
      destination[at] = Scaling.input(destination[at]);
    }
  }

  /**
   * Copies steps {@code from} to {@code from + count - 1} of a column, {@code stride} apart, as
   * targets of a window: NaN where they were not observed.
   *
   * @param cutoff of the window
   */
  void copyObserved(
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
  boolean looksAhead(int step, int cutoff) {
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
