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
 * {@code y = a where the mask is 1, b where it is 0}: a choice, not {@code m * a + (1 - m) * b}, so
 * that a NaN in what is not chosen reaches neither the value nor the gradient.
 *
 * <p>The mask is {@code [batch, 1]} or of the operands' shape, and carries no gradient. The
 * gradient of a is {@code dy} where the mask is 1 and zero elsewhere, that of b the reverse.
 */
public final class Select extends Operation {

  /** Which of the two alternatives there are; the other one is zero, or one. */
  public enum Form {
    BOTH,
    FIRST,
    FIRST_OR_ONE,
    SECOND
  }

  private final Form form;

  private Select(Form form) {
    this.form = form;
  }

  /** Operands: mask, a, b. */
  public static Select of() {
    return new Select(Form.BOTH);
  }

  /** Operands: mask, a; zero where the mask is 0. */
  public static Select orZero() {
    return new Select(Form.FIRST);
  }

  /** Operands: mask, a; one where the mask is 0. */
  public static Select orOne() {
    return new Select(Form.FIRST_OR_ONE);
  }

  /** Operands: mask, b; zero where the mask is 1. */
  public static Select zeroOr() {
    return new Select(Form.SECOND);
  }

  @Override
  public String name() {
    return switch (form) {
      case BOTH -> "select";
      case FIRST -> "select-or-zero";
      case FIRST_OR_ONE -> "select-or-one";
      case SECOND -> "zero-or-select";
    };
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Shape mask = inputs.get(0);
    Shape x = inputs.get(1);
    boolean fits = mask.batched() && x.batched() && (mask.width() == 1 || mask.equals(x));
    if (!fits || !x.equals(inputs.get(inputs.size() - 1))) {
      throw new IllegalArgumentException("nothing can be selected among " + inputs);
    }
    return x;
  }

  @Override
  public void differentiate(Node node, Node gradient, GradientSink d) {
    Node mask = node.input(0);
    if (d.isWanted(node.input(1))) {
      Select first = form == Form.SECOND ? zeroOr() : orZero();
      d.add(node.input(1), node.graph().add(first, mask, gradient));
    }
    if (form == Form.BOTH && d.isWanted(node.input(2))) {
      d.add(node.input(2), node.graph().add(zeroOr(), mask, gradient));
    }
  }

  @Override
  public void evaluate(DoubleCall call) {
    call.fill(
        (row, column) ->
            switch (form) {
              case BOTH -> call.in(call.in(0, row, column) != 0 ? 1 : 2, row, column);
              case FIRST -> call.in(0, row, column) != 0 ? call.in(1, row, column) : 0;
              case FIRST_OR_ONE -> call.in(0, row, column) != 0 ? call.in(1, row, column) : 1;
              case SECOND -> call.in(0, row, column) != 0 ? 0 : call.in(1, row, column);
            });
  }

  @Override
  public void run(Kernels k, FloatCall c) {
    int y = c.result();
    int maskStep = c.width[0] == 1 ? 0 : c.lanes;
    for (int t = 0; t < c.steps; t++) {
      if (form == Form.BOTH || form == Form.FIRST_OR_ONE) {
        if (form == Form.FIRST_OR_ONE) { // the second alternative stands where the result will
          k.fill(c.array[y], c.at(y, t), c.size(y), 1);
        }
        k.select(
            c.array[0],
            c.at(0, t),
            maskStep,
            c.array[1],
            c.at(1, t),
            c.array[2],
            c.at(2, t),
            c.array[y],
            c.at(y, t),
            c.width[y],
            c.lanes);
      } else {
        k.selectOrZero(
            c.array[0],
            c.at(0, t),
            maskStep,
            form == Form.FIRST,
            c.array[1],
            c.at(1, t),
            c.array[y],
            c.at(y, t),
            c.width[y],
            c.lanes);
      }
    }
  }
}
