package org.rnn4j.cells.conformance;

import static org.rnn4j.api.cell.ParameterRole.BIAS;
import static org.rnn4j.api.cell.ParameterRole.INPUT_WEIGHT;
import static org.rnn4j.api.cell.ParameterRole.NORMALIZATION;
import static org.rnn4j.api.cell.ParameterRole.OTHER;
import static org.rnn4j.api.cell.ParameterRole.RECURRENT_BIAS;
import static org.rnn4j.api.cell.ParameterRole.RECURRENT_WEIGHT;
import static org.rnn4j.api.cell.ParameterRole.STATISTIC;
import static org.rnn4j.api.conformance.ConformanceException.require;

import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.step.Binary;
import org.rnn4j.cells.internal.graph.Leaf;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.operation.BinaryOperation;

/**
 * Whether each parameter does what its declared role says: recurrent dropout, weight dropout and
 * weight decay go by that. Looks at each operation in which a parameter, or what is computed from
 * parameters alone, first meets a row of data.
 */
final class RoleChecks {

  private static final Set<ParameterRole> WEIGHTS = EnumSet.of(INPUT_WEIGHT, RECURRENT_WEIGHT);
  private static final Set<ParameterRole> BIASES = EnumSet.of(BIAS, RECURRENT_BIAS);
  private static final Set<ParameterRole> UNDECAYED =
      EnumSet.of(BIAS, RECURRENT_BIAS, NORMALIZATION);

  private final BitSet ofState; // what sees a state
  private final BitSet ofNext; // what a next state sees
  private final Map<Node, Set<ParameterSpec>> sources = new HashMap<>(); // of what has no rows
  private final Set<ParameterSpec> factors = new LinkedHashSet<>();

  private RoleChecks(StepGraph graph) {
    ofState =
        graph.descendants(n -> n.operation() instanceof Leaf l && l.role() == Leaf.Role.STATE);
    ofNext = graph.ancestors(graph.nextStates().values());
  }

  static void roles(CellVariant v) {
    StepGraph graph = v.graph();
    graph.parameterSpecs().forEach(RoleChecks::requireDecay);
    RoleChecks checks = new RoleChecks(graph);
    graph
        .parameterSpecs()
        .forEach(p -> checks.sources.put(graph.parameters().get(p.name()), Set.of(p)));
    graph.nodes().forEach(checks::look);
    for (ParameterSpec p : graph.parameterSpecs()) {
      require(
          !WEIGHTS.contains(p.role()) || checks.factors.contains(p),
          "%s is declared %s and multiplies nothing",
          p.name(),
          p.role());
    }
  }

  private static void requireDecay(ParameterSpec p) {
    require(
        p.role() != STATISTIC,
        "%s is declared %s, which only the engine can write; declare what it does in the equations",
        p.name(),
        p.role());
    require(
        !p.decay() || !UNDECAYED.contains(p.role()),
        "%s is declared %s and has weight decay, which would pull it to zero;"
            + " add .withDecay(false)",
        p.name(),
        p.role());
  }

  private void look(Node node) {
    if (!node.shape().batched()) {
      sources.computeIfAbsent(node, this::sourcesOfInputs);
      return;
    }
    for (Node p : node.inputs()) {
      for (Node x : node.inputs()) {
        if (!p.shape().batched() && x.shape().batched()) {
          requireRoles(node, x, sources.get(p));
        }
      }
    }
  }

  private Set<ParameterSpec> sourcesOfInputs(Node node) {
    return node.inputs().stream()
        .flatMap(i -> sources.get(i).stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  // Of the parameters that x meets in this operation.
  private void requireRoles(Node node, Node x, Set<ParameterSpec> parameters) {
    boolean seesState = ofState.get(x.id());
    boolean multiplies = node.operation().isProduct() || is(node, Binary.TIMES, Binary.DIVIDED_BY);
    if (multiplies) {
      factors.addAll(parameters);
      parameters.forEach(p -> requireFactor(p, seesState));
    }
    if (is(node, Binary.PLUS, Binary.MINUS)) {
      for (ParameterSpec p : parameters) {
        require(
            p.role() != RECURRENT_BIAS || seesState,
            "%s is declared RECURRENT_BIAS and added to what sees no state; declare it BIAS",
            p.name());
      }
    }
    if (node.operation().isProduct()) {
      requireWeight(parameters, seesState, seesState && ofNext.get(node.id()));
    }
  }

  private static void requireFactor(ParameterSpec p, boolean seesState) {
    require(
        !BIASES.contains(p.role()),
        "%s is declared %s and multiplies; a bias is added",
        p.name(),
        p.role());
    require(
        p.role() != INPUT_WEIGHT || !seesState,
        "%s is declared INPUT_WEIGHT and multiplies what sees a state;"
            + " declare it RECURRENT_WEIGHT, or recurrent dropout passes it by",
        p.name());
    require(
        p.role() != RECURRENT_WEIGHT || seesState,
        "%s is declared RECURRENT_WEIGHT and multiplies what sees no state;"
            + " declare it INPUT_WEIGHT, or weight dropout reaches it",
        p.name());
  }

  // The matrix may have a gain of another role. What only the output sees is not recurrent.
  private static void requireWeight(
      Set<ParameterSpec> parameters, boolean seesState, boolean isRecurrent) {
    Set<ParameterRole> fitting = EnumSet.of(NORMALIZATION);
    fitting.add(seesState ? RECURRENT_WEIGHT : INPUT_WEIGHT);
    if (seesState && !isRecurrent) {
      fitting.add(OTHER);
    }
    require(
        parameters.stream().anyMatch(p -> fitting.contains(p.role())),
        "the matrix %s multiplies what sees %s state; declare it %s",
        parameters.stream().map(ParameterSpec::name).collect(Collectors.joining(", ")),
        seesState ? "a" : "no",
        seesState ? RECURRENT_WEIGHT : INPUT_WEIGHT);
  }

  private static boolean is(Node node, Binary... functions) {
    return node.operation() instanceof BinaryOperation b
        && Set.of(functions).contains(b.function());
  }
}
