package org.rnn4j.cells.internal.operation;

import java.util.List;
import org.rnn4j.api.step.Shape;
import org.rnn4j.cells.internal.graph.DoubleCall;
import org.rnn4j.cells.internal.graph.GradientSink;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.kernel.Kernels;

/**
 * {@code y = x}, in storage of its own: for a state that takes over something that has a place
 * already.
 */
public final class Copy extends Elementwise {

  @Override
  public String name() {
    return "copy";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return inputs.get(0);
  }

  @Override
  public void differentiate(Node node, Node gradient, GradientSink d) {
    d.add(node.input(0), gradient);
  }

  @Override
  public void evaluate(DoubleCall call) {
    call.fill((row, column) -> call.in(0, row, column));
  }

  @Override
  public void pass(Kernels k, float[][] a, int[] at, int n) {
    k.copy(a[0], at[0], a[1], at[1], n);
  }
}
