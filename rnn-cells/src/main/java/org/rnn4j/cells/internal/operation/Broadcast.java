package org.rnn4j.cells.internal.operation;

import java.util.List;
import org.rnn4j.api.step.Shape;
import org.rnn4j.cells.internal.graph.DoubleCall;
import org.rnn4j.cells.internal.graph.FloatCall;
import org.rnn4j.cells.internal.graph.GradientSink;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Operation;
import org.rnn4j.cells.internal.kernel.Kernels;

/** {@code [batch, 1] -> [batch, width]}. */
public final class Broadcast extends Operation {

  private final int width;

  public Broadcast(int width) {
    this.width = width;
  }

  @Override
  public String name() {
    return "broadcast(" + width + ")";
  }

  @Override
  public String word() {
    return "broadcast";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Shape x = inputs.get(0);
    if (x.width() != 1 || x.rows() != 1) {
      throw new IllegalArgumentException("only one column can be broadcast, not " + x);
    }
    return x.withWidth(width);
  }

  @Override
  public void differentiate(Node node, Node gradient, GradientSink d) {
    d.add(node.input(0), gradient.rowSum());
  }

  @Override
  public void evaluate(DoubleCall call) {
    call.fill((row, column) -> call.in(0, row, 0));
  }

  @Override
  public void run(Kernels k, FloatCall c) {
    int lanes = c.batched[0] ? c.lanes : 1;
    for (int t = 0; t < c.steps; t++) {
      for (int feature = 0; feature < width; feature++) {
        k.copy(c.array[0], c.at(0, t), c.array[1], c.at(1, t) + feature * lanes, lanes);
      }
    }
  }
}
