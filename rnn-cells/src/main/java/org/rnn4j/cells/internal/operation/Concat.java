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
 * Values side by side. The memory plan lets the operands be written straight into their place where
 * it can, so that only the others are copied.
 */
public final class Concat extends Operation {

  @Override
  public String name() {
    return "concat";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Shape first = inputs.get(0);
    long width = 0;
    for (Shape s : inputs) {
      if (s.batched() != first.batched() || s.rows() != 1) {
        throw new IllegalArgumentException(
            "values of shapes " + inputs + " cannot stand side by side");
      }
      width += s.width();
    }
    return first.withWidth(Math.toIntExact(width));
  }

  @Override
  public void differentiate(Node node, Node gradient, GradientSink d) {
    int from = 0;
    for (Node input : node.inputs()) {
      d.add(input, gradient.slice(from, from + input.width()));
      from += input.width();
    }
  }

  @Override
  public void evaluate(DoubleCall call) {
    int from = 0;
    for (int i = 0; from < call.width(); i++) {
      for (int row = 0; row < call.rows(); row++) {
        for (int column = 0; column < call.width(i); column++) {
          call.set(row, from + column, call.in(i, row, column));
        }
      }
      from += call.width(i);
    }
  }

  @Override
  public void run(Kernels k, FloatCall c) {
    int result = c.result();
    for (int t = 0; t < c.steps; t++) {
      int to = c.at(result, t);
      for (int i = 0; i < result; i++) {
        int from = c.at(i, t);
        if (from != to || c.array[i] != c.array[result]) {
          k.copy(c.array[i], from, c.array[result], to, c.size(i));
        }
        to += c.size(i);
      }
    }
  }

  @Override
  public long work(Node node) {
    return 0;
  }
}
