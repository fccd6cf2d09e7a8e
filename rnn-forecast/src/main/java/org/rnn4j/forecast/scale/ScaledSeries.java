package org.rnn4j.forecast.scale;

import org.rnn4j.api.series.TimeSeries;

/**
 * The scaled columns of one series, in single precision: what a network is fed from. It shows at a
 * cutoff what a {@link org.rnn4j.api.series.History} shows there, scaled.
 */
public final class ScaledSeries {

  private final float[][] columns; // [column][step]
  private final TimeSeries source;
  private final boolean complete;

  ScaledSeries(float[][] columns, TimeSeries source) {
    this.columns = columns;
    this.source = source;
    this.complete = !source.hasFilled() && isComplete(columns);
  }

  private static boolean isComplete(float[][] columns) {
    for (float[] column : columns) {
      for (float value : column) {
        if (Float.isNaN(value)) {
          return false;
        }
      }
    }
    return true;
  }

  /** The number of steps. */
  public int length() {
    return columns[0].length;
  }

  /** The number of columns. */
  public int width() {
    return columns.length;
  }

  /** One scaled value, observed or filled in; NaN when missing. */
  public float value(int step, int column) {
    return columns[column][step];
  }

  /** Whether no value is missing or was filled in. */
  boolean isComplete() {
    return complete;
  }

  /**
   * Copies the {@code count} steps before a cutoff of a column, {@code stride} apart, as they are
   * known there.
   */
  void copyKnown(int column, int cutoff, int count, float[] destination, int offset, int stride) {
    copy(column, cutoff - count, count, destination, offset, stride);
    if (complete) {
      return;
    }
    int open = source.openGap(column, cutoff);
    for (int t = Math.max(open, cutoff - count); t < cutoff; t++) {
      destination[offset + (t - cutoff + count) * stride] = columns[column][open - 1];
    }
  }

  /**
   * Copies steps {@code from} to {@code from + count - 1} of a column, {@code stride} apart, as
   * targets: NaN where they were not observed.
   */
  void copyObserved(int column, int from, int count, float[] destination, int offset, int stride) {
    copy(column, from, count, destination, offset, stride);
    if (complete) {
      return;
    }
    for (int t = from; t < from + count; t++) {
      if (source.isFilled(t, column)) {
        destination[offset + (t - from) * stride] = Float.NaN;
      }
    }
  }

  private void copy(int column, int from, int count, float[] destination, int offset, int stride) {
    float[] values = columns[column];
    int at = offset;
    for (int t = from; t < from + count; t++) {
      destination[at] = values[t];
      at += stride;
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
        if (columns[column][t] != columns[column][open - 1]) {
          return true;
        }
      }
    }
    return false;
  }
}
