package org.rnn4j.cells.internal.program;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.rnn4j.cells.internal.graph.Backward;
import org.rnn4j.cells.internal.graph.Leaf;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.StepFunction;

/**
 * Decides for every operation of a step in which {@link Part} of the program it runs. What leaves
 * the time loop becomes one operation over all steps: this is what makes {@code x W} one large
 * product, and the loop as short as the recurrence itself.
 */
public final class Placement {

  private final StepFunction step;
  private final List<Node> nodes;
  private final Part[] parts;

  private Placement(StepFunction step) {
    this.step = step;
    this.nodes = step.graph().nodes();
    this.parts = new Part[nodes.size()];
  }

  static Placement of(StepFunction step) {
    Placement placement = new Placement(step);
    placement.place();
    return placement;
  }

  /** The part that an operation runs in. */
  Part of(Node node) {
    return parts[node.id()];
  }

  /** The operations of a part, in order. */
  List<Node> nodes(Part part) {
    return nodes.stream().filter(n -> parts[n.id()] == part).toList();
  }

  private void place() {
    List<Node> forwardRoots = new ArrayList<>(step.graph().nextStates().values());
    BitSet neededByNext = ancestors(forwardRoots);
    forwardRoots.add(step.graph().output());
    BitSet forward = ancestors(forwardRoots);
    BitSet ofState = descendants(Leaf.Role.STATE);
    BitSet ofReduced = descendants(Leaf.Role.REDUCED_GRADIENT);
    BitSet carried = descendants(Leaf.Role.STATE_GRADIENT);
    BitSet sentBack =
        ancestors(
            step.backward()
                .map(Backward::previousStateGradients)
                .map(m -> m.values())
                .orElse(List.of()));
    BitSet before = backwardBefore(forward, carried, sentBack);
    for (Node node : nodes) {
      int id = node.id();
      if (isGiven(node) || node.operation().isView()) {
        parts[id] = Part.NOWHERE;
      } else if (!node.shape().batched()) {
        parts[id] = ofReduced.get(id) ? Part.PARAMETER_GRADIENTS : Part.PARAMETERS;
      } else if (node.operation().isScan()) {
        parts[id] = forward.get(id) ? Part.FORWARD_SCAN : Part.BACKWARD_SCAN;
      } else if (forward.get(id)) {
        parts[id] =
            !ofState.get(id)
                ? Part.FORWARD_BEFORE
                : neededByNext.get(id) ? Part.FORWARD_LOOP : Part.FORWARD_AFTER;
      } else {
        parts[id] =
            before.get(id)
                ? Part.BACKWARD_BEFORE
                : sentBack.get(id) ? Part.BACKWARD_LOOP : Part.BACKWARD_AFTER;
      }
    }
  }

  // What does not wait for a gradient from the following step: products, the operands of scans, and
  // what they need.
  private BitSet backwardBefore(BitSet forward, BitSet carried, BitSet sentBack) {
    Stream<Node> products =
        nodes.stream().filter(n -> n.operation().isProduct() && sentBack.get(n.id()));
    Stream<Node> ofScans =
        nodes.stream().filter(n -> n.operation().isScan()).flatMap(n -> n.inputs().stream());
    BitSet before =
        ancestors(
            Stream.concat(products, ofScans)
                .filter(n -> !forward.get(n.id()) && !carried.get(n.id()))
                .toList());
    before.andNot(forward);
    return before;
  }

  private static boolean isGiven(Node node) {
    return node.operation() instanceof Leaf leaf && leaf.role() != Leaf.Role.ZEROS;
  }

  private BitSet ancestors(Collection<Node> roots) {
    BitSet set = new BitSet();
    roots.forEach(r -> set.set(r.id()));
    for (int id = nodes.size() - 1; id >= 0; id--) {
      if (set.get(id)) {
        nodes.get(id).inputs().forEach(i -> set.set(i.id()));
      }
    }
    return set;
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
