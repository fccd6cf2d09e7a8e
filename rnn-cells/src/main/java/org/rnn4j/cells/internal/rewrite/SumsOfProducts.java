package org.rnn4j.cells.internal.rewrite;

import java.util.List;
import java.util.stream.Stream;
import org.rnn4j.api.step.Binary;
import org.rnn4j.api.step.Unary;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Pass;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.operation.ProductGradient;
import org.rnn4j.cells.internal.operation.SumOfProducts;
import org.rnn4j.cells.internal.operation.UnaryGradient;

/**
 * Lets sums and gradients of functions take in the products that they alone use: {@code f * c' + i
 * * g} is one pass over its numbers and not three. Of a step in which everything is needed.
 */
public record SumsOfProducts() implements Pass {

  @Override
  public StepGraph apply(StepGraph source) {
    return new Search(source).copy.runNeeded().target();
  }

  private static final class Search {

    private final Uses uses;
    private final Replacing copy;

    Search(StepGraph source) {
      uses = new Uses(source);
      copy = new Replacing(source);
      for (Node node : source.nodes()) {
        if (!Uses.operandsOf(node, Binary.PLUS).isEmpty()) {
          sum(node, node.input(0), node.input(1));
        } else if (isGradientOfGate(node) && isTakenIn(node.input(0), node)) {
          Node product = node.input(0);
          copy.replace(
              node,
              new ProductGradient((UnaryGradient) node.operation()),
              List.of(product.input(0), product.input(1), node.input(1)));
        }
      }
    }

    private static boolean isGradientOfGate(Node node) {
      return node.operation() instanceof UnaryGradient g
          && (g.function() == Unary.SIGMOID || g.function() == Unary.TANH);
    }

    // A sum of two values does not depend on which of them comes first.
    private void sum(Node node, Node first, Node second) {
      if (isTakenIn(first, node) && isTakenIn(second, node)) {
        copy.replace(
            node,
            new SumOfProducts(),
            Stream.concat(first.inputs().stream(), second.inputs().stream()).toList());
        return;
      }
      Stream.of(first, second)
          .filter(p -> isTakenIn(p, node) && Uses.other(node, p).shape().equals(node.shape()))
          .findFirst()
          .ifPresent(
              p ->
                  copy.replace(
                      node,
                      new SumOfProducts(),
                      List.of(p.input(0), p.input(1), Uses.other(node, p))));
    }

    private boolean isTakenIn(Node product, Node node) {
      return product.shape().batched()
          && !Uses.operandsOf(product, Binary.TIMES).isEmpty()
          && Stream.concat(product.inputs().stream(), Stream.of(product))
              .allMatch(o -> o.shape().equals(node.shape()))
          && uses.isUsedOnce(product)
          && uses.waitForTheSame(product, node);
    }
  }
}
