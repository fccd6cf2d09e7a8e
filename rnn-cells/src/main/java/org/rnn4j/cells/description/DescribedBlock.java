package org.rnn4j.cells.description;

import java.util.List;
import org.rnn4j.api.step.Shape;

/**
 * One step of a network. Most layers are one block; one that needs statistics of the whole batch is
 * several.
 *
 * @param layer the index of the layer that it belongs to, counted from 0
 * @param name of that layer, which qualifies its parameters in the network's layout: {@code
 *     layer-2}
 * @param reads what is its input, side by side
 * @param operations in an order in which everything is computed before it is used
 * @param states what it carries from step to step
 * @param output the number of the operation that it gives out
 */
public record DescribedBlock(
    int layer,
    String name,
    List<Read> reads,
    List<DescribedOperation> operations,
    List<DescribedState> states,
    int output) {

  /**
   * Columns that a block reads.
   *
   * @param block whose output, by its place in the list; {@link #INPUT} for the network's input
   * @param from the first column
   * @param width how many
   */
  public record Read(int block, int from, int width) {

    /** The network's input. */
    public static final int INPUT = -1;
  }

  public DescribedBlock {
    reads = List.copyOf(reads);
    operations = List.copyOf(operations);
    states = List.copyOf(states);
  }

  /** Features of its output. */
  public int outputWidth() {
    return operations.get(output).shape().width();
  }

  /** The shape of a parameter of this block, by its name within the layer. */
  public Shape parameter(String parameter) {
    return operations.stream()
        .filter(o -> o.word().equals(DescribedOperation.PARAMETER) && o.label().equals(parameter))
        .map(DescribedOperation::shape)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " has no " + parameter));
  }

  @Override
  public String toString() {
    StringBuilder page = new StringBuilder(name).append(" reads ").append(reads);
    for (int i = 0; i < operations.size(); i++) {
      page.append("\n  %").append(i).append(" = ").append(operations.get(i));
    }
    states.forEach(state -> page.append("\n  ").append(state));
    return page.append("\n  output %").append(output).toString();
  }
}
