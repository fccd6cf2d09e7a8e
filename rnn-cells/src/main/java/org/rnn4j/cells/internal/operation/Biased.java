package org.rnn4j.cells.internal.operation;

import java.util.Optional;
import org.rnn4j.api.step.Binary;
import org.rnn4j.api.step.Shape;
import org.rnn4j.cells.internal.graph.Node;

/** A projection taken apart again, or the columns of one: {@code x W + b}. */
public record Biased(Node value, Optional<Node> bias) {

  /** The parts of a value; one that is no such sum is all value. */
  public static Biased of(Node node) {
    if (node.operation() instanceof Slice slice) {
      Biased whole = of(node.input(0));
      int to = slice.from() + node.width();
      return whole.bias().isEmpty()
          ? new Biased(node, Optional.empty())
          : new Biased(
              whole.value().slice(slice.from(), to),
              whole.bias().map(b -> b.slice(slice.from(), to)));
    }
    boolean isBiased =
        node.operation() instanceof BinaryOperation b
            && b.function() == Binary.PLUS
            && node.input(0).shape().equals(node.shape())
            && node.input(1).shape().equals(Shape.vector(node.width()));
    return isBiased
        ? new Biased(node.input(0), Optional.of(node.input(1)))
        : new Biased(node, Optional.empty());
  }
}
