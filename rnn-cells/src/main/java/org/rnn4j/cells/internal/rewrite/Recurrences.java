package org.rnn4j.cells.internal.rewrite;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.rnn4j.api.step.Binary;
import org.rnn4j.api.step.Shape;
import org.rnn4j.api.step.Unary;
import org.rnn4j.cells.internal.graph.Backward;
import org.rnn4j.cells.internal.graph.GraphCopy;
import org.rnn4j.cells.internal.graph.Leaf;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.operation.Affine;
import org.rnn4j.cells.internal.operation.Scan;

/** The recurrences of a step, and the copy in which they are scans. */
final class Recurrences extends GraphCopy {

  private final StepGraph source;
  private final Map<Integer, Rewritten> rewritten = new HashMap<>(); // by id of the source
  private final Map<Integer, Node> negated = new HashMap<>(); // copies times -1

  /** What something is taken times. */
  private record Coefficient(Node a, boolean isNegative) {
    Coefficient negated() {
      return new Coefficient(a, !isNegative);
    }
  }

  /**
   * The recurrence of one state.
   *
   * @param result the next state, or the gradient that is sent back
   * @param terms coefficients by what they are taken times: states, or sums ds + d
   * @param left what another step has left for this one: the state, or ds
   * @param added b, or d
   * @param isReversed whether the state runs from the last step to the first
   */
  private record Row(
      Node result, Map<Node, Coefficient> terms, Node left, Node added, boolean isReversed) {

    boolean seesTheSameAs(Row other) {
      return terms.keySet().equals(other.terms.keySet()) && isReversed == other.isReversed;
    }
  }

  private record Rewritten(Scan operation, List<Coefficient> coefficients, List<Node> others) {
    List<Node> operands() {
      return Stream.concat(coefficients.stream().map(Coefficient::a), others.stream()).toList();
    }
  }

  Recurrences(StepGraph source) {
    super(source);
    this.source = source;
    findForward();
    source.backward().ifPresent(this::findBackward);
  }

  StepGraph scanned() {
    return rewritten.isEmpty() ? source : runNeeded().target();
  }

  // s = a * s' + b
  private void findForward() {
    BitSet ofState = source.waitingFor(Leaf.Role.STATE);
    Map<Node, Row> rows = new LinkedHashMap<>();
    for (String name : source.states().keySet()) {
      Node s = source.states().get(name);
      Node next = source.nextStates().get(name);
      for (Node b : Uses.operandsOf(next, Binary.PLUS)) {
        Map<Node, Coefficient> terms =
            terms(Uses.other(next, b), source.states().values(), ofState);
        if (!terms.isEmpty() && !ofState.get(b.id())) {
          rows.put(s, new Row(next, terms, s, b, source.isReversed(name)));
        }
      }
    }
    rewrite(rows, false);
  }

  // ds' = (ds + d) * a
  private void findBackward(Backward backward) {
    BitSet carried = source.waitingFor(Leaf.Role.STATE_GRADIENT);
    Map<String, Node> sums = new LinkedHashMap<>(); // ds + d, by state
    for (String name : backward.previousStateGradients().keySet()) {
      Node ds = backward.stateGradients().get(name);
      for (Node sum : source.nodes()) {
        if (Uses.operandsOf(sum, Binary.PLUS).contains(ds)
            && !carried.get(Uses.other(sum, ds).id())) {
          sums.put(name, sum);
        }
      }
    }
    Map<Node, Row> rows = new LinkedHashMap<>();
    sums.forEach(
        (name, sum) -> {
          Node ds = backward.stateGradients().get(name);
          Node sent = backward.previousStateGradients().get(name);
          Map<Node, Coefficient> terms = terms(sent, sums.values(), carried);
          boolean isReversed = source.isReversed(name);
          rows.put(sum, new Row(sent, terms, ds, Uses.other(sum, ds), isReversed));
        });
    rewrite(rows, true);
  }

  // One term, or two of different variables added or subtracted; empty if it is anything else.
  private static Map<Node, Coefficient> terms(
      Node node, Collection<Node> variables, BitSet waiting) {
    boolean isSum = !Uses.operandsOf(node, Binary.PLUS).isEmpty();
    boolean isDifference = !Uses.operandsOf(node, Binary.MINUS).isEmpty();
    if (!isSum && !isDifference) {
      return term(node, variables, waiting);
    }
    Map<Node, Coefficient> terms = term(node.input(0), variables, waiting);
    Map<Node, Coefficient> second = term(node.input(1), variables, waiting);
    if (terms.isEmpty() || second.isEmpty() || terms.keySet().equals(second.keySet())) {
      return Map.of();
    }
    second.forEach((x, c) -> terms.put(x, isDifference ? c.negated() : c));
    return terms;
  }

  // a * x or a * -x, with x one of the variables and a that waits for none.
  private static Map<Node, Coefficient> term(
      Node node, Collection<Node> variables, BitSet waiting) {
    Map<Node, Coefficient> term = new LinkedHashMap<>();
    for (Node factor : Uses.operandsOf(node, Binary.TIMES)) {
      boolean isNegative = factor.operation() instanceof Affine f && f.isNegation();
      Node x = isNegative ? factor.input(0) : factor;
      Node a = Uses.other(node, factor);
      if (variables.contains(x) && !waiting.get(a.id())) {
        term.put(x, new Coefficient(a, isNegative));
      }
    }
    return term;
  }

  // Those of which every state that they look at is one, and looks at the same ones.
  private void rewrite(Map<Node, Row> rows, boolean backward) {
    rows.forEach(
        (x, row) -> {
          Set<Node> seen = row.terms().keySet();
          List<Node> coupled = rows.keySet().stream().filter(seen::contains).toList();
          List<Row> group = coupled.stream().map(rows::get).toList();
          boolean isWhole =
              seen.contains(x)
                  && coupled.size() == seen.size()
                  && group.stream().allMatch(row::seesTheSameAs);
          if (isWhole && fit(group)) {
            List<Coefficient> coefficients = coupled.stream().map(row.terms()::get).toList();
            rewritten.put(row.result().id(), rewritten(row, group, coefficients, backward));
          }
        });
  }

  private static Rewritten rewritten(
      Row row, List<Row> group, List<Coefficient> coefficients, boolean backward) {
    int n = group.size();
    Stream<Node> left = group.stream().map(Row::left);
    Stream<Node> added = backward ? group.stream().map(Row::added) : Stream.of(row.added());
    return new Rewritten(
        backward ? Scan.backward(n, row.isReversed()) : Scan.forward(n, row.isReversed()),
        coefficients,
        Stream.concat(left, added).toList());
  }

  private static boolean fit(List<Row> group) {
    Shape shape = group.get(0).left().shape();
    Shape a = group.get(0).terms().values().iterator().next().a().shape();
    return (a.equals(shape) || a.equals(Shape.vector(shape.width())))
        && group.stream()
            .flatMap(r -> r.terms().values().stream())
            .allMatch(c -> c.a().shape().equals(a))
        && group.stream()
            .flatMap(r -> Stream.of(r.left(), r.added()))
            .allMatch(v -> v.shape().equals(shape));
  }

  @Override
  protected List<Node> operands(Node node) {
    Rewritten r = rewritten.get(node.id());
    return r == null ? node.inputs() : r.operands();
  }

  @Override
  protected Node copy(Node node, List<Node> operands) {
    Rewritten r = rewritten.get(node.id());
    if (r == null) {
      return super.copy(node, operands);
    }
    List<Node> signed = new ArrayList<>(operands); // the coefficients come first
    for (int i = 0; i < r.coefficients().size(); i++) {
      if (r.coefficients().get(i).isNegative()) {
        signed.set(i, negated(operands.get(i)));
      }
    }
    return add(r.operation(), signed);
  }

  private Node negated(Node a) {
    return negated.computeIfAbsent(a.id(), id -> a.apply(Unary.NEGATE));
  }
}
