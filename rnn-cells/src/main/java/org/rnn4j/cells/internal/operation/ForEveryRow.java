package org.rnn4j.cells.internal.operation;

import java.util.List;
import org.rnn4j.api.step.Shape;
import org.rnn4j.cells.internal.graph.DoubleCall;
import org.rnn4j.cells.internal.graph.FloatCall;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Operation;
import org.rnn4j.cells.internal.kernel.Kernels;

/**
 * A parameter {@code [width]} for every row of the batch, once for all steps: what a product in the
 * time loop starts from.
 */
public final class ForEveryRow extends Operation {

  @Override
  public String name() {
    return "for-every-row";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return Shape.batch(inputs.get(0).width());
  }

  @Override
  public void evaluate(DoubleCall call) {
    call.fill((row, column) -> call.in(0, row, column));
  }

  @Override
  public void run(Kernels k, FloatCall c) {
    for (int feature = 0; feature < c.width[1]; feature++) {
      int to = c.offset[1] + feature * c.lanes;
      k.fill(c.array[1], to, c.lanes, c.array[0][c.offset[0] + feature]);
    }
  }

  @Override
  public boolean isPerSequence() {
    return true;
  }

  @Override
  public long work(Node node) {
    return 0;
  }
}
