package org.rnn4j.cells.description;

import java.util.List;
import java.util.stream.Collectors;
import org.rnn4j.api.step.Shape;

/**
 * One value of a step. Its number is its place in the block's list.
 *
 * @param word what it is: {@link #INPUT}, {@link #STATE} and {@link #PARAMETER} come from outside;
 *     else the operation, such as {@code product}, {@code plus}, {@code tanh}, {@code slice}
 * @param label the name of the state or parameter; empty for others
 * @param constants its numbers, in the order of the step language: {@code affine} has scale and
 *     offset, {@code slice} from and to, {@code standardize} its epsilon
 * @param operands numbers of the operations that it is computed from
 * @param shape of the value
 */
public record DescribedOperation(
    String word, String label, List<Double> constants, List<Integer> operands, Shape shape) {

  /** The block's input. */
  public static final String INPUT = "input";

  /** A state as the step before left it. */
  public static final String STATE = "state";

  /** A parameter. */
  public static final String PARAMETER = "parameter";

  public DescribedOperation {
    constants = List.copyOf(constants);
    operands = List.copyOf(operands);
  }

  @Override
  public String toString() {
    return word
        + (label.isEmpty() ? "" : " " + label)
        + (constants.isEmpty() ? "" : " " + constants)
        + operands.stream().map(o -> " %" + o).collect(Collectors.joining())
        + " : "
        + shape;
  }
}
