package org.rnn4j.cells.internal.operation;

import java.util.List;
import org.rnn4j.api.step.Shape;
import org.rnn4j.cells.internal.graph.DoubleCall;
import org.rnn4j.cells.internal.graph.FloatCall;
import org.rnn4j.cells.internal.graph.GradientSink;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Operation;
import org.rnn4j.cells.internal.kernel.Kernels;

/** Columns {@code from} to {@code to} of a value, as a view. */
public final class Slice extends Operation {

  private final int from;
  private final int to;

  public Slice(int from, int to) {
    this.from = from;
    this.to = to;
  }

  /** The first column. */
  public int from() {
    return from;
  }

  @Override
  public String name() {
    return "slice(" + from + ", " + to + ")";
  }

  @Override
  public String word() {
    return "slice";
  }

  @Override
  public List<Double> constants() {
    return List.of((double) from, (double) to);
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Shape x = inputs.get(0);
    if (from < 0 || to <= from || to > x.width() || x.rows() != 1) {
      throw new IllegalArgumentException(
          "columns " + from + " to " + to + " cannot be taken from a value of shape " + x);
    }
    return x.withWidth(to - from);
  }

  @Override
  public void differentiate(Node node, Node gradient, GradientSink d) {
    d.addColumns(node.input(0), from, gradient);
  }

  @Override
  public void evaluate(DoubleCall call) {
    call.fill((row, column) -> call.in(0, row, call.width(0) == 1 ? 0 : from + column));
  }

  @Override
  public void run(Kernels k, FloatCall call) {
    throw new IllegalStateException("a view is not run");
  }

  @Override
  public boolean isView() {
    return true;
  }

  @Override
  public long work(Node node) {
    return 0;
  }
}
