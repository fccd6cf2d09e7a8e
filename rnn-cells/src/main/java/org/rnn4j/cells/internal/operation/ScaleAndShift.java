package org.rnn4j.cells.internal.operation;

import java.util.List;
import org.rnn4j.api.step.Shape;
import org.rnn4j.cells.internal.graph.DoubleCall;
import org.rnn4j.cells.internal.graph.FloatCall;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Operation;
import org.rnn4j.cells.internal.kernel.Kernels;

/**
 * {@code y = x * gain + offset} with a number for each feature, rounded after either operation:
 * what {@code TakingInGains} makes of the two.
 */
public final class ScaleAndShift extends Operation {

  @Override
  public String name() {
    return "scale-and-shift";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return inputs.get(0);
  }

  @Override
  public void evaluate(DoubleCall call) {
    call.fill(
        (row, column) ->
            call.in(0, row, column) * call.in(1, row, column) + call.in(2, row, column));
  }

  @Override
  public void run(Kernels k, FloatCall c) {
    for (int t = 0; t < c.steps; t++) {
      k.scaleAndShift(
          c.array[0],
          c.at(0, t),
          c.array[1],
          c.at(1, t),
          c.array[2],
          c.at(2, t),
          c.array[3],
          c.at(3, t),
          c.width[3],
          c.lanes);
    }
  }

  @Override
  public long work(Node node) {
    return 2L * node.width();
  }
}
