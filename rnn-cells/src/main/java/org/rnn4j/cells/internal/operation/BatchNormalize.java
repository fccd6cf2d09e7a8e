package org.rnn4j.cells.internal.operation;

import java.util.List;
import org.rnn4j.api.step.Binary;
import org.rnn4j.api.step.Shape;
import org.rnn4j.cells.internal.graph.DoubleCall;
import org.rnn4j.cells.internal.graph.FloatCall;
import org.rnn4j.cells.internal.graph.GradientSink;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Operation;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.kernel.Kernels;
import org.rnn4j.cells.internal.operation.BatchStatistics.Statistic;

/** {@code y = (x - mean) * s}, the statistics being functions of all x. */
final class BatchNormalize extends Operation {

  @Override
  public String name() {
    return "batch-normalize";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return inputs.get(0);
  }

  @Override
  public void differentiate(Node node, Node gradient, GradientSink d) {
    StepGraph graph = node.graph();
    int width = node.width();
    Node common =
        node.times(Statistic.PROJECTION.of(graph, width)).plus(Statistic.GRADIENT.of(graph, width));
    Node ofPresent = graph.add(Select.orZero(), graph.maskLeaf(), common);
    d.add(node.input(0), gradient.minus(ofPresent).times(node.input(2)));
  }

  @Override
  public void evaluate(DoubleCall call) {
    call.fill(
        (row, column) ->
            (call.in(0, row, column) - call.in(1, row, column)) * call.in(2, row, column));
  }

  @Override
  public void run(Kernels k, FloatCall c) {
    for (int t = 0; t < c.steps; t++) {
      int y = c.at(3, t);
      k.binaryByFeature(
          Binary.MINUS,
          false,
          c.array[0],
          c.at(0, t),
          c.array[1],
          c.at(1, t),
          1,
          c.array[3],
          y,
          c.width[3],
          c.lanes);
      k.binaryByFeature(
          Binary.TIMES,
          false,
          c.array[3],
          y,
          c.array[2],
          c.at(2, t),
          1,
          c.array[3],
          y,
          c.width[3],
          c.lanes);
    }
  }

  @Override
  public boolean isOverAllSteps() {
    return true;
  }

  @Override
  public long work(Node node) {
    return 4L * node.width();
  }
}
