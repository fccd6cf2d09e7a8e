package org.rnn4j.cells.internal.graph;

import java.util.List;
import org.rnn4j.api.step.Shape;
import org.rnn4j.cells.internal.kernel.Kernels;

/** A value that comes from outside the step. */
public final class Leaf extends Operation {

  /** Where it comes from. */
  public enum Role {
    /** The layer's input at this step. */
    INPUT,
    /** A state as the previous step left it. */
    STATE,
    /** A parameter. */
    PARAMETER,
    /** The gradient that arrives at the output of this step. */
    OUTPUT_GRADIENT,
    /** The gradient that the following step sends back to a state. */
    STATE_GRADIENT,
    /** The gradient of something computed from parameters alone, summed over steps and batch. */
    REDUCED_GRADIENT,
    /** {@code [batch, 1]}: 1 where the step is present, 0 where it is masked. */
    MASK,
    /** {@code [width]}: a statistic of the whole batch. */
    STATISTIC,
    /** {@code [width]}: a statistic of the gradient of the whole batch. */
    GRADIENT_STATISTIC,
    /** Zeros. */
    ZEROS
  }

  private final Role role;
  private final String label;
  private final Shape shape;

  public Leaf(Role role, String label, Shape shape) {
    this.role = role;
    this.label = label;
    this.shape = shape;
  }

  /** Whether it belongs to what the step is, used or not: all but what a pass needs of its own. */
  public boolean isDeclared() {
    return switch (role) {
      case INPUT, STATE, PARAMETER, MASK, STATISTIC, GRADIENT_STATISTIC -> true;
      case OUTPUT_GRADIENT, STATE_GRADIENT, REDUCED_GRADIENT, ZEROS -> false;
    };
  }

  /** Where it comes from. */
  public Role role() {
    return role;
  }

  /** The name of the state or parameter. */
  public String label() {
    return label;
  }

  @Override
  public String name() {
    return role.name().toLowerCase(java.util.Locale.ROOT) + "(" + label + ")";
  }

  @Override
  public String word() {
    return role.name().toLowerCase(java.util.Locale.ROOT);
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return shape;
  }

  @Override
  public void differentiate(Node node, Node gradient, GradientSink d) {
    // The gradient of a leaf is a result; nothing is behind it.
  }

  @Override
  public void evaluate(DoubleCall call) {
    if (role != Role.ZEROS) {
      throw new IllegalStateException(name() + " is given, not computed");
    }
    call.fill((row, column) -> 0);
  }

  @Override
  public void run(Kernels k, FloatCall call) {
    if (role != Role.ZEROS) {
      throw new IllegalStateException(name() + " is given, not computed");
    }
    for (int t = 0; t < call.steps; t++) {
      k.fill(call.array[0], call.at(0, t), call.size(0), 0);
    }
  }

  @Override
  public long work(Node node) {
    return 0;
  }
}
