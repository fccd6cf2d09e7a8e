package org.rnn4j.cells.internal.rewrite;

import java.util.List;
import java.util.Optional;
import org.rnn4j.api.step.Binary;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Operation;
import org.rnn4j.cells.internal.graph.Pass;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.operation.ScaleAndShift;
import org.rnn4j.cells.internal.operation.StandardizeGradient;

/**
 * Lets a sum with an offset, or a gradient of layer statistics, take in the gain that its value is
 * multiplied with: {@code x * gain + offset} is one pass over its numbers and not two. Of a step in
 * which everything is needed.
 */
public record TakingInGains() implements Pass {

  @Override
  public StepGraph apply(StepGraph source) {
    Uses uses = new Uses(source);
    Replacing copy = new Replacing(source);
    for (Node node : source.nodes()) {
      scaledIn(node)
          .filter(uses::isUsedOnce)
          .ifPresent(scaled -> copy.replace(node, operation(node), operands(node, scaled)));
    }
    return copy.runNeeded().target();
  }

  // The value times a gain that an operation can take in.
  private static Optional<Node> scaledIn(Node node) {
    boolean isShift =
        !Uses.operandsOf(node, Binary.PLUS).isEmpty() && isVectorOf(node.input(1), node);
    boolean isGradient =
        node.operation() instanceof StandardizeGradient && node.inputs().size() == 3;
    return Optional.of(node)
        .filter(n -> isShift || isGradient)
        .map(n -> n.input(0))
        .filter(n -> !Uses.operandsOf(n, Binary.TIMES).isEmpty())
        .filter(n -> n.input(0).width() == n.width() && isVectorOf(n.input(1), n));
  }

  // A number for each feature.
  private static boolean isVectorOf(Node vector, Node value) {
    return value.shape().batched() && !vector.shape().batched() && vector.width() == value.width();
  }

  private static Operation operation(Node node) {
    return node.operation() instanceof StandardizeGradient ? node.operation() : new ScaleAndShift();
  }

  // The gain comes behind the operands of a gradient, and before an offset.
  private static List<Node> operands(Node node, Node scaled) {
    Node x = scaled.input(0);
    Node gain = scaled.input(1);
    return node.operation() instanceof StandardizeGradient
        ? List.of(x, node.input(1), node.input(2), gain)
        : List.of(x, gain, node.input(1));
  }
}
