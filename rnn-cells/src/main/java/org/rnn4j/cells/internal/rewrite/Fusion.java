package org.rnn4j.cells.internal.rewrite;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.api.step.Binary;
import org.rnn4j.cells.internal.graph.Backward;
import org.rnn4j.cells.internal.graph.Leaf;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Reduction;
import org.rnn4j.cells.internal.graph.StepFunction;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.operation.BinaryOperation;
import org.rnn4j.cells.internal.operation.Pack;
import org.rnn4j.cells.internal.operation.Product;
import org.rnn4j.cells.internal.operation.ScaleAndShift;
import org.rnn4j.cells.internal.operation.Spread;
import org.rnn4j.cells.internal.operation.StandardizeGradient;

/**
 * Rewrites a step: drops what nothing depends on, lets a product start from the value that it would
 * be added to, and has large matrices packed once for all time steps.
 */
public final class Fusion {

  private final StepFunction source;
  private final boolean packing;
  private final StepGraph target;
  private final int[] uses;
  private final BitSet ofState; // what waits for the step before
  private final BitSet ofStateGradient; // what waits for the step behind
  private final Map<Integer, Node> copies = new HashMap<>();
  private final Map<List<Object>, Node> packedMatrices = new HashMap<>();

  private Fusion(StepFunction source, boolean packing) {
    this.source = source;
    this.packing = packing;
    this.target = source.graph().empty(source.graph().input().width());
    this.uses = new int[source.graph().nodes().size()];
    this.ofState = descendants(Leaf.Role.STATE);
    this.ofStateGradient = descendants(Leaf.Role.STATE_GRADIENT);
  }

  /** The rewritten step for many rows at a time; the source is left as it is. */
  public static StepFunction of(StepFunction source) {
    return new Fusion(source, true).run();
  }

  /** The same for a single row, for which packing a matrix costs more than reading it. */
  public static StepFunction forSingleRow(StepFunction source) {
    return new Fusion(source, false).run();
  }

  private StepFunction run() {
    countUses();
    StepGraph graph = source.graph();
    target.declareAs(graph, copies);
    for (Node node : graph.nodes()) {
      if (uses[node.id()] > 0 && !copies.containsKey(node.id()) && !isAbsorbed(node)) {
        copies.put(node.id(), copy(node));
      }
    }
    graph.nextStates().forEach((name, n) -> target.setNext(name, copy(n)));
    target.setOutput(copy(graph.output()));
    return new StepFunction(target, source.backward().map(this::copy));
  }

  private void countUses() {
    List<Node> nodes = source.graph().nodes();
    List<Node> roots = new ArrayList<>(source.graph().nextStates().values());
    roots.add(source.graph().output());
    source
        .backward()
        .ifPresent(
            b -> {
              roots.addAll(b.previousStateGradients().values());
              b.inputGradient().ifPresent(roots::add);
              roots.addAll(b.parameterGradients().values());
              b.reductions()
                  .forEach(r -> roots.addAll(List.of(r.factor(), r.gradient(), r.target())));
              roots.add(b.outputGradient());
              roots.addAll(b.stateGradients().values());
            });
    roots.forEach(r -> uses[r.id()]++);
    for (int i = nodes.size() - 1; i >= 0; i--) {
      if (uses[i] > 0) {
        nodes.get(i).inputs().forEach(input -> uses[input.id()]++);
      }
    }
    // What is computed from parameters must stay known under its id for its reduced gradient.
    source.backward().ifPresent(b -> b.reducedGradients().values().forEach(n -> uses[n.id()]++));
  }

  private Node copy(Node node) {
    Node done = copies.get(node.id());
    if (done != null) {
      return done;
    }
    Optional<Node> absorbed = absorbedBy(node);
    Optional<Node> scaled = scaledIn(node);
    Node copy;
    if (scaled.isPresent()) {
      copy = copyScaled(node, scaled.get());
    } else if (absorbed.isPresent()) {
      Node p = absorbed.get();
      Node start = node.input(0) == p ? node.input(1) : node.input(0);
      copy =
          product(
              ((Product) p.operation()).startingFromValue(),
              startOf(p, copy(start)),
              copy(p.input(0)),
              copy(p.input(1)));
    } else {
      Node[] inputs = node.inputs().stream().map(this::copy).toArray(Node[]::new);
      copy =
          node.operation() instanceof Product p
              ? product(p, inputs)
              : target.add(node.operation(), inputs);
    }
    copies.put(node.id(), copy);
    return copy;
  }

  // A product in a time loop that starts from a parameter has it beside every row once and for all.
  private Node startOf(Node product, Node start) {
    boolean isInLoop = ofState.get(product.id()) || ofStateGradient.get(product.id());
    return packing && isInLoop && !start.shape().batched()
        ? target.add(new Spread(), start)
        : start;
  }

  // A value times a gain, which a sum with an offset, or a gradient of statistics, takes in.
  private Optional<Node> scaledIn(Node node) {
    boolean isSum =
        node.operation() instanceof BinaryOperation b
            && b.function() == Binary.PLUS
            && isVectorOf(node.input(1), node);
    boolean isGradient =
        node.operation() instanceof StandardizeGradient && node.inputs().size() == 3;
    return Optional.of(node)
        .filter(n -> isSum || isGradient)
        .map(n -> n.input(0))
        .filter(
            n ->
                n.operation() instanceof BinaryOperation b
                    && b.function() == Binary.TIMES
                    && uses[n.id()] == 1
                    && n.input(0).width() == n.width()
                    && isVectorOf(n.input(1), n));
  }

  // A number for each feature.
  private static boolean isVectorOf(Node vector, Node value) {
    return value.shape().batched() && !vector.shape().batched() && vector.width() == value.width();
  }

  private Node copyScaled(Node node, Node scaled) {
    Node x = copy(scaled.input(0));
    Node gain = copy(scaled.input(1));
    return node.operation() instanceof StandardizeGradient
        ? target.add(node.operation(), x, copy(node.input(1)), copy(node.input(2)), gain)
        : target.add(new ScaleAndShift(), x, gain, copy(node.input(1)));
  }

  private Node product(Product form, Node... operands) {
    Node matrix = operands[form.matrix()];
    if (!packing) {
      return target.add(form, operands);
    }
    boolean transposed = form.isTransposed();
    operands[form.matrix()] =
        packedMatrices.computeIfAbsent(
            List.of(matrix, transposed), key -> target.add(new Pack(transposed), matrix));
    return target.add(form.withPackedMatrix(), operands);
  }

  // The product that this sum takes in, the later one if both operands are products.
  private Optional<Node> absorbedBy(Node sum) {
    if (!(sum.operation() instanceof BinaryOperation b) || b.function() != Binary.PLUS) {
      return Optional.empty();
    }
    return sum.inputs().stream()
        .filter(this::isAbsorbable)
        // A product starts from a value of its own width, not from one that has to be broadcast.
        .filter(p -> sum.inputs().stream().allMatch(i -> i.width() == p.width()))
        .filter(p -> waitsForTheSame(p, sum))
        .max((p, q) -> Integer.compare(p.id(), q.id()));
  }

  // A product that need not be in the time loop is worth more outside it than a sum that is saved.
  private boolean waitsForTheSame(Node product, Node sum) {
    return ofState.get(product.id()) == ofState.get(sum.id())
        && ofStateGradient.get(product.id()) == ofStateGradient.get(sum.id());
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

  private boolean isAbsorbable(Node node) {
    return node.operation() instanceof Product p && p.startsFromZero() && uses[node.id()] == 1;
  }

  private boolean isAbsorbed(Node node) {
    if (uses[node.id()] == 1
        && source.graph().nodes().stream()
            .filter(n -> uses[n.id()] > 0 && n.inputs().contains(node))
            .anyMatch(n -> scaledIn(n).filter(s -> s == node).isPresent())) {
      return true;
    }
    return isAbsorbable(node)
        && source.graph().nodes().stream()
            .filter(n -> uses[n.id()] > 0 && n.inputs().contains(node))
            .anyMatch(n -> absorbedBy(n).filter(p -> p == node).isPresent());
  }

  private Backward copy(Backward b) {
    Map<Integer, Node> reduced = new LinkedHashMap<>();
    b.reducedGradients()
        .forEach((id, n) -> reduced.put(copy(source.graph().nodes().get(id)).id(), copy(n)));
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
