package org.rnn4j.cells.internal.graph;

import org.rnn4j.cells.internal.kernel.Kernels;

/**
 * An operation whose operands all have the result's size, so that it does not matter which number
 * belongs to which row, feature or step.
 */
abstract class Elementwise extends Operation {

  /**
   * One pass over {@code n} numbers.
   *
   * @param a where operands and result stand, the result last
   * @param at the first number of each
   */
  abstract void pass(Kernels k, float[][] a, int[] at, int n);

  @Override
  public void run(Kernels k, FloatCall c) {
    if (c.steps == 1) {
      pass(k, c.array, c.offset, c.passLength);
      return;
    }
    int runs = c.runs();
    int n = c.runLength(runs);
    for (int i = 0; i < runs; i++) {
      pass(k, c.array, c.offset, n);
      c.advance();
    }
  }
}
