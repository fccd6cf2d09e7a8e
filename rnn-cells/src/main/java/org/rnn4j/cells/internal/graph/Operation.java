package org.rnn4j.cells.internal.graph;

import java.util.List;
import org.rnn4j.api.step.Shape;
import org.rnn4j.cells.internal.kernel.Kernels;

/**
 * One kind of operation with everything that is known about it: its shape rule, its gradient rule,
 * its plain double definition, and the call of the float kernel.
 */
public abstract class Operation {

  /** For printed graphs. */
  public abstract String name();

  /** The name with every constant exact: the same text for the same operation on every JDK. */
  public String canonical() {
    return name();
  }

  /** What it does, in one word without its constants. */
  public String word() {
    return name();
  }

  /** Its constants, in the order of the step language. */
  public List<Double> constants() {
    return List.of();
  }

  /**
   * The shape of the result.
   *
   * @throws IllegalArgumentException naming the shapes if they do not fit
   */
  public abstract Shape shape(List<Shape> inputs);

  /**
   * Adds this operation's contributions to the gradients of its operands.
   *
   * @param node the operation whose result has the gradient {@code gradient}
   */
  public void differentiate(Node node, Node gradient, GradientSink d) {
    throw new UnsupportedOperationException(name() + " is not differentiated a second time");
  }

  /** The definition: obvious code in double. */
  public abstract void evaluate(DoubleCall call);

  /** The same in float, for {@link FloatCall#steps} time steps at once. */
  public abstract void run(Kernels k, FloatCall call);

  /** Whether the result is a part of the first operand's storage and nothing is computed. */
  public boolean isView() {
    return false;
  }

  /** Whether it is a matrix product with a parameter, worth taking out of the time loop. */
  public boolean isProduct() {
    return false;
  }

  /**
   * Whether it runs over all steps in one call although each step needs the one before; see {@code
   * Scan}.
   */
  public boolean isScan() {
    return false;
  }

  /**
   * Whether it looks at several time steps, so that it can only run on all of them at once: where
   * the loop has ended, or before it begins.
   */
  public boolean isOverAllSteps() {
    return false;
  }

  /** Whether there is one result for all time steps. */
  public boolean isPerSequence() {
    return false;
  }

  /**
   * Whether a finite operand of ordinary size may make the result or its slope infinite; see {@code
   * Masking}.
   */
  public boolean isSingularIn(int operand) {
    return false;
  }

  /** Multiplications and additions for one row of the batch, to compare work without a clock. */
  public long work(Node node) {
    return node.shape().size();
  }

  @Override
  public String toString() {
    return name();
  }
}
