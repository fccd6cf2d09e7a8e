package org.rnn4j.cells.internal.graph;

import java.util.List;
import org.rnn4j.api.step.Shape;
import org.rnn4j.cells.internal.kernel.Kernels;

/**
 * {@code y = x P'}: {@code [batch, m] x [n, m] -> [batch, n]}, the gradient of a product's input.
 */
final class TransposedProduct extends Operation {

  @Override
  public String name() {
    return "transposed-product";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return Shape.batch(inputs.get(1).rows());
  }

  @Override
  public void evaluate(DoubleCall call) {
    call.fill(
        (row, column) -> {
          double sum = 0;
          for (int i = 0; i < call.width(0); i++) {
            sum += call.in(0, row, i) * call.in(1, column, i);
          }
          return sum;
        });
  }

  @Override
  public void run(Kernels k, FloatCall c) {
    k.product(
        c.steps,
        c.array[1],
        c.offset[1],
        c.width[1],
        1,
        c.width[2],
        c.width[0],
        c.array[0],
        c.offset[0],
        c.stride[0],
        Kernels.Start.ZERO,
        c.array[2],
        0,
        0,
        c.array[2],
        c.offset[2],
        c.stride[2],
        c.lanes);
  }

  @Override
  public boolean isProduct() {
    return true;
  }

  @Override
  public long work(Node node) {
    return 2L * node.input(0).width() * node.width();
  }
}
