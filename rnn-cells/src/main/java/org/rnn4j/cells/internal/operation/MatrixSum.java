package org.rnn4j.cells.internal.operation;

import java.util.List;
import org.rnn4j.api.step.Shape;
import org.rnn4j.cells.internal.graph.DoubleCall;
import org.rnn4j.cells.internal.graph.FloatCall;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Operation;
import org.rnn4j.cells.internal.kernel.Kernels;

/**
 * The sum of a matrix computed from parameters: {@code [rows, n] -> [1]}, the gradient of a scalar.
 */
public final class MatrixSum extends Operation {

  private final int rows;

  public MatrixSum(int rows) {
    this.rows = rows;
  }

  @Override
  public String name() {
    return "matrix-sum";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return Shape.vector(1);
  }

  @Override
  public void evaluate(DoubleCall call) {
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < call.width(0); column++) {
        sum += call.in(0, row, column);
      }
    }
    call.set(0, 0, sum);
  }

  @Override
  public void run(Kernels k, FloatCall c) {
    k.rowSum(c.array[0], c.offset[0], c.width[0], c.array[1], c.offset[1], 1);
  }

  @Override
  public long work(Node node) {
    return node.input(0).shape().size();
  }
}
