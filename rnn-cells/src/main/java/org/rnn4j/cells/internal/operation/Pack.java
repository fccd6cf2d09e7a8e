package org.rnn4j.cells.internal.operation;

import java.util.List;
import org.rnn4j.api.step.Shape;
import org.rnn4j.cells.internal.graph.DoubleCall;
import org.rnn4j.cells.internal.graph.FloatCall;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Operation;
import org.rnn4j.cells.internal.kernel.Kernels;

/**
 * A matrix rearranged into the order in which a product reads it, once for all time steps; see
 * {@link Kernels#pack}. To everybody but the kernel it is the same matrix.
 */
public final class Pack extends Operation {

  private final boolean transposed;

  /** For products with the matrix, or with its transpose. */
  public Pack(boolean transposed) {
    this.transposed = transposed;
  }

  @Override
  public String name() {
    return transposed ? "pack-transposed" : "pack";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return inputs.get(0);
  }

  @Override
  public void evaluate(DoubleCall call) {
    call.fill((row, column) -> call.in(0, row, column));
  }

  @Override
  public void run(Kernels k, FloatCall c) {
    int columns = c.columns[0];
    int rows = c.width[0] / columns;
    k.pack(
        c.array[0],
        c.offset[0],
        transposed ? columns : 1,
        transposed ? 1 : columns,
        transposed ? rows : columns,
        transposed ? columns : rows,
        c.array[1],
        c.offset[1]);
  }

  @Override
  public long work(Node node) {
    return 0;
  }
}
