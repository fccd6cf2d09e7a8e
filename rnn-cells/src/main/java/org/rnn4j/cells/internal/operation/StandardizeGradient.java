package org.rnn4j.cells.internal.operation;

import java.util.List;
import org.rnn4j.api.step.Shape;
import org.rnn4j.cells.internal.graph.DoubleCall;
import org.rnn4j.cells.internal.graph.FloatCall;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Operation;
import org.rnn4j.cells.internal.kernel.Kernels;

/**
 * {@code dx = s * (dn - mean(dn) - n * mean(dn * n))}; see {@link Standardize}. {@code
 * TakingInGains} lets it compute {@code dn = dy * gain} itself: then dy stands for dn, and the gain
 * is a fourth operand.
 */
public final class StandardizeGradient extends Operation {

  @Override
  public String name() {
    return "standardize-gradient";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return inputs.get(1);
  }

  private static double dn(DoubleCall call, int row, int column) {
    double dy = call.in(0, row, column);
    return call.operands() == 4 ? dy * call.in(3, row, column) : dy;
  }

  @Override
  public void evaluate(DoubleCall call) {
    int width = call.width();
    for (int row = 0; row < call.rows(); row++) {
      double mean = 0;
      double projection = 0;
      for (int column = 0; column < width; column++) {
        mean += dn(call, row, column) / width;
        projection += dn(call, row, column) * call.in(1, row, column) / width;
      }
      for (int column = 0; column < width; column++) {
        double centred = dn(call, row, column) - mean - call.in(1, row, column) * projection;
        call.set(row, column, call.in(2, row, 0) * centred);
      }
    }
  }

  @Override
  public void run(Kernels k, FloatCall c) {
    int dx = c.result();
    for (int t = 0; t < c.steps; t++) {
      if (dx == 3) {
        k.standardizeGradient(
            c.array[0],
            c.at(0, t),
            c.array[1],
            c.at(1, t),
            c.array[2],
            c.at(2, t),
            c.array[dx],
            c.at(dx, t),
            c.width[dx],
            c.lanes);
      } else {
        k.scaledStandardizeGradient(
            c.array[0],
            c.at(0, t),
            c.array[3],
            c.at(3, t),
            c.array[1],
            c.at(1, t),
            c.array[2],
            c.at(2, t),
            c.array[dx],
            c.at(dx, t),
            c.width[dx],
            c.lanes);
      }
    }
  }

  @Override
  public long work(Node node) {
    return 6L * node.width();
  }
}
