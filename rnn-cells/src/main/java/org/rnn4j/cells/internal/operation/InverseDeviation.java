package org.rnn4j.cells.internal.operation;

import java.util.List;
import org.rnn4j.api.step.Shape;
import org.rnn4j.cells.internal.graph.DoubleCall;
import org.rnn4j.cells.internal.graph.FloatCall;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Operation;
import org.rnn4j.cells.internal.kernel.Kernels;

/**
 * {@code 1 / sqrt(var(x) + epsilon)} of each row, from x and its mean, with the biased variance.
 *
 * <p>Part of {@link Standardize}, whose gradient rule accounts for it; so it has none itself.
 */
public final class InverseDeviation extends Operation {

  private final double epsilon;

  public InverseDeviation(double epsilon) {
    this.epsilon = epsilon;
  }

  @Override
  public String name() {
    return "inverse-deviation(" + epsilon + ")";
  }

  @Override
  public String canonical() {
    return "inverse-deviation(" + Double.toHexString(epsilon) + ")";
  }

  @Override
  public String word() {
    return "inverse-deviation";
  }

  @Override
  public List<Double> constants() {
    return List.of(epsilon);
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return inputs.get(1);
  }

  @Override
  public void evaluate(DoubleCall call) {
    call.fill(
        (row, ignored) -> {
          double sum = 0;
          for (int column = 0; column < call.width(0); column++) {
            double centred = call.in(0, row, column) - call.in(1, row, 0);
            sum += centred * centred;
          }
          return 1 / Math.sqrt(sum / call.width(0) + epsilon);
        });
  }

  @Override
  public void run(Kernels k, FloatCall c) {
    for (int t = 0; t < c.steps; t++) {
      k.inverseDeviation(
          c.array[0],
          c.at(0, t),
          c.array[1],
          c.at(1, t),
          (float) epsilon,
          c.array[2],
          c.at(2, t),
          c.width[0],
          c.lanes);
    }
  }

  @Override
  public long work(Node node) {
    return 3L * node.input(0).width();
  }
}
