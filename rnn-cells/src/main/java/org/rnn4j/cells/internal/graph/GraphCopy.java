package org.rnn4j.cells.internal.graph;

import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.api.cell.ParameterSpec;

/**
 * Copies a step, forward and backward, into another graph, operation by operation: what every pass
 * is made of. A pass overrides what becomes something else.
 */
public class GraphCopy {

  private final StepGraph source;
  private final StepGraph target;
  private final String prefix;
  private final Map<Integer, Node> copies = new HashMap<>(); // by id of the source

  /** The whole step once more, for a pass to go on with. */
  public static StepGraph of(StepGraph source) {
    return new GraphCopy(source).run().target();
  }

  /** A copy in an empty step over the same input. */
  public GraphCopy(StepGraph source) {
    this(source, source.empty(source.input().width()), "");
  }

  /**
   * A copy in a step that may have something already.
   *
   * @param prefix put before the names of states and parameters; may be empty
   */
  public GraphCopy(StepGraph source, StepGraph target, String prefix) {
    this.source = source;
    this.target = target;
    this.prefix = prefix;
  }

  /** What has to be computed for an operation, in the form that it gets. */
  protected List<Node> operands(Node node) {
    return node.inputs();
  }

  /**
   * What an operation becomes.
   *
   * @param operands the copies of its {@link #operands(Node)}
   */
  protected Node copy(Node node, List<Node> operands) {
    return add(node.operation(), operands);
  }

  /** What the step's input becomes. */
  protected Node input() {
    return target.input();
  }

  /** What a parameter becomes. */
  protected Node parameter(ParameterSpec spec) {
    return target.parameter(spec);
  }

  /** Appends an operation to the target, on values of the target. */
  protected final Node add(Operation operation, List<Node> operands) {
    return target.add(operation, operands.toArray(new Node[0]));
  }

  /** The step that the copy is made in. */
  public final StepGraph target() {
    return target;
  }

  /** The copy of a value. */
  public final Node of(Node node) {
    return copies.get(node.id());
  }

  /** Copies everything. */
  public final GraphCopy run() {
    BitSet all = new BitSet();
    all.set(0, source.nodes().size());
    return run(all);
  }

  /** Copies what the step is asked for, and what is needed for that. */
  public final GraphCopy runNeeded() {
    List<Node> nodes = source.nodes();
    BitSet needed = new BitSet();
    source.results().forEach(r -> needed.set(r.id()));
    for (int id = nodes.size() - 1; id >= 0; id--) {
      if (needed.get(id)) {
        operands(nodes.get(id)).forEach(o -> needed.set(o.id()));
      }
    }
    return run(needed);
  }

  private GraphCopy run(BitSet needed) {
    copies.put(source.input().id(), input());
    for (Node node : source.nodes()) {
      boolean isGiven = node.operation() instanceof Leaf leaf && leaf.isDeclared();
      if ((isGiven || needed.get(node.id())) && !copies.containsKey(node.id())) {
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
    source.coupling().ifPresent(target::couple);
    source.initialStates().forEach((name, n) -> target.setInitial(prefix + name, of(n)));
    target.setOutput(of(source.output()));
    source.backward().ifPresent(b -> target.setBackward(of(b)));
    return this;
  }

  private Node copied(Node node) {
    return copy(node, operands(node).stream().map(this::of).toList());
  }

  private Node given(Leaf leaf) {
    return switch (leaf.role()) {
      case STATE -> target.state(prefix + leaf.label(), leaf.shape(List.of()).width());
      case PARAMETER -> parameter(source.parameterSpec(leaf.label()).named(prefix + leaf.label()));
      case MASK -> target.maskLeaf();
      case STATISTIC, GRADIENT_STATISTIC ->
          target.statistic(leaf.role(), leaf.label(), leaf.shape(List.of()).width());
      default -> target.leaf(leaf.role(), leaf.label(), leaf.shape(List.of()));
    };
  }

  private Backward of(Backward b) {
    Map<Integer, Node> reduced = new LinkedHashMap<>();
    b.reducedGradients().forEach((id, n) -> reduced.put(copies.get(id).id(), of(n)));
    return new Backward(
        of(b.outputGradient()),
        of(b.stateGradients()),
        of(b.previousStateGradients()),
        b.inputGradient().map(this::of),
        b.reductions().stream()
            .map(r -> new Reduction(r.kind(), of(r.factor()), of(r.gradient()), of(r.target())))
            .toList(),
        reduced,
        of(b.parameterGradients()));
  }

  private Map<String, Node> of(Map<String, Node> nodes) {
    Map<String, Node> result = new LinkedHashMap<>();
    nodes.forEach((name, n) -> result.put(name, of(n)));
    return result;
  }
}
