package org.rnn4j.cells.internal.graph;

/**
 * Where the operands and the result of one operation stand: for each an array, the offset at the
 * first time step, and the distance to the next one. A batched value is stored {@code [width,
 * lanes]} at each step, a lane being a row of the batch, so that a column block is contiguous and a
 * vector of lanes has no tail.
 */
public final class FloatCall {

  /** The first time step to run. */
  public int firstStep;

  /** What random masks are drawn from. */
  public final Draws draws;

  /** Time steps to run. */
  public int steps;

  /** Rows of the batch that stand side by side. */
  public final int lanes;

  /** Operands first, result last. */
  public final float[][] array;

  /** Offsets at the first of the steps. */
  public final int[] offset;

  /** Distance from step to step; 0 for what does not change. */
  public final int[] stride;

  /** Features; of parameters that are treated as one long vector, all numbers. */
  public final int[] width;

  /** The row length of a parameter. */
  public final int[] columns;

  /** Whether stored with lanes; parameters are not. */
  public final boolean[] batched;

  /** Numbers of one step of each; see {@link #measure}. */
  private final int[] size;

  /** A call with so many operands; its arrays are to be filled in. */
  public FloatCall(int operands, int lanes, Draws draws) {
    this.lanes = lanes;
    this.draws = draws;
    int n = operands + 1;
    array = new float[n][];
    offset = new int[n];
    stride = new int[n];
    width = new int[n];
    columns = new int[n];
    batched = new boolean[n];
    size = new int[n];
  }

  /** To be called when widths are known. */
  public void measure() {
    for (int i = 0; i < size.length; i++) {
      size[i] = batched[i] ? width[i] * lanes : width[i];
    }
  }

  /** The index of the result. */
  public int result() {
    return array.length - 1;
  }

  /** Numbers of one step of an operand. */
  public int size(int i) {
    return size[i];
  }

  /** The offset of an operand at a step counted from the first. */
  public int at(int i, int step) {
    return offset[i] + step * stride[i];
  }

  /**
   * How many runs of an element-wise kernel it takes: one where the steps of every operand stand
   * one behind the other, else one for each step. All operands have the result's size.
   */
  public int runs() {
    for (int i = 0; i < array.length; i++) {
      if (steps > 1 && stride[i] != size(i)) {
        return steps;
      }
    }
    return 1;
  }

  /** Goes on to the next step. */
  public void advance() {
    for (int i = 0; i < offset.length; i++) {
      offset[i] += stride[i];
    }
  }

  /** The numbers of each run. */
  public int runLength(int runs) {
    return size(result()) * (steps / runs);
  }
}
