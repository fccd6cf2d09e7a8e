package org.rnn4j.cells.internal.operation;

import java.util.List;
import org.rnn4j.api.step.Shape;
import org.rnn4j.api.step.Unary;
import org.rnn4j.cells.internal.graph.DoubleCall;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.kernel.Kernels;

/**
 * {@code dx = (a b) * f'}: a {@link UnaryGradient} where the gradient that arrives is a product;
 * see {@code SumsOfProducts}.
 */
public final class ProductGradient extends Elementwise {

  private final UnaryGradient gradient;

  public ProductGradient(UnaryGradient gradient) {
    this.gradient = gradient;
  }

  @Override
  public String name() {
    return "product-" + gradient.name();
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return inputs.get(0);
  }

  @Override
  public void evaluate(DoubleCall call) {
    call.fill(
        (row, column) ->
            call.in(0, row, column)
                * call.in(1, row, column)
                * gradient.derivative(call.in(2, row, column)));
  }

  @Override
  public void pass(Kernels k, float[][] a, int[] at, int n) {
    Unary f = gradient.function();
    k.productGradient(f, a[0], at[0], a[1], at[1], a[2], at[2], a[3], at[3], n);
  }

  @Override
  public long work(Node node) {
    return 2L * node.shape().size();
  }
}
