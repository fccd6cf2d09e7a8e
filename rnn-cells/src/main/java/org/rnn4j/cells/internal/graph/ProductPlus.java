package org.rnn4j.cells.internal.graph;

import java.util.List;
import org.rnn4j.api.step.Shape;
import org.rnn4j.cells.internal.kernel.Kernels;

/**
 * {@code y = a + x P} or {@code y = a + x P'} in one pass; made by {@link Fusion} only. {@code a}
 * has the result's shape or is a parameter {@code [width]}.
 */
final class ProductPlus extends Operation {

  private final boolean transposed;

  ProductPlus(boolean transposed) {
    this.transposed = transposed;
  }

  @Override
  public String name() {
    return transposed ? "transposed-product-plus" : "product-plus";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Shape p = inputs.get(2);
    return Shape.batch(transposed ? p.rows() : p.width());
  }

  @Override
  public void evaluate(DoubleCall call) {
    call.fill(
        (row, column) -> {
          double sum = call.in(0, row, column);
          for (int i = 0; i < call.width(1); i++) {
            sum +=
                call.in(1, row, i) * (transposed ? call.in(2, column, i) : call.in(2, i, column));
          }
          return sum;
        });
  }

  @Override
  public void run(Kernels k, FloatCall c) {
    k.product(
        c.steps,
        c.array[2],
        c.offset[2],
        transposed ? c.width[2] : 1,
        transposed ? 1 : c.width[2],
        c.width[3],
        c.width[1],
        c.array[1],
        c.offset[1],
        c.stride[1],
        c.batched[0] ? Kernels.Start.BLOCK : Kernels.Start.VECTOR,
        c.array[0],
        c.offset[0],
        c.stride[0],
        c.array[3],
        c.offset[3],
        c.stride[3],
        c.lanes);
  }

  @Override
  public boolean isProduct() {
    return true;
  }

  @Override
  public long work(Node node) {
    return 2L * node.input(1).width() * node.width() + node.width();
  }
}
