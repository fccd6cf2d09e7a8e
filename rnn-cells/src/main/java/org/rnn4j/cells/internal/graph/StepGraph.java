package org.rnn4j.cells.internal.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.cell.StateSpec;
import org.rnn4j.api.step.Shape;
import org.rnn4j.api.step.Value;

/**
 * One time step of a layer as a list of operations in single-assignment form, in an order in which
 * everything is computed before it is used: the forward step, and behind it the backward step where
 * its gradient has been taken.
 */
public final class StepGraph {

  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, Node> parameters = new LinkedHashMap<>();
  private final Map<String, ParameterSpec> parameterSpecs = new LinkedHashMap<>();
  private final Map<String, Node> states = new LinkedHashMap<>();
  private final Map<String, Node> nextStates = new LinkedHashMap<>();
  private final Map<String, Node> initialStates = new LinkedHashMap<>();
  private final Set<String> reversed = new LinkedHashSet<>();
  private final Set<String> helpers = new LinkedHashSet<>();
  private int most = Integer.MAX_VALUE;
  private final Vocabulary vocabulary;
  private final Node input;
  private Node output; // null until the recording sets it
  private Node mask; // null until a pass asks for it
  private Backward backward; // null if only the forward step is wanted
  private Coupling coupling; // null if the rows of a batch have nothing to do with each other
  private final Map<String, Node> statistics = new LinkedHashMap<>();

  /**
   * An empty step over an input {@code [batch, inputWidth]}.
   *
   * @param vocabulary what calls on its values become
   */
  public StepGraph(int inputWidth, Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.input = leaf(Leaf.Role.INPUT, "x", Shape.batch(inputWidth));
  }

  /** An empty step over another input, in the same language. */
  public StepGraph empty(int inputWidth) {
    return new StepGraph(inputWidth, vocabulary);
  }

  /** What calls on its values become. */
  Vocabulary vocabulary() {
    return vocabulary;
  }

  /** Sets how many operations there may be; the next one is refused. */
  public void limit(int operations) {
    most = operations;
  }

  /** Appends an operation; its shape rule checks the operands. */
  public Node add(Operation operation, Node... inputs) {
    if (nodes.size() >= most) {
      throw new EndlessStepException(most);
    }
    List<Node> operands = List.of(inputs);
    Shape shape = operation.shape(operands.stream().map(Node::shape).toList());
    Node node = new Node(this, nodes.size(), operation, operands, shape);
    nodes.add(node);
    return node;
  }

  /** A value as an operation of this graph, which it must be. */
  public Node own(Value value) {
    if (value == null) {
      throw new IllegalArgumentException("null is no value");
    }
    if (!(value instanceof Node node) || node.graph() != this) {
      throw new IllegalArgumentException("a value of another recording cannot be used in this one");
    }
    return node;
  }

  /** Appends something that is given from outside. */
  public Node leaf(Leaf.Role role, String name, Shape shape) {
    return add(new Leaf(role, name, shape));
  }

  public Node state(String name, int width) {
    return states.computeIfAbsent(name, n -> leaf(Leaf.Role.STATE, n, Shape.batch(width)));
  }

  /** {@code [batch, 1]}: 1 where the step is present, 0 where it is masked. */
  public Node maskLeaf() {
    if (mask == null) {
      mask = leaf(Leaf.Role.MASK, "m", Shape.batch(1));
    }
    return mask;
  }

  /**
   * A statistic of the whole batch, {@code [width]}, which is given.
   *
   * @param role that of the input or of the gradient
   * @param name by which its {@link Coupling} knows it
   */
  public Node statistic(Leaf.Role role, String name, int width) {
    return statistics.computeIfAbsent(name, n -> leaf(role, n, Shape.vector(width)));
  }

  /** Says what the statistics are. */
  public void couple(Coupling value) {
    coupling = value;
  }

  /** Lets a state run from the last step to the first. */
  public void reverse(String state) {
    reversed.add(state);
  }

  /** Says of a state that it is no feature. */
  public void help(String state) {
    helpers.add(state);
  }

  public Node parameter(ParameterSpec spec) {
    parameterSpecs.put(spec.name(), spec);
    return parameters.computeIfAbsent(spec.name(), n -> leaf(Leaf.Role.PARAMETER, n, spec.shape()));
  }

  /**
   * The value itself if it can be computed straight into a place kept for it, else a copy: what
   * comes from outside, views, and values that have such a place already cannot.
   */
  public Node ownPlace(Node value, Collection<Node> placed) {
    boolean hasPlace =
        value.operation() instanceof Leaf || value.operation().isView() || placed.contains(value);
    return hasPlace ? vocabulary.copy(value) : value;
  }

  public void setNext(String state, Node value) {
    nextStates.put(state, value);
  }

  /** Lets a state start from a parameter {@code [width]}. */
  public void setInitial(String state, Node parameter) {
    initialStates.put(state, parameter);
  }

  public void setOutput(Node value) {
    output = value;
  }

  /** Says which of the operations are the backward step's ends. */
  public void setBackward(Backward value) {
    backward = value;
  }

  /** The backward step; empty when only the forward step is wanted. */
  public Optional<Backward> backward() {
    return Optional.ofNullable(backward);
  }

  /** Everything that is asked of the step, and what is given to it from behind; may repeat. */
  public List<Node> results() {
    List<Node> results = new ArrayList<>(nextStates.values());
    results.add(output);
    if (backward != null) {
      backward.results(nodes).forEach(results::add);
    }
    return results;
  }

  /** Every operation, by id. */
  public List<Node> nodes() {
    return List.copyOf(nodes);
  }

  /** {@code [batch, inputWidth]}. */
  public Node input() {
    return input;
  }

  /** What the step gives out. */
  public Node output() {
    return output;
  }

  /** Whether {@link #output()} is set. */
  public boolean hasOutput() {
    return output != null;
  }

  /** The previous states by name, in the order of declaration. */
  public Map<String, Node> states() {
    return states;
  }

  /** Whether a state runs from the last step to the first: its previous step is the one behind. */
  public boolean isReversed(String state) {
    return reversed.contains(state);
  }

  /** Whether a state is no feature, so that passes which change features leave it alone. */
  public boolean isHelper(String state) {
    return helpers.contains(state);
  }

  /** The names of the states that are features, in the order of declaration. */
  public List<String> featureStates() {
    return states.keySet().stream().filter(name -> !isHelper(name)).toList();
  }

  /** The parameters that states start from, by state; a state that starts from zeros is absent. */
  public Map<String, Node> initialStates() {
    return initialStates;
  }

  /** The operations for which the condition holds, and all that are computed from them. */
  public BitSet descendants(Predicate<Node> isSource) {
    BitSet set = new BitSet();
    for (Node node : nodes) {
      if (isSource.test(node) || node.inputs().stream().anyMatch(i -> set.get(i.id()))) {
        set.set(node.id());
      }
    }
    return set;
  }

  /** The operations that wait for what comes in through leaves of this role. */
  public BitSet waitingFor(Leaf.Role role) {
    return descendants(n -> n.operation() instanceof Leaf leaf && leaf.role() == role);
  }

  /** The given operations, and all that they are computed from. */
  public BitSet ancestors(Collection<Node> roots) {
    BitSet set = new BitSet();
    roots.forEach(r -> set.set(r.id()));
    for (int id = nodes.size() - 1; id >= 0; id--) {
      if (set.get(id)) {
        nodes.get(id).inputs().forEach(i -> set.set(i.id()));
      }
    }
    return set;
  }

  /** What couples the rows of a batch, if anything does. */
  public Optional<Coupling> coupling() {
    return Optional.ofNullable(coupling);
  }

  /** The statistics of the batch that the step is given. */
  public Collection<Node> statistics() {
    return statistics.values();
  }

  /** Those of its input, or of the gradient. */
  public List<Node> statistics(Leaf.Role role) {
    return statistics.values().stream().filter(n -> ((Leaf) n.operation()).role() == role).toList();
  }

  /** The mask, if the step looks at it. */
  public Optional<Node> mask() {
    return Optional.ofNullable(mask);
  }

  /** The next states by name. */
  public Map<String, Node> nextStates() {
    return nextStates;
  }

  /** The parameters by name, in the order of declaration. */
  public Map<String, Node> parameters() {
    return parameters;
  }

  /** The declaration of a parameter. */
  public ParameterSpec parameterSpec(String name) {
    return parameterSpecs.get(name);
  }

  /** The declarations of the parameters. */
  public List<ParameterSpec> parameterSpecs() {
    return List.copyOf(parameterSpecs.values());
  }

  /** The declarations of the states. */
  public List<StateSpec> stateSpecs() {
    return states.entrySet().stream()
        .map(e -> new StateSpec(e.getKey(), e.getValue().width(), role(e.getKey())))
        .toList();
  }

  private StateSpec.Role role(String state) {
    return isHelper(state) ? StateSpec.Role.HELPER : StateSpec.Role.FEATURE;
  }

  @Override
  public String toString() {
    return String.join("\n", nodes.stream().map(Node::toString).toList());
  }
}
