package org.rnn4j.cells.internal.graph;

import java.util.List;
import org.rnn4j.api.step.Shape;
import org.rnn4j.cells.internal.kernel.Kernels;

/**
 * One step of a diagonal linear recurrence: forward {@code s = a * s' + b}, backward {@code ds' =
 * (ds + d) * a}. Made by {@link LinearScan} where {@code a, b} and {@code d} wait for no other
 * step; then {@link #run} takes all steps in one call.
 *
 * <p>Operands: a {@code [batch, n]} or {@code [n]}; what the step before it in the direction of the
 * scan has left, {@code [batch, n]}; b or d {@code [batch, n]}.
 */
public final class Scan extends Operation {

  private final boolean backward;

  private Scan(boolean backward) {
    this.backward = backward;
  }

  /** {@code a * s' + b}. */
  static Scan forward() {
    return new Scan(false);
  }

  /** {@code (ds + d) * a}, from the last step to the first. */
  static Scan backward() {
    return new Scan(true);
  }

  @Override
  public String name() {
    return backward ? "scan-back" : "scan";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return inputs.get(1);
  }

  @Override
  public void evaluate(DoubleCall call) {
    call.fill(
        (row, column) -> {
          double a = call.in(0, row, column);
          double s = call.in(1, row, column);
          double b = call.in(2, row, column);
          return backward ? (s + b) * a : a * s + b;
        });
  }

  @Override
  public void run(Kernels k, FloatCall c) {
    int first = backward ? c.steps - 1 : 0;
    int direction = backward ? -1 : 1;
    k.scan(
        backward,
        c.steps,
        c.array[0],
        c.at(0, first),
        direction * c.stride[0],
        c.batched[0],
        c.array[1],
        c.at(1, first),
        direction * c.stride[1],
        c.array[2],
        c.at(2, first),
        direction * c.stride[2],
        c.array[3],
        c.at(3, first),
        direction * c.stride[3],
        c.width[3],
        c.lanes);
  }

  @Override
  public boolean isScan() {
    return true;
  }

  @Override
  public long work(Node node) {
    return 2L * node.width();
  }
}
