package org.rnn4j.cells.internal.operation;

import org.rnn4j.cells.internal.graph.FloatCall;
import org.rnn4j.cells.internal.graph.Operation;
import org.rnn4j.cells.internal.kernel.Kernels;

/**
 * An operation whose operands all have the result's size, so that it does not matter which number
 * belongs to which row, feature or step.
 */
public abstract class Elementwise extends Operation {

  /**
   * One pass over {@code n} numbers.
   *
   * @param a where operands and result stand, the result last
   * @param at the first number of each
   */
  public abstract void pass(Kernels k, float[][] a, int[] at, int n);

  /** Whether all operands do have the result's size, so that nothing has to be broadcast. */
  public boolean isPlain(FloatCall c) {
    return true;
  }

  /** Whether there are kernels that take it a vector at a time. */
  public boolean runsInVectors() {
    return true;
  }

  @Override
  public void run(Kernels k, FloatCall c) {
    int runs = c.runs();
    int n = c.runLength(runs);
    for (int i = 0; i < runs; i++) {
      pass(k, c.array, c.offset, n);
      c.advance();
    }
  }
}
