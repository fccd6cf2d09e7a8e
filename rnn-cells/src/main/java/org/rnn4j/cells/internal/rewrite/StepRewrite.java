package org.rnn4j.cells.internal.rewrite;

import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.api.step.Binary;
import org.rnn4j.cells.internal.graph.Backward;
import org.rnn4j.cells.internal.graph.Leaf;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Operation;
import org.rnn4j.cells.internal.graph.Reduction;
import org.rnn4j.cells.internal.graph.StepFunction;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.operation.BinaryOperation;

/**
 * Copies a step, forward and backward, into another graph and leaves out what nothing depends on:
 * what passes that put one operation in the place of some are made of.
 */
abstract class StepRewrite {

  private final StepFunction source;
  private final StepGraph target;
  private final Map<Integer, Node> copies = new HashMap<>(); // by id of the source

  StepRewrite(StepFunction source) {
    this.source = source;
    this.target = source.graph().empty(source.graph().input().width());
  }

  /** What has to be computed for an operation, in its rewritten form. */
  abstract List<Node> operands(Node node);

  /** What an operation becomes; its {@link #operands} have their copies. */
  abstract Node rewritten(Node node);

  final StepFunction source() {
    return source;
  }

  final StepGraph target() {
    return target;
  }

  final Node copy(Node node) {
    return copies.get(node.id());
  }

  /** An operation in the target, on the copies of these. */
  final Node add(Operation operation, List<Node> operands) {
    return target.add(operation, operands.stream().map(this::copy).toArray(Node[]::new));
  }

  final StepFunction run() {
    StepGraph graph = source.graph();
    target.declareAs(graph, copies);
    BitSet needed = needed();
    for (Node node : graph.nodes()) {
      if (needed.get(node.id()) && !copies.containsKey(node.id())) {
        copies.put(node.id(), rewritten(node));
      }
    }
    graph.nextStates().forEach((name, n) -> target.setNext(name, copy(n)));
    target.setOutput(copy(graph.output()));
    return new StepFunction(target, source.backward().map(this::copy));
  }

  private BitSet needed() {
    List<Node> nodes = source.graph().nodes();
    BitSet needed = new BitSet();
    source.results().forEach(r -> needed.set(r.id()));
    for (int id = nodes.size() - 1; id >= 0; id--) {
      if (needed.get(id)) {
        operands(nodes.get(id)).forEach(o -> needed.set(o.id()));
      }
    }
    return needed;
  }

  private Backward copy(Backward b) {
    Map<Integer, Node> reduced = new LinkedHashMap<>();
    b.reducedGradients().forEach((id, n) -> reduced.put(copies.get(id).id(), copy(n)));
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

  /** The operations of the source that wait for another step through leaves of this role. */
  final BitSet descendants(Leaf.Role role) {
    return source
        .graph()
        .descendants(n -> n.operation() instanceof Leaf leaf && leaf.role() == role);
  }

  /** The operands if it is this function, else none. */
  static List<Node> operandsOf(Node node, Binary f) {
    return node.operation() instanceof BinaryOperation b && b.function() == f
        ? node.inputs()
        : List.of();
  }

  /** The operand beside this one. */
  static Node other(Node node, Node operand) {
    return node.input(0) == operand ? node.input(1) : node.input(0);
  }
}
