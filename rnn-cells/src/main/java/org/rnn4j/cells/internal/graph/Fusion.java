package org.rnn4j.cells.internal.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.api.step.Binary;

/**
 * Rewrites a step: drops what nothing depends on, and lets a product start from the value that it
 * would be added to.
 */
public final class Fusion {

  private final StepFunction source;
  private final StepGraph target;
  private final int[] uses;
  private final Map<Integer, Node> copies = new HashMap<>();

  private Fusion(StepFunction source) {
    this.source = source;
    this.target = new StepGraph(source.graph().input().width());
    this.uses = new int[source.graph().nodes().size()];
  }

  /** The rewritten step; the source is left as it is. */
  public static StepFunction of(StepFunction source) {
    return new Fusion(source).run();
  }

  private StepFunction run() {
    countUses();
    StepGraph graph = source.graph();
    copies.put(graph.input().id(), target.input());
    graph
        .parameterSpecs()
        .forEach(p -> copies.put(graph.parameters().get(p.name()).id(), target.parameter(p)));
    graph.states().forEach((name, s) -> copies.put(s.id(), target.state(name, s.width())));
    for (Node node : graph.nodes()) {
      if (uses[node.id()] > 0 && !copies.containsKey(node.id()) && !isAbsorbed(node)) {
        copies.put(node.id(), copy(node));
      }
    }
    graph.nextStates().forEach((name, n) -> target.setNext(name, copy(n)));
    target.setOutput(copy(graph.output()));
    return new StepFunction(target, source.backward().map(this::copy));
  }

  private void countUses() {
    List<Node> nodes = source.graph().nodes();
    List<Node> roots = new ArrayList<>(source.graph().nextStates().values());
    roots.add(source.graph().output());
    source
        .backward()
        .ifPresent(
            b -> {
              roots.addAll(b.previousStateGradients().values());
              b.inputGradient().ifPresent(roots::add);
              roots.addAll(b.parameterGradients().values());
              b.reductions()
                  .forEach(r -> roots.addAll(List.of(r.factor(), r.gradient(), r.target())));
              roots.add(b.outputGradient());
              roots.addAll(b.stateGradients().values());
            });
    roots.forEach(r -> uses[r.id()]++);
    for (int i = nodes.size() - 1; i >= 0; i--) {
      if (uses[i] > 0) {
        nodes.get(i).inputs().forEach(input -> uses[input.id()]++);
      }
    }
    // What is computed from parameters must stay known under its id for its reduced gradient.
    source.backward().ifPresent(b -> b.reducedGradients().values().forEach(n -> uses[n.id()]++));
  }

  private Node copy(Node node) {
    Node done = copies.get(node.id());
    if (done != null) {
      return done;
    }
    Optional<Node> product = absorbedBy(node);
    Node copy;
    if (product.isPresent()) {
      Node p = product.get();
      Node start = node.input(0) == p ? node.input(1) : node.input(0);
      boolean transposed = p.operation() instanceof TransposedProduct;
      copy =
          target.add(new ProductPlus(transposed), copy(start), copy(p.input(0)), copy(p.input(1)));
    } else {
      Node[] inputs = node.inputs().stream().map(this::copy).toArray(Node[]::new);
      copy = target.add(node.operation(), inputs);
    }
    copies.put(node.id(), copy);
    return copy;
  }

  // The product that this sum takes in, the later one if both operands are products.
  private Optional<Node> absorbedBy(Node sum) {
    if (!(sum.operation() instanceof BinaryOperation b) || b.function() != Binary.PLUS) {
      return Optional.empty();
    }
    return sum.inputs().stream()
        .filter(p -> p.operation() instanceof Product || p.operation() instanceof TransposedProduct)
        .filter(p -> uses[p.id()] == 1 && p.shape().equals(sum.shape()))
        .max((p, q) -> Integer.compare(p.id(), q.id()));
  }

  private boolean isAbsorbed(Node node) {
    boolean isProduct =
        node.operation() instanceof Product || node.operation() instanceof TransposedProduct;
    return isProduct
        && uses[node.id()] == 1
        && source.graph().nodes().stream()
            .filter(n -> uses[n.id()] > 0 && n.inputs().contains(node))
            .anyMatch(n -> absorbedBy(n).filter(p -> p == node).isPresent());
  }

  private Backward copy(Backward b) {
    Map<Integer, Node> reduced = new LinkedHashMap<>();
    b.reducedGradients()
        .forEach((id, n) -> reduced.put(copy(source.graph().nodes().get(id)).id(), copy(n)));
    return new Backward(
        copy(b.outputGradient()),
        copy(b.stateGradients()),
        copy(b.previousStateGradients()),
        b.inputGradient().map(this::copy),
        b.reductions().stream()
            .map(
                r ->
                    new Reduction(r.kind(), copy(r.factor()), copy(r.gradient()), copy(r.target())))
            .toList(),
        reduced,
        copy(b.parameterGradients()));
  }

  private Map<String, Node> copy(Map<String, Node> nodes) {
    Map<String, Node> result = new LinkedHashMap<>();
    nodes.forEach((name, n) -> result.put(name, copy(n)));
    return result;
  }
}
