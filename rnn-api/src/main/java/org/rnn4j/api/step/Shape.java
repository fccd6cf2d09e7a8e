package org.rnn4j.api.step;

/**
 * The shape of a {@link Value}: {@code [batch, width]} for whatever depends on the input or a
 * state, or {@code [rows, width]} for parameters and what is computed from parameters alone. A
 * vector is a matrix of one row.
 *
 * @param batched whether the first axis is the batch
 * @param rows the rows of an unbatched value; 1 when batched
 * @param width the columns (features); at least 1
 */
public record Shape(boolean batched, int rows, int width) {

  public Shape {
    if (rows < 1 || width < 1) {
      throw new IllegalArgumentException(
          "a shape needs at least one row and one column, not [" + rows + ", " + width + "]");
    }
    if (batched && rows != 1) {
      throw new IllegalArgumentException("a batched shape has no rows of its own, not " + rows);
    }
  }

  /** {@code [batch, width]}. */
  public static Shape batch(int width) {
    return new Shape(true, 1, width);
  }

  /** {@code [width]}: one number for each feature. */
  public static Shape vector(int width) {
    return new Shape(false, 1, width);
  }

  /** {@code [rows, width]}. */
  public static Shape matrix(int rows, int width) {
    return new Shape(false, rows, width);
  }

  /** How many numbers one row of the batch, or the whole unbatched value, has. */
  public int size() {
    return Math.multiplyExact(rows, width);
  }

  /** The same kind of shape with another width. */
  public Shape withWidth(int newWidth) {
    return new Shape(batched, rows, newWidth);
  }

  @Override
  public String toString() {
    if (batched) {
      return "[batch, " + width + "]";
    }
    return rows == 1 ? "[" + width + "]" : "[" + rows + ", " + width + "]";
  }
}
