package org.rnn4j.cells.internal.operation;

import java.util.List;
import org.rnn4j.api.step.Shape;
import org.rnn4j.cells.internal.graph.DoubleCall;
import org.rnn4j.cells.internal.graph.FloatCall;
import org.rnn4j.cells.internal.graph.GradientSink;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Operation;
import org.rnn4j.cells.internal.kernel.Kernels;

/**
 * {@code y[t] = x[0]} at every step; {@code dx[0] = sum over t of dy[t]}, zero at the other steps.
 */
public final class FirstForEveryStep extends Operation {

  @Override
  public String name() {
    return "first-for-every-step";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return inputs.get(0);
  }

  @Override
  public void differentiate(Node node, Node gradient, GradientSink d) {
    d.add(node.input(0), node.graph().add(new SumAtFirstStep(), gradient));
  }

  @Override
  public void evaluate(DoubleCall call) {
    call.fill((row, column) -> call.in(0, 0, row, column));
  }

  @Override
  public void run(Kernels k, FloatCall c) {
    for (int t = 0; t < c.steps; t++) {
      k.copy(c.array[0], c.at(0, 0), c.array[1], c.at(1, t), c.size(1));
    }
  }

  @Override
  public boolean isOverAllSteps() {
    return true;
  }

  @Override
  public long work(Node node) {
    return 0;
  }

  /** The sum over all steps at step 0, zero at the others. */
  private static final class SumAtFirstStep extends Operation {

    @Override
    public String name() {
      return "sum-at-first-step";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
      return inputs.get(0);
    }

    @Override
    public void evaluate(DoubleCall call) {
      call.fill(
          (row, column) -> {
            double sum = 0;
            for (int t = call.steps() - 1; t >= 0 && call.step() == 0; t--) {
              sum += call.in(0, t, row, column);
            }
            return sum;
          });
    }

    @Override
    public void run(Kernels k, FloatCall c) {
      int last = c.steps - 1;
      k.copy(c.array[0], c.at(0, last), c.array[1], c.at(1, 0), c.size(1));
      for (int t = last - 1; t >= 0; t--) {
        k.add(c.array[1], c.at(1, 0), c.array[0], c.at(0, t), c.size(1));
      }
      for (int t = 1; t <= last; t++) {
        k.fill(c.array[1], c.at(1, t), c.size(1), 0);
      }
    }

    @Override
    public boolean isOverAllSteps() {
      return true;
    }
  }
}
