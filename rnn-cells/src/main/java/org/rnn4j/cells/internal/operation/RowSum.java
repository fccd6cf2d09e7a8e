package org.rnn4j.cells.internal.operation;

import java.util.List;
import org.rnn4j.api.step.Shape;
import org.rnn4j.cells.internal.graph.DoubleCall;
import org.rnn4j.cells.internal.graph.FloatCall;
import org.rnn4j.cells.internal.graph.GradientSink;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Operation;
import org.rnn4j.cells.internal.kernel.Kernels;

/** The sum over the columns: {@code [batch, n] -> [batch, 1]}; its gradient is broadcast back. */
public final class RowSum extends Operation {

  @Override
  public String name() {
    return "row-sum";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Shape x = inputs.get(0);
    if (x.rows() != 1) {
      throw new IllegalArgumentException("a row sum is taken of [batch, n] or [n], not of " + x);
    }
    return x.withWidth(1);
  }

  @Override
  public void differentiate(Node node, Node gradient, GradientSink d) {
    d.add(node.input(0), gradient.broadcast(node.input(0).width()));
  }

  @Override
  public void evaluate(DoubleCall call) {
    call.fill(
        (row, ignored) -> {
          double sum = 0;
          for (int column = 0; column < call.width(0); column++) {
            sum += call.in(0, row, column);
          }
          return sum;
        });
  }

  @Override
  public void run(Kernels k, FloatCall c) {
    for (int t = 0; t < c.steps; t++) {
      k.rowSum(
          c.array[0], c.at(0, t), c.width[0], c.array[1], c.at(1, t), c.batched[0] ? c.lanes : 1);
    }
  }

  @Override
  public long work(Node node) {
    return node.input(0).width();
  }
}
