package org.rnn4j.cells.internal.program;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rnn4j.cells.internal.graph.Backward;
import org.rnn4j.cells.internal.graph.Leaf;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Operation;
import org.rnn4j.cells.internal.graph.StepGraph;

/**
 * Decides for every operation of a step in which {@link Phase} of the program it runs. What leaves
 * the time loop becomes one operation over all steps: this is what makes {@code x W} one large
 * product, and the loop as short as the recurrence itself.
 */
public final class Placement {

  private final StepGraph step;
  private final List<Node> nodes;
  private final Phase[] phases;
  private final BitSet reversed = new BitSet(); // operations of loops from the last step on

  private Placement(StepGraph step) {
    this.step = step;
    this.nodes = step.nodes();
    this.phases = new Phase[nodes.size()];
  }

  static Placement of(StepGraph step) {
    Placement placement = new Placement(step);
    placement.place();
    return placement;
  }

  /** The part that an operation runs in. */
  Phase of(Node node) {
    return phases[node.id()];
  }

  /**
   * Whether an operation of a loop belongs to the sweep against the usual direction, because its
   * states do. The sweeps of one loop have no operation in common.
   */
  boolean isReversed(Node node) {
    return reversed.get(node.id());
  }

  /** The operations of a part, in order. */
  List<Node> nodes(Phase phase) {
    return nodes.stream().filter(n -> phases[n.id()] == phase).toList();
  }

  private void place() {
    List<Node> forwardRoots = new ArrayList<>(nextStatesLookedAt());
    BitSet neededByNext = ancestors(forwardRoots);
    forwardRoots.addAll(step.nextStates().values());
    forwardRoots.add(step.output());
    BitSet forward = ancestors(forwardRoots);
    BitSet ofState = descendants(Leaf.Role.STATE);
    BitSet ofReduced = descendants(Leaf.Role.REDUCED_GRADIENT);
    BitSet carried = descendants(Leaf.Role.STATE_GRADIENT);
    BitSet sentBack = ancestors(previousStateGradients().values());
    BitSet forReversedNext = ancestors(ofReversed(step.nextStates()));
    BitSet forReversedGradient = ancestors(ofReversed(previousStateGradients()));
    BitSet shared =
        intersection(forReversedGradient, ancestors(ofForward(previousStateGradients())));
    BitSet before = backwardBefore(forward, carried, sentBack, shared);
    for (Node node : nodes) {
      int id = node.id();
      if (isGiven(node) || node.operation().isView()) {
        phases[id] = Phase.NOWHERE;
      } else if (!node.shape().batched()) {
        phases[id] = ofReduced.get(id) ? Phase.PARAMETER_GRADIENTS : Phase.PARAMETERS;
      } else if (node.operation().isScan()) {
        phases[id] = forward.get(id) ? Phase.FORWARD_SCAN : Phase.BACKWARD_SCAN;
      } else if (forward.get(id)) {
        phases[id] =
            !ofState.get(id)
                ? Phase.FORWARD_BEFORE
                : neededByNext.get(id) ? Phase.FORWARD_LOOP : Phase.FORWARD_AFTER;
      } else {
        phases[id] =
            before.get(id)
                ? Phase.BACKWARD_BEFORE
                : sentBack.get(id) ? Phase.BACKWARD_LOOP : Phase.BACKWARD_AFTER;
      }
      reversed.set(id, (forward.get(id) ? forReversedNext : forReversedGradient).get(id));
    }
  }

  // A state that no step looks at is only kept: what the last step leaves there is wanted.
  private List<Node> nextStatesLookedAt() {
    List<Node> lookedAt = new ArrayList<>();
    step.nextStates()
        .forEach(
            (name, next) -> {
              Node state = step.states().get(name);
              if (nodes.stream().anyMatch(n -> n.inputs().contains(state))) {
                lookedAt.add(next);
              }
            });
    return lookedAt;
  }

  private Map<String, Node> previousStateGradients() {
    return step.backward().map(Backward::previousStateGradients).orElse(Map.of());
  }

  private List<Node> ofReversed(Map<String, Node> byState) {
    return byState.keySet().stream().filter(step::isReversed).map(byState::get).toList();
  }

  private List<Node> ofForward(Map<String, Node> byState) {
    return byState.keySet().stream()
        .filter(name -> !step.isReversed(name))
        .map(byState::get)
        .toList();
  }

  private static BitSet intersection(BitSet a, BitSet b) {
    BitSet both = (BitSet) a.clone();
    both.and(b);
    return both;
  }

  // What does not wait for a gradient from the following step and is needed early: products, what
  // looks at all steps, what two sweeps have in common, the operands of scans, and what these need.
  private BitSet backwardBefore(BitSet forward, BitSet carried, BitSet sentBack, BitSet shared) {
    Stream<Node> sent =
        nodes.stream().filter(n -> sentBack.get(n.id())).filter(n -> isEarly(n, shared));
    Stream<Node> ofScans =
        nodes.stream().filter(n -> n.operation().isScan()).flatMap(n -> n.inputs().stream());
    BitSet before =
        ancestors(
            Stream.concat(sent, ofScans)
                .filter(n -> !forward.get(n.id()) && !carried.get(n.id()))
                .toList());
    before.andNot(forward);
    return before;
  }

  private static boolean isEarly(Node node, BitSet shared) {
    Operation operation = node.operation();
    return operation.isProduct() || operation.isOverAllSteps() || shared.get(node.id());
  }

  private static boolean isGiven(Node node) {
    return node.operation() instanceof Leaf leaf && leaf.role() != Leaf.Role.ZEROS;
  }

  private BitSet ancestors(Collection<Node> roots) {
    return step.ancestors(roots);
  }

  private BitSet descendants(Leaf.Role role) {
    BitSet set = new BitSet();
    for (Node node : nodes) {
      boolean isSource = node.operation() instanceof Leaf leaf && leaf.role() == role;
      if (isSource || node.inputs().stream().anyMatch(i -> set.get(i.id()))) {
        set.set(node.id());
      }
    }
    return set;
  }
}
