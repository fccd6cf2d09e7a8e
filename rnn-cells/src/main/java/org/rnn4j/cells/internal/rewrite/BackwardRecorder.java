package org.rnn4j.cells.internal.rewrite;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.rnn4j.api.step.Binary;
import org.rnn4j.api.step.Shape;
import org.rnn4j.cells.internal.graph.Backward;
import org.rnn4j.cells.internal.graph.GradientSink;
import org.rnn4j.cells.internal.graph.Leaf;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Reduction;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.operation.Concat;
import org.rnn4j.cells.internal.operation.MatrixSum;

/**
 * Appends the backward step to a forward step: walks the forward operations backwards and asks each
 * for its contributions.
 */
final class BackwardRecorder implements GradientSink {

  private final StepGraph graph;
  private final boolean[] wanted; // by id: does a gradient have to pass through here?
  private final Map<Integer, List<Node>> whole = new HashMap<>();
  private final Map<Integer, List<Columns>> parts = new HashMap<>();
  private final List<Reduction> reductions = new ArrayList<>();
  private final Map<Integer, Node> reduced = new LinkedHashMap<>();

  private record Columns(int from, Node gradient) {
    int to() {
      return from + gradient.width();
    }
  }

  BackwardRecorder(StepGraph graph, boolean inputGradient) {
    this.graph = graph;
    this.wanted = new boolean[graph.nodes().size()];
    for (Node node : graph.nodes()) {
      boolean isSource =
          node.operation() instanceof Leaf leaf
              && (leaf.role() == Leaf.Role.PARAMETER
                  || leaf.role() == Leaf.Role.STATE
                  || (leaf.role() == Leaf.Role.INPUT && inputGradient));
      wanted[node.id()] = isSource || node.inputs().stream().anyMatch(i -> wanted[i.id()]);
    }
  }

  /** Appends it. */
  void record() {
    List<Node> forward = graph.nodes();
    Node outputGradient = graph.leaf(Leaf.Role.OUTPUT_GRADIENT, "y", graph.output().shape());
    add(graph.output(), outputGradient);
    Map<String, Node> stateGradients = new LinkedHashMap<>();
    graph
        .nextStates()
        .forEach(
            (name, next) -> {
              Node gradient = graph.leaf(Leaf.Role.STATE_GRADIENT, name, next.shape());
              stateGradients.put(name, gradient);
              add(next, gradient);
            });
    for (int i = forward.size() - 1; i >= 0; i--) {
      Node node = forward.get(i);
      if (node.shape().batched()) {
        gradient(node).ifPresent(g -> node.operation().differentiate(node, g, this));
      }
    }
    Map<String, Node> parameterGradients = differentiateParameterPart(forward);
    Map<String, Node> previous = new LinkedHashMap<>();
    graph
        .states()
        .forEach(
            (name, state) ->
                gradient(state)
                    .ifPresent(g -> previous.put(name, graph.ownPlace(g, previous.values()))));
    graph.setBackward(
        new Backward(
            outputGradient,
            stateGradients,
            previous,
            gradient(graph.input()),
            reductions,
            reduced,
            parameterGradients));
  }

  // The operations on parameters alone, after their gradients have been summed up.
  private Map<String, Node> differentiateParameterPart(List<Node> forward) {
    for (Reduction r : reductions) {
      if (!isParameter(r.target())) {
        reduced.computeIfAbsent(
            r.target().id(),
            id -> graph.leaf(Leaf.Role.REDUCED_GRADIENT, "%" + id, r.target().shape()));
      }
    }
    reduced.forEach((id, leaf) -> add(forward.get(id), leaf));
    Map<String, Node> parameterGradients = new LinkedHashMap<>();
    for (int i = forward.size() - 1; i >= 0; i--) {
      Node node = forward.get(i);
      if (node.shape().batched()) {
        continue;
      }
      Optional<Node> gradient = gradient(node);
      if (isParameter(node)) {
        gradient.ifPresent(g -> parameterGradients.put(((Leaf) node.operation()).label(), g));
      } else {
        gradient.ifPresent(g -> node.operation().differentiate(node, g, this));
      }
    }
    return parameterGradients;
  }

  private static boolean isParameter(Node node) {
    return node.operation() instanceof Leaf leaf && leaf.role() == Leaf.Role.PARAMETER;
  }

  @Override
  public boolean isWanted(Node node) {
    return wanted[node.id()];
  }

  @Override
  public void add(Node target, Node contribution) {
    if (!isWanted(target)) {
      return;
    }
    boolean summedOverBatch = contribution.shape().batched() && !target.shape().batched();
    boolean isScalarInMatrix = target.shape().size() == 1 && contribution.shape().rows() > 1;
    boolean isColumn = target.width() == 1 && contribution.width() > 1;
    Node fitting =
        isScalarInMatrix
            ? graph.add(new MatrixSum(contribution.shape().rows()), contribution)
            : isColumn ? contribution.rowSum() : contribution;
    if (summedOverBatch) {
      reductions.add(new Reduction(Reduction.Kind.SUM, fitting, fitting, target));
    } else {
      whole.computeIfAbsent(target.id(), id -> new ArrayList<>()).add(fitting);
    }
  }

  @Override
  public void addProductOf(Node target, Node gradient, Node factor) {
    if (!isWanted(target)) {
      return;
    }
    boolean isDot =
        gradient.shape().batched()
            && !target.shape().batched()
            && gradient.shape().equals(factor.shape())
            && target.width() == gradient.width();
    if (isDot) {
      reductions.add(new Reduction(Reduction.Kind.DOT, factor, gradient, target));
    } else {
      add(target, gradient.apply(Binary.TIMES, factor));
    }
  }

  @Override
  public void addOuterProduct(Node matrix, Node x, Node gradient) {
    if (isWanted(matrix)) {
      reductions.add(new Reduction(Reduction.Kind.OUTER_PRODUCT, x, gradient, matrix));
    }
  }

  @Override
  public void addColumns(Node target, int from, Node gradient) {
    if (isWanted(target)) {
      parts.computeIfAbsent(target.id(), id -> new ArrayList<>()).add(new Columns(from, gradient));
    }
  }

  private Optional<Node> gradient(Node node) {
    List<Node> terms = new ArrayList<>(whole.getOrDefault(node.id(), List.of()));
    List<Columns> columns = parts.getOrDefault(node.id(), List.of());
    if (!columns.isEmpty()) {
      terms.add(sideBySide(node, columns));
    }
    // What the following step sent back comes last: the rest is then one term, as a scan needs it.
    terms.sort(Comparator.comparing(BackwardRecorder::isSentBack));
    Optional<Node> sum = terms.stream().reduce((a, b) -> a.plus(b));
    // Asked for again (a state's gradient is also a result), it must be the same node.
    sum.ifPresent(s -> whole.put(node.id(), new ArrayList<>(List.of(s))));
    parts.remove(node.id());
    return sum;
  }

  private static boolean isSentBack(Node node) {
    return node.operation() instanceof Leaf leaf && leaf.role() == Leaf.Role.STATE_GRADIENT;
  }

  // Cuts the columns at every boundary, so that overlapping parts add up and gaps are zero.
  private Node sideBySide(Node node, List<Columns> columns) {
    TreeSet<Integer> cuts = new TreeSet<>(List.of(0, node.width()));
    columns.forEach(
        c -> {
          cuts.add(c.from());
          cuts.add(c.to());
        });
    List<Node> pieces = new ArrayList<>();
    int from = cuts.pollFirst();
    for (int to : cuts) {
      int start = from;
      pieces.add(
          columns.stream()
              .filter(c -> c.from() <= start && c.to() >= to)
              .map(c -> c.gradient().slice(start - c.from(), to - c.from()))
              .reduce((a, b) -> a.plus(b))
              .orElseGet(() -> zeros(node.shape().withWidth(to - start))));
      from = to;
    }
    return pieces.size() == 1
        ? pieces.get(0)
        : graph.add(new Concat(), pieces.toArray(new Node[0]));
  }

  private Node zeros(Shape shape) {
    return graph.leaf(Leaf.Role.ZEROS, "0", shape);
  }
}
