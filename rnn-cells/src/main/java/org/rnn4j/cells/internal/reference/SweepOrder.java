package org.rnn4j.cells.internal.reference;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.rnn4j.cells.internal.graph.Leaf;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.StepGraph;

/** When the operations of a step are computed, if each waits for everything that it looks at. */
final class SweepOrder {

  /** When a node is computed: before, with the states of one direction, or after all. */
  enum Sweep {
    BEFORE,
    FORWARD,
    REVERSED,
    AFTER;

    private Sweep with(Sweep other) {
      return this == BEFORE || this == other ? other : other == BEFORE ? this : AFTER;
    }
  }

  private final StepGraph graph;
  private final BitSet ofGradient; // nodes of the backward step that need an incoming gradient
  private final Map<Node, Sweep> sweeps = new HashMap<>();
  private final Map<Sweep, List<Node>> forward;
  private final Map<Sweep, List<Node>> backward;

  SweepOrder(StepGraph graph) {
    this.graph = graph;
    this.ofGradient = graph.descendants(SweepOrder::isIncoming);
    graph.nodes().forEach(node -> sweeps.put(node, sweep(node)));
    this.forward = bySweep(n -> !isOfGradient(n));
    this.backward =
        bySweep(n -> isOfGradient(n) && (n.shape().batched() || isGradientStatistic(n)));
  }

  private static boolean isIncoming(Node node) {
    return node.operation() instanceof Leaf leaf
        && switch (leaf.role()) {
          case OUTPUT_GRADIENT, STATE_GRADIENT, GRADIENT_STATISTIC, REDUCED_GRADIENT -> true;
          default -> false;
        };
  }

  private static boolean isGradientStatistic(Node node) {
    return node.operation() instanceof Leaf leaf && leaf.role() == Leaf.Role.GRADIENT_STATISTIC;
  }

  private Sweep sweep(Node node) {
    if (node.operation() instanceof Leaf leaf
        && (leaf.role() == Leaf.Role.STATE || leaf.role() == Leaf.Role.STATE_GRADIENT)) {
      return graph.isReversed(leaf.label()) ? Sweep.REVERSED : Sweep.FORWARD;
    }
    // When the backward step runs, all values of the forward step are there.
    Sweep sweep =
        node.inputs().stream()
            .filter(i -> isOfGradient(i) == isOfGradient(node))
            .map(sweeps::get)
            .reduce(Sweep.BEFORE, Sweep::with);
    return sweep != Sweep.BEFORE && node.operation().isOverAllSteps() ? Sweep.AFTER : sweep;
  }

  private Map<Sweep, List<Node>> bySweep(Predicate<Node> condition) {
    Map<Sweep, List<Node>> nodes = new EnumMap<>(Sweep.class);
    for (Sweep sweep : Sweep.values()) {
      nodes.put(
          sweep,
          graph.nodes().stream().filter(condition).filter(n -> sweeps.get(n) == sweep).toList());
    }
    return nodes;
  }

  /** Whether it waits for a gradient that comes in. */
  boolean isOfGradient(Node node) {
    return ofGradient.get(node.id());
  }

  /** The nodes of the forward step by sweep. */
  Map<Sweep, List<Node>> forward() {
    return forward;
  }

  /** Those of the backward step that are computed step by step. */
  Map<Sweep, List<Node>> backward() {
    return backward;
  }
}
