package org.rnn4j.cells.internal.rewrite;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rnn4j.api.step.Binary;
import org.rnn4j.api.step.Unary;
import org.rnn4j.cells.internal.graph.Leaf;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Operation;
import org.rnn4j.cells.internal.graph.StepFunction;
import org.rnn4j.cells.internal.operation.ProductGradient;
import org.rnn4j.cells.internal.operation.SumOfProducts;
import org.rnn4j.cells.internal.operation.UnaryGradient;

/**
 * Lets sums and gradients of functions take in the products that they alone use: {@code f * c' + i
 * * g} is one pass over its numbers and not three. Not a bit changes.
 */
public final class Contraction extends StepRewrite {

  private final int[] uses;
  private final BitSet ofState = descendants(Leaf.Role.STATE);
  private final BitSet ofStateGradient = descendants(Leaf.Role.STATE_GRADIENT);
  private final Map<Integer, Contracted> contracted = new HashMap<>(); // by id of the source

  private record Contracted(Operation operation, List<Node> operands) {}

  private Contraction(StepFunction source) {
    super(source);
    uses = new int[source.graph().nodes().size()];
    source.results().forEach(r -> uses[r.id()]++);
    source.graph().nodes().forEach(n -> n.inputs().forEach(i -> uses[i.id()]++));
    for (Node node : source.graph().nodes()) {
      contraction(node).ifPresent(c -> contracted.put(node.id(), c));
    }
  }

  /** The rewritten step, of one in which everything is needed. */
  public static StepFunction of(StepFunction source) {
    return new Contraction(source).run();
  }

  private Optional<Contracted> contraction(Node node) {
    List<Node> terms = operandsOf(node, Binary.PLUS);
    if (!terms.isEmpty()) {
      return sum(node, terms.get(0), terms.get(1));
    }
    if (node.operation() instanceof UnaryGradient g
        && (g.function() == Unary.SIGMOID || g.function() == Unary.TANH)
        && isTakenIn(node.input(0), node)) {
      Node product = node.input(0);
      List<Node> operands = List.of(product.input(0), product.input(1), node.input(1));
      return Optional.of(new Contracted(new ProductGradient(g), operands));
    }
    return Optional.empty();
  }

  // A sum of two values does not depend on which of them comes first.
  private Optional<Contracted> sum(Node node, Node first, Node second) {
    if (isTakenIn(first, node) && isTakenIn(second, node)) {
      List<Node> operands =
          Stream.concat(first.inputs().stream(), second.inputs().stream()).toList();
      return Optional.of(new Contracted(new SumOfProducts(), operands));
    }
    return Stream.of(first, second)
        .filter(p -> isTakenIn(p, node) && other(node, p).shape().equals(node.shape()))
        .findFirst()
        .map(p -> List.of(p.input(0), p.input(1), other(node, p)))
        .map(operands -> new Contracted(new SumOfProducts(), operands));
  }

  // A product that need not be in the time loop is worth more outside it than a pass that is saved.
  private boolean isTakenIn(Node product, Node node) {
    return product.shape().batched()
        && !operandsOf(product, Binary.TIMES).isEmpty()
        && Stream.concat(product.inputs().stream(), Stream.of(product))
            .allMatch(o -> o.shape().equals(node.shape()))
        && uses[product.id()] == 1
        && ofState.get(product.id()) == ofState.get(node.id())
        && ofStateGradient.get(product.id()) == ofStateGradient.get(node.id());
  }

  @Override
  List<Node> operands(Node node) {
    Contracted c = contracted.get(node.id());
    return c == null ? node.inputs() : c.operands();
  }

  @Override
  Node rewritten(Node node) {
    Contracted c = contracted.get(node.id());
    return c == null ? add(node.operation(), node.inputs()) : add(c.operation(), c.operands());
  }
}
