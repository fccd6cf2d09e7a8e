package org.rnn4j.cells.internal.graph;

import java.util.List;
import org.rnn4j.api.step.Shape;
import org.rnn4j.cells.internal.kernel.Kernels;

/** {@code dx = s * (dn - mean(dn) - n * mean(dn * n))}; see {@link Standardize}. */
final class StandardizeGradient extends Operation {

  @Override
  public String name() {
    return "standardize-gradient";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return inputs.get(1);
  }

  @Override
  public void evaluate(DoubleCall call) {
    int width = call.width();
    for (int row = 0; row < call.rows(); row++) {
      double mean = 0;
      double projection = 0;
      for (int column = 0; column < width; column++) {
        mean += call.in(0, row, column) / width;
        projection += call.in(0, row, column) * call.in(1, row, column) / width;
      }
      for (int column = 0; column < width; column++) {
        double centred = call.in(0, row, column) - mean - call.in(1, row, column) * projection;
        call.set(row, column, call.in(2, row, 0) * centred);
      }
    }
  }

  @Override
  public void run(Kernels k, FloatCall c) {
    for (int t = 0; t < c.steps; t++) {
      k.standardizeGradient(
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
    return 6L * node.width();
  }
}
