package org.rnn4j.cells.internal.graph;

import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.api.step.Binary;
import org.rnn4j.api.step.Shape;

/**
 * Rewrites diagonal linear recurrences {@code s = a * s' + b}, with a and b that depend on no
 * state, into {@link Scan}s, which leave the time loop: minGRU, SRU, and whatever else has this
 * form. The same backwards for {@code ds' = (ds + d) * a}. Every element is computed by the same
 * operations in the same order as in the loop.
 *
 * <p>A complex recurrence in two coupled states is not of this form and stays in the loop, as does
 * one that runs from the last step on.
 */
public final class LinearScan {

  private final StepFunction source;
  private final StepGraph target;
  private final Map<Integer, Rewritten> rewritten = new HashMap<>(); // by id of the source
  private final Map<Integer, Node> copies = new HashMap<>();

  private record Rewritten(Scan operation, List<Node> operands) {}

  private LinearScan(StepFunction source) {
    this.source = source;
    this.target = new StepGraph(source.graph().input().width());
  }

  /** The rewritten step; the source itself if there is nothing to rewrite. */
  public static StepFunction of(StepFunction source) {
    LinearScan scan = new LinearScan(source);
    scan.findForward();
    source.backward().ifPresent(scan::findBackward);
    return scan.rewritten.isEmpty() ? source : scan.run();
  }

  // s = a * s' + b
  private void findForward() {
    BitSet ofState = descendants(Leaf.Role.STATE);
    StepGraph graph = source.graph();
    graph
        .states()
        .forEach(
            (name, s) -> {
              Node next = graph.nextStates().get(name);
              if (graph.isReversed(name)) {
                return;
              }
              for (Node product : operandsOf(next, Binary.PLUS)) {
                for (Node factor : operandsOf(product, Binary.TIMES)) {
                  Node b = other(next, product);
                  Node a = other(product, factor);
                  if (factor == s
                      && fits(s, a, b)
                      && !ofState.get(a.id())
                      && !ofState.get(b.id())) {
                    rewritten.put(next.id(), new Rewritten(Scan.forward(), List.of(a, s, b)));
                  }
                }
              }
            });
  }

  // ds' = (ds + d) * a
  private void findBackward(Backward backward) {
    BitSet carried = descendants(Leaf.Role.STATE_GRADIENT);
    backward
        .previousStateGradients()
        .forEach(
            (name, sent) -> {
              Node ds = backward.stateGradients().get(name);
              if (source.graph().isReversed(name)) {
                return;
              }
              for (Node sum : operandsOf(sent, Binary.TIMES)) {
                for (Node term : operandsOf(sum, Binary.PLUS)) {
                  Node a = other(sent, sum);
                  Node d = other(sum, term);
                  if (term == ds
                      && fits(ds, a, d)
                      && !carried.get(a.id())
                      && !carried.get(d.id())) {
                    rewritten.put(sent.id(), new Rewritten(Scan.backward(), List.of(a, ds, d)));
                  }
                }
              }
            });
  }

  private static List<Node> operandsOf(Node node, Binary f) {
    return node.operation() instanceof BinaryOperation b && b.function() == f
        ? node.inputs()
        : List.of();
  }

  private static Node other(Node node, Node operand) {
    return node.input(0) == operand ? node.input(1) : node.input(0);
  }

  private static boolean fits(Node state, Node a, Node b) {
    Shape shape = state.shape();
    return b.shape().equals(shape)
        && (a.shape().equals(shape) || a.shape().equals(Shape.vector(shape.width())));
  }

  private BitSet descendants(Leaf.Role role) {
    BitSet set = new BitSet();
    for (Node node : source.graph().nodes()) {
      boolean isSource = node.operation() instanceof Leaf leaf && leaf.role() == role;
      if (isSource || node.inputs().stream().anyMatch(i -> set.get(i.id()))) {
        set.set(node.id());
      }
    }
    return set;
  }

  private List<Node> operands(Node node) {
    Rewritten r = rewritten.get(node.id());
    return r == null ? node.inputs() : r.operands();
  }

  private StepFunction run() {
    StepGraph graph = source.graph();
    target.declareAs(graph, copies);
    BitSet needed = needed();
    for (Node node : graph.nodes()) {
      if (needed.get(node.id()) && !copies.containsKey(node.id())) {
        Rewritten r = rewritten.get(node.id());
        Operation operation = r == null ? node.operation() : r.operation();
        Node[] inputs = operands(node).stream().map(this::copy).toArray(Node[]::new);
        copies.put(node.id(), target.add(operation, inputs));
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

  private Node copy(Node node) {
    return copies.get(node.id());
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
}
