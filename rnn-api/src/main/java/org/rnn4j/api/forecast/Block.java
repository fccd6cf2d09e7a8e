package org.rnn4j.api.forecast;

/**
 * Numbers of shape {@code [rows, steps, width]}, row-major, over an array that is shared and not
 * copied.
 *
 * @param rows samples
 * @param steps time steps of each sample
 * @param width features of each step; may be none
 * @param values at least {@code rows * steps * width} numbers
 */
public record Block(int rows, int steps, int width, float[] values) {

  public Block {
    if (rows < 0 || steps < 0 || width < 0 || values.length < (long) rows * steps * width) {
      throw new IllegalArgumentException(
          values.length + " numbers do not fill [" + rows + ", " + steps + ", " + width + "]");
    }
  }

  /** A block of zeros. */
  public static Block zeros(int rows, int steps, int width) {
    return new Block(
        rows, steps, width, new float[Math.multiplyExact(Math.multiplyExact(rows, steps), width)]);
  }

  /** One number. */
  public float get(int row, int step, int feature) {
    return values[index(row, step, feature)];
  }

  /** Changes one number. */
  public void set(int row, int step, int feature, float value) {
    values[index(row, step, feature)] = value;
  }

  private int index(int row, int step, int feature) {
    return (row * steps + step) * width + feature;
  }
}
