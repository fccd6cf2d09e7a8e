package org.rnn4j.cells.internal.graph;

import java.util.List;
import org.rnn4j.api.step.Shape;
import org.rnn4j.cells.internal.kernel.Kernels;

/**
 * {@code y = x}, in storage of its own: for a state that takes over something that has a place
 * already.
 */
final class Copy extends Operation {

  @Override
  public String name() {
    return "copy";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return inputs.get(0);
  }

  @Override
  public void differentiate(Node node, Node gradient, Differentiation d) {
    d.add(node.input(0), gradient);
  }

  @Override
  public void evaluate(DoubleCall call) {
    call.fill((row, column) -> call.in(0, row, column));
  }

  @Override
  public void run(Kernels k, FloatCall c) {
    int runs = c.runs();
    int n = c.runLength(runs);
    for (int t = 0; t < runs; t++) {
      k.copy(c.array[0], c.at(0, t), c.array[1], c.at(1, t), n);
    }
  }
}
