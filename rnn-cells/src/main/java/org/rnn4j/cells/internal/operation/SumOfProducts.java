package org.rnn4j.cells.internal.operation;

import java.util.List;
import org.rnn4j.api.step.Shape;
import org.rnn4j.cells.internal.graph.DoubleCall;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.kernel.Kernels;

/**
 * {@code z = a b + c d}, or {@code z = a b + c}, element by element, each product and the sum
 * rounded as if they stood alone; see {@code SumsOfProducts}.
 */
public final class SumOfProducts extends Elementwise {

  @Override
  public String name() {
    return "sum-of-products";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return inputs.get(0);
  }

  @Override
  public void evaluate(DoubleCall call) {
    boolean isSecond = call.operands() == 4;
    call.fill(
        (row, column) ->
            call.in(0, row, column) * call.in(1, row, column)
                + call.in(2, row, column) * (isSecond ? call.in(3, row, column) : 1));
  }

  @Override
  public void pass(Kernels k, float[][] a, int[] at, int n) {
    if (a.length == 5) {
      k.sumOfProducts(a[0], at[0], a[1], at[1], a[2], at[2], a[3], at[3], a[4], at[4], n);
    } else {
      k.productPlus(a[0], at[0], a[1], at[1], a[2], at[2], a[3], at[3], n);
    }
  }

  @Override
  public long work(Node node) {
    return (node.inputs().size() - 1L) * node.shape().size();
  }
}
