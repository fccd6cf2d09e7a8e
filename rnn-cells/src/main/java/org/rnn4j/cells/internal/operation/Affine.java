package org.rnn4j.cells.internal.operation;

import java.util.List;
import org.rnn4j.api.step.Shape;
import org.rnn4j.cells.internal.graph.DoubleCall;
import org.rnn4j.cells.internal.graph.GradientSink;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.kernel.Kernels;

/** {@code y = scale * x + offset}; {@code dx = scale * dy}. */
public final class Affine extends Elementwise {

  private final double scale;
  private final double offset;

  public Affine(double scale, double offset) {
    this.scale = scale;
    this.offset = offset;
  }

  /** Whether it is {@code -x}. */
  public boolean isNegation() {
    return scale == -1 && offset == 0;
  }

  @Override
  public String name() {
    return "affine(" + scale + ", " + offset + ")";
  }

  @Override
  public String canonical() {
    return "affine(" + Double.toHexString(scale) + ", " + Double.toHexString(offset) + ")";
  }

  @Override
  public String word() {
    return "affine";
  }

  @Override
  public List<Double> constants() {
    return List.of(scale, offset);
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return inputs.get(0);
  }

  @Override
  public void differentiate(Node node, Node gradient, GradientSink d) {
    d.add(node.input(0), gradient.affine(scale, 0));
  }

  @Override
  public void evaluate(DoubleCall call) {
    call.fill((row, column) -> scale * call.in(0, row, column) + offset);
  }

  @Override
  public void pass(Kernels k, float[][] a, int[] at, int n) {
    k.affine((float) scale, (float) offset, a[0], at[0], a[1], at[1], n);
  }
}
