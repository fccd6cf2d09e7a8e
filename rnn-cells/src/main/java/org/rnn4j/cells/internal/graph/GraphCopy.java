package org.rnn4j.cells.internal.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.api.cell.ParameterSpec;

/**
 * Copies a recorded forward step into another graph, operation by operation: what passes that
 * change a step in its middle are made of.
 */
public class GraphCopy {

  private final StepGraph source;
  private final StepGraph target;
  private final String prefix;
  private final Map<Integer, Node> copies = new HashMap<>();

  /**
   * A copy.
   *
   * @param prefix put before the names of states and parameters; may be empty
   */
  public GraphCopy(StepGraph source, StepGraph target, String prefix) {
    this.source = source;
    this.target = target;
    this.prefix = prefix;
  }

  /** What an operation becomes; operands are already in the target. */
  public Node copy(Node node, List<Node> operands) {
    return target.add(node.operation(), operands.toArray(new Node[0]));
  }

  /** What the step's input becomes. */
  public Node input() {
    return target.input();
  }

  /** What a parameter becomes. */
  public Node parameter(ParameterSpec spec) {
    return target.parameter(spec);
  }

  public StepGraph target() {
    return target;
  }

  /** Copies everything, the next states and what is known of the states included. */
  public final GraphCopy run() {
    copies.put(source.input().id(), input());
    for (Node node : source.nodes()) {
      if (!copies.containsKey(node.id())) {
        copies.put(node.id(), node.operation() instanceof Leaf leaf ? given(leaf) : copied(node));
      }
    }
    source.nextStates().forEach((name, n) -> target.setNext(prefix + name, of(n)));
    source.states().keySet().stream()
        .filter(source::isReversed)
        .forEach(name -> target.reverse(prefix + name));
    source.states().keySet().stream()
        .filter(source::isHelper)
        .forEach(name -> target.help(prefix + name));
    source.rule().ifPresent(target::setRule);
    source.initialStates().forEach((name, n) -> target.setInitial(prefix + name, of(n)));
    return this;
  }

  /** The copy of a node. */
  public final Node of(Node node) {
    return copies.get(node.id());
  }

  private Node copied(Node node) {
    return copy(node, node.inputs().stream().map(this::of).toList());
  }

  private Node given(Leaf leaf) {
    return switch (leaf.role()) {
      case STATE -> target.state(prefix + leaf.label(), leaf.shape(List.of()).width());
      case PARAMETER -> parameter(source.parameterSpec(leaf.label()).named(prefix + leaf.label()));
      case MASK -> target.maskLeaf();
      case STATISTIC, GRADIENT_STATISTIC ->
          target.statistic(Statistic.valueOf(leaf.label()), leaf.shape(List.of()).width());
      default -> target.leaf(leaf.role(), leaf.label(), leaf.shape(List.of()));
    };
  }
}
