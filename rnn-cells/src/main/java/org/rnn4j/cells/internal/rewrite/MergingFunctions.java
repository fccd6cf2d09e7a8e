package org.rnn4j.cells.internal.rewrite;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.api.step.Unary;
import org.rnn4j.cells.internal.graph.GraphCopy;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Pass;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.operation.Slice;
import org.rnn4j.cells.internal.operation.UnaryOperation;

/**
 * Where the same function is taken of slices that stand side by side, takes it of all of them at
 * once: one call for the gates of a cell and not one for each. Not a bit changes.
 *
 * <p>For steps without gradients: those of single gates are cheaper, see {@link SumsOfProducts}.
 */
public record MergingFunctions() implements Pass {

  @Override
  public StepGraph apply(StepGraph source) {
    return new Copy(source).run().target();
  }

  private static final class Copy extends GraphCopy {

    // Columns from to to of the function of a value.
    private record Merged(Node of, Unary function, int from, int to) {}

    private final Map<Node, Merged> merged = new HashMap<>();
    private final Map<Merged, Node> functions = new HashMap<>(); // in the target

    Copy(StepGraph source) {
      super(source);
      Map<Node, Map<Unary, List<Node>>> ofSlices = new LinkedHashMap<>();
      for (Node node : source.nodes()) {
        if (node.operation() instanceof UnaryOperation u
            && node.shape().batched()
            && node.input(0).operation() instanceof Slice
            && !source.nextStates().containsValue(node)) { // those have places of their own
          ofSlices
              .computeIfAbsent(node.input(0).input(0), n -> new LinkedHashMap<>())
              .computeIfAbsent(u.function(), f -> new ArrayList<>())
              .add(node);
        }
      }
      ofSlices.values().forEach(byFunction -> byFunction.values().forEach(this::merge));
    }

    // Runs of slices of which each begins where the one before ends.
    private void merge(List<Node> nodes) {
      List<Node> sorted = nodes.stream().sorted(Comparator.comparingInt(Copy::from)).toList();
      int first = 0;
      for (int i = 1; i <= sorted.size(); i++) {
        if (i == sorted.size() || from(sorted.get(i)) != to(sorted.get(i - 1))) {
          if (i - first > 1) {
            List<Node> run = sorted.subList(first, i);
            Unary f = ((UnaryOperation) run.get(0).operation()).function();
            Merged all =
                new Merged(
                    run.get(0).input(0).input(0), f, from(run.get(0)), to(run.get(run.size() - 1)));
            run.forEach(node -> merged.put(node, all));
          }
          first = i;
        }
      }
    }

    private static int from(Node ofSlice) {
      return ((Slice) ofSlice.input(0).operation()).from();
    }

    private static int to(Node ofSlice) {
      return from(ofSlice) + ofSlice.width();
    }

    @Override
    protected Node copy(Node node, List<Node> operands) {
      Merged all = merged.get(node);
      if (all == null) {
        return super.copy(node, operands);
      }
      Node function =
          functions.computeIfAbsent(
              all, j -> of(j.of()).slice(j.from(), j.to()).apply(j.function()));
      return function.slice(from(node) - all.from(), to(node) - all.from());
    }
  }
}
