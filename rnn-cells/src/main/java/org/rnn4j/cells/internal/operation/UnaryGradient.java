package org.rnn4j.cells.internal.operation;

import java.util.List;
import org.rnn4j.api.option.Kebab;
import org.rnn4j.api.step.Shape;
import org.rnn4j.api.step.Unary;
import org.rnn4j.cells.internal.graph.DoubleCall;
import org.rnn4j.cells.internal.kernel.Kernels;

/**
 * {@code dx = dy * f'}, with the derivative written in whichever of {@code x} and {@code y = f(x)}
 * is cheaper and is the one that has to be kept: {@code y (1 - y)} for the sigmoid, {@code 1 - y^2}
 * for tanh.
 */
public final class UnaryGradient extends Elementwise {

  private final Unary f;

  public UnaryGradient(Unary f) {
    this.f = f;
  }

  public Unary function() {
    return f;
  }

  /** Whether the second operand is the function's result and not its argument. */
  public static boolean usesResult(Unary f) {
    return switch (f) {
      case SIGMOID, TANH, RELU, EXP, SQRT, RECIPROCAL -> true;
      case LOG, SOFTPLUS, SQUARE, ABS, NEGATE, SIN, COS -> false;
    };
  }

  @Override
  public String name() {
    return Kebab.of(f) + "-gradient";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return inputs.get(0);
  }

  @Override
  public void evaluate(DoubleCall call) {
    call.fill((row, column) -> call.in(0, row, column) * derivative(call.in(1, row, column)));
  }

  public double derivative(double v) {
    return switch (f) {
      case SIGMOID -> v * (1 - v);
      case TANH -> 1 - v * v;
      case RELU -> v > 0 ? 1 : 0;
      case EXP -> v;
      case LOG -> 1 / v;
      case SOFTPLUS -> 1 / (1 + StrictMath.exp(-v));
      case SQRT -> 0.5 / v;
      case SQUARE -> 2 * v;
      case RECIPROCAL -> -v * v;
      case ABS -> Math.signum(v);
      case NEGATE -> -1;
      case SIN -> StrictMath.cos(v);
      case COS -> -StrictMath.sin(v);
    };
  }

  @Override
  public void pass(Kernels k, float[][] a, int[] at, int n) {
    k.unaryGradient(f, a[0], at[0], a[1], at[1], a[2], at[2], n);
  }
}
