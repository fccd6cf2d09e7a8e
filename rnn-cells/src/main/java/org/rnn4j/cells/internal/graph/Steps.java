package org.rnn4j.cells.internal.graph;

/**
 * Runs an element-wise kernel over the time steps of a call: in one go where operands and result
 * are dense, else step by step.
 */
final class Steps {

  private Steps() {}

  /** A kernel over one operand. */
  interface One {
    void run(int in, int out, int count);
  }

  /** A kernel over two operands of the result's size. */
  interface Two {
    void run(int left, int right, int out, int count);
  }

  static void forEach(FloatCall c, One kernel) {
    int n = c.size(1);
    if (c.isDense(0) && c.isDense(1)) {
      kernel.run(c.offset[0], c.offset[1], n * c.steps);
      return;
    }
    for (int t = 0; t < c.steps; t++) {
      kernel.run(c.at(0, t), c.at(1, t), n);
    }
  }

  static void forEach(FloatCall c, Two kernel) {
    int n = c.size(2);
    if (c.isDense(0) && c.isDense(1) && c.isDense(2)) {
      kernel.run(c.offset[0], c.offset[1], c.offset[2], n * c.steps);
      return;
    }
    for (int t = 0; t < c.steps; t++) {
      kernel.run(c.at(0, t), c.at(1, t), c.at(2, t), n);
    }
  }
}
