package org.rnn4j.cells.internal.operation;

import java.util.List;
import org.rnn4j.api.option.Kebab;
import org.rnn4j.api.step.Binary;
import org.rnn4j.api.step.Shape;
import org.rnn4j.cells.internal.graph.DoubleCall;
import org.rnn4j.cells.internal.graph.FloatCall;
import org.rnn4j.cells.internal.graph.GradientSink;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.kernel.Kernels;

/** {@code z = f(x, y)}, element by element, one operand broadcast if its shape is smaller. */
public final class BinaryOperation extends Elementwise {

  private final Binary f;

  public BinaryOperation(Binary f) {
    this.f = f;
  }

  /** f. */
  public Binary function() {
    return f;
  }

  @Override
  public String name() {
    return Kebab.of(f);
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return resultShape(inputs.get(0), inputs.get(1));
  }

  public static Shape resultShape(Shape x, Shape y) {
    boolean widthsFit = x.width() == y.width() || x.width() == 1 || y.width() == 1;
    int width = Math.max(x.width(), y.width());
    if (x.batched() && y.batched() && widthsFit) {
      return Shape.batch(width);
    }
    if (x.batched() != y.batched()) {
      Shape parameter = x.batched() ? y : x;
      if (parameter.rows() == 1 && widthsFit) {
        return Shape.batch(width);
      }
    }
    if (!x.batched() && !y.batched()) {
      if (x.equals(y) || y.size() == 1) {
        return x;
      }
      if (x.size() == 1) {
        return y;
      }
    }
    throw new IllegalArgumentException(
        "values of shapes " + x + " and " + y + " cannot be combined element by element");
  }

  @Override
  public boolean isSingularIn(int operand) {
    return f == Binary.DIVIDED_BY && operand == 1;
  }

  @Override
  public void differentiate(Node node, Node g, GradientSink d) {
    Node x = node.input(0);
    Node y = node.input(1);
    switch (f) {
      case PLUS -> {
        d.add(x, g);
        d.add(y, g);
      }
      case MINUS -> {
        d.add(x, g);
        d.add(y, g.affine(-1, 0));
      }
      case TIMES -> {
        d.addProductOf(x, g, y);
        d.addProductOf(y, g, x);
      }
      case DIVIDED_BY -> {
        d.add(x, g.dividedBy(y));
        d.add(y, g.times(node).dividedBy(y).affine(-1, 0));
      }
      case MAX -> split(d, g, x, y, y.apply(Binary.GREATER, x));
      case MIN -> split(d, g, x, y, x.apply(Binary.GREATER, y));
      case GREATER -> {
        // Piecewise constant: no gradient.
      }
    }
  }

  // The gradient goes to y where the mask is 1, to x elsewhere.
  private static void split(GradientSink d, Node g, Node x, Node y, Node toY) {
    d.addProductOf(y, g, toY);
    d.addProductOf(x, g, toY.subtractedFrom(1));
  }

  @Override
  public void evaluate(DoubleCall call) {
    call.fill((row, column) -> value(call.in(0, row, column), call.in(1, row, column)));
  }

  private double value(double x, double y) {
    return switch (f) {
      case PLUS -> x + y;
      case MINUS -> x - y;
      case TIMES -> x * y;
      case DIVIDED_BY -> x / y;
      case MIN -> Math.min(x, y);
      case MAX -> Math.max(x, y);
      case GREATER -> x > y ? 1 : 0;
    };
  }

  @Override
  public void pass(Kernels k, float[][] a, int[] at, int n) {
    k.binary(f, a[0], at[0], a[1], at[1], a[2], at[2], n);
  }

  @Override
  public void run(Kernels k, FloatCall c) {
    if (isPlain(c)) {
      super.run(k, c);
    } else {
      runBroadcast(k, c);
    }
  }

  @Override
  public boolean isPlain(FloatCall c) {
    return c.size(0) == c.size(2) && c.size(1) == c.size(2);
  }

  private void runBroadcast(Kernels k, FloatCall c) {
    boolean sameKind = c.batched[0] == c.batched[1];
    boolean firstIsSmall = sameKind ? c.size(0) < c.size(1) : !c.batched[0];
    int small = firstIsSmall ? 0 : 1;
    int large = 1 - small;
    for (int t = 0; t < c.steps; t++) {
      if (c.batched[small]) { // [batch, 1] over the features
        k.binaryByLane(
            f,
            small == 0,
            c.array[large],
            c.at(large, t),
            c.array[small],
            c.at(small, t),
            c.array[2],
            c.at(2, t),
            c.width[2],
            c.lanes);
      } else { // [width] or [1] over the batch
        k.binaryByFeature(
            f,
            small == 0,
            c.array[large],
            c.at(large, t),
            c.array[small],
            c.at(small, t),
            c.width[small] == 1 ? 0 : 1,
            c.array[2],
            c.at(2, t),
            c.width[2],
            c.batched[2] ? c.lanes : 1);
      }
    }
  }
}
