package org.rnn4j.cells.internal.rewrite;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rnn4j.api.step.Binary;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Pass;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.operation.Product;

/**
 * Lets a product start from the value that it would be added to: {@code a + x P} is a product and
 * no sum. Of a step in which everything is needed.
 */
public record StartingProducts() implements Pass {

  @Override
  public StepGraph apply(StepGraph source) {
    Uses uses = new Uses(source);
    Replacing copy = new Replacing(source);
    for (Node node : source.nodes()) {
      startedBy(node, uses)
          .ifPresent(
              p ->
                  copy.replace(
                      node,
                      ((Product) p.operation()).startingFromValue(),
                      List.of(Uses.other(node, p), p.input(0), p.input(1))));
    }
    return copy.runNeeded().target();
  }

  // The product that a sum becomes, the later one if both operands are products.
  private static Optional<Node> startedBy(Node sum, Uses uses) {
    return Uses.operandsOf(sum, Binary.PLUS).stream()
        .filter(p -> p.operation() instanceof Product f && f.startsFromZero())
        .filter(uses::isUsedOnce)
        // A product starts from a value of its own width, not from one that has to be broadcast.
        .filter(p -> sum.inputs().stream().allMatch(i -> i.width() == p.width()))
        .filter(p -> uses.waitForTheSame(p, sum))
        .max(Comparator.comparingInt(Node::id));
  }
}
