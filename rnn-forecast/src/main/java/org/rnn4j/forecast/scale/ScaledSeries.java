package org.rnn4j.forecast.scale;

/** The scaled columns of one series, in single precision: what a network is fed from. */
public final class ScaledSeries {

  private final float[][] columns; // [column][step]

  ScaledSeries(float[][] columns) {
    this.columns = columns;
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
}
