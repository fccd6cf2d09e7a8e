package org.rnn4j.cells.internal.operation;

import java.util.List;
import org.rnn4j.api.step.Shape;
import org.rnn4j.cells.internal.graph.DoubleCall;
import org.rnn4j.cells.internal.graph.FloatCall;
import org.rnn4j.cells.internal.graph.GradientSink;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Operation;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.kernel.Kernels;

/**
 * {@code n = (x - mean) * s} with {@code s = 1 / sqrt(var + epsilon)}: layer statistics (Ba, Kiros
 * and Hinton 2016). Mean and deviation are operands, so that both are kept, but the gradient is
 * taken of all three together: {@code dx = s * (dn - mean(dn) - n * mean(dn * n))}.
 */
public final class Standardize extends Operation {

  /** Whether a step takes the statistics of a single feature, which leaves nothing of it. */
  public static boolean isOfOneFeature(StepGraph graph) {
    return graph.nodes().stream()
        .anyMatch(node -> node.operation() instanceof Standardize && node.width() == 1);
  }

  @Override
  public String name() {
    return "standardize";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Shape x = inputs.get(0);
    if (!x.batched()) {
      throw new IllegalArgumentException("layer statistics are taken of [batch, n], not of " + x);
    }
    return x;
  }

  @Override
  public void differentiate(Node node, Node gradient, GradientSink d) {
    d.add(
        node.input(0), node.graph().add(new StandardizeGradient(), gradient, node, node.input(2)));
  }

  @Override
  public void evaluate(DoubleCall call) {
    call.fill((row, column) -> (call.in(0, row, column) - call.in(1, row, 0)) * call.in(2, row, 0));
  }

  @Override
  public void run(Kernels k, FloatCall c) {
    for (int t = 0; t < c.steps; t++) {
      k.standardize(
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
