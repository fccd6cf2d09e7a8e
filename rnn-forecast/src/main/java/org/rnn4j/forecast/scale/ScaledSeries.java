package org.rnn4j.forecast.scale;

/** The scaled columns of one series, in single precision: what a network is fed from. */
public final class ScaledSeries {

  private final float[][] columns; // [column][step]
  private final boolean complete;

  ScaledSeries(float[][] columns) {
    this.columns = columns;
    this.complete = isComplete(columns);
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

  /** One scaled value; NaN when missing. */
  public float value(int step, int column) {
    return columns[column][step];
  }

  /** Whether no value is missing. */
  boolean isComplete() {
    return complete;
  }

  /** Copies steps {@code from} to {@code from + count - 1} of a column, {@code stride} apart. */
  void copy(int column, int from, int count, float[] destination, int offset, int stride) {
    float[] source = columns[column];
    int at = offset;
    for (int t = from; t < from + count; t++) {
      destination[at] = source[t];
      at += stride;
    }
  }
}
