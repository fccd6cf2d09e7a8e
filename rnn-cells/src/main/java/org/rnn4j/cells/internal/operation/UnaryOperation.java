package org.rnn4j.cells.internal.operation;

import java.util.List;
import org.rnn4j.api.option.Kebab;
import org.rnn4j.api.step.Shape;
import org.rnn4j.api.step.Unary;
import org.rnn4j.cells.internal.graph.DoubleCall;
import org.rnn4j.cells.internal.graph.GradientSink;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.kernel.Kernels;

/** {@code y = f(x)}, element by element; {@code dx = dy * f'(x)}. */
public final class UnaryOperation extends Elementwise {

  private final Unary f;

  public UnaryOperation(Unary f) {
    this.f = f;
  }

  public Unary function() {
    return f;
  }

  @Override
  public String name() {
    return Kebab.of(f);
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return inputs.get(0);
  }

  @Override
  public boolean isSingularIn(int operand) {
    return switch (f) {
      case LOG, SQRT, RECIPROCAL, EXP -> true;
      case SIGMOID, TANH, RELU, SOFTPLUS, SQUARE, ABS, NEGATE, SIN, COS -> false;
    };
  }

  @Override
  public void differentiate(Node node, Node gradient, GradientSink d) {
    Node x = node.input(0);
    Node saved = UnaryGradient.usesResult(f) ? node : x;
    d.add(
        x,
        f == Unary.NEGATE
            ? gradient.apply(Unary.NEGATE)
            : node.graph().add(new UnaryGradient(f), gradient, saved));
  }

  @Override
  public void evaluate(DoubleCall call) {
    call.fill((row, column) -> value(call.in(0, row, column)));
  }

  private double value(double x) {
    return switch (f) {
      case SIGMOID -> 1 / (1 + StrictMath.exp(-x));
      case TANH -> StrictMath.tanh(x);
      case RELU -> Math.max(x, 0);
      case EXP -> StrictMath.exp(x);
      case LOG -> StrictMath.log(x);
      case SOFTPLUS -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
      case SQRT -> Math.sqrt(x);
      case SQUARE -> x * x;
      case RECIPROCAL -> 1 / x;
      case ABS -> Math.abs(x);
      case NEGATE -> -x;
      case SIN -> StrictMath.sin(x);
      case COS -> StrictMath.cos(x);
    };
  }

  @Override
  public boolean runsInVectors() {
    return switch (f) {
      case LOG, SIN, COS -> false; // by StrictMath, number by number
      default -> true;
    };
  }

  @Override
  public void pass(Kernels k, float[][] a, int[] at, int n) {
    k.unary(f, a[0], at[0], a[1], at[1], n);
  }
}
