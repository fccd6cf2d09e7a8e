package org.rnn4j.cells.internal.program;

/**
 * The states with which the rows of a batch go on, row by row: {@code [row, feature of all
 * states]}. What is read and what is written may be the same array.
 */
public final class Carried {

  private static final float[] NONE = {};

  /** Every layer starts from its own initial states, and nobody wants the last ones. */
  public static final Carried NOTHING = new Carried(NONE, NONE, 1);

  private final float[] from;
  private final float[] to;
  private final int rows;

  private Carried(float[] from, float[] to, int rows) {
    this.from = from;
    this.to = to;
    this.rows = rows;
  }

  /** From the layers' own initial states to these. */
  public static Carried into(float[] to, int rows) {
    return new Carried(NONE, to, rows);
  }

  /** From some states to others. */
  public static Carried of(float[] from, float[] to, int rows) {
    return new Carried(from, to, rows);
  }

  boolean isGiven() {
    return from.length > 0;
  }

  boolean isWanted() {
    return to.length > 0;
  }

  /** Copies some columns of the rows from {@code firstRow} on to {@code [feature, lane]}. */
  void read(int firstRow, int stride, int column, float[] arena, int at, int width, int lanes) {
    for (int lane = 0; lane < lanes; lane++) {
      int row = Math.min(firstRow + lane, rows - 1) * stride + column;
      for (int i = 0; i < width; i++) {
        arena[at + i * lanes + lane] = from[row + i];
      }
    }
  }

  /** Copies them back; lanes without a row leave nothing. */
  void write(int firstRow, int stride, int column, float[] arena, int at, int width, int lanes) {
    for (int lane = 0; lane < lanes && firstRow + lane < rows; lane++) {
      int row = (firstRow + lane) * stride + column;
      for (int i = 0; i < width; i++) {
        to[row + i] = arena[at + i * lanes + lane];
      }
    }
  }
}
