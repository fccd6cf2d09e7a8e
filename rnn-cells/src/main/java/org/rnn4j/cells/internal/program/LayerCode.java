package org.rnn4j.cells.internal.program;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.cells.internal.graph.Backward;
import org.rnn4j.cells.internal.graph.Coupling;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Reduction;
import org.rnn4j.cells.internal.graph.StepGraph;

/**
 * A layer's step with its operations placed: what the memory plan and the program are made from.
 * Does not depend on the number of steps.
 *
 * @param graph the forward and perhaps the backward step
 * @param placement where each operation runs
 * @param parameterOffset where the layer's parameters begin in the flat array
 * @param inputs what it reads, side by side
 */
public record LayerCode(
    StepGraph graph, Placement placement, int parameterOffset, List<Wire> inputs) {

  public LayerCode {
    inputs = List.copyOf(inputs);
  }

  /** Places the operations of a step. */
  public static LayerCode of(StepGraph step, int parameterOffset, List<Wire> inputs) {
    return new LayerCode(step, Placement.of(step), parameterOffset, inputs);
  }

  /** Places the operations of a step that reads the network's input and nothing else. */
  public static LayerCode ofFirst(StepGraph step, int parameterOffset) {
    return of(step, parameterOffset, List.of(new Wire(Wire.INPUT, 0, step.input().width())));
  }

  Optional<Backward> backward() {
    return graph.backward();
  }

  List<Reduction> reductions() {
    return backward().map(Backward::reductions).orElse(List.of());
  }

  /** What couples the rows of a batch, if anything does. */
  public Optional<Coupling> coupling() {
    return graph().coupling();
  }

  /** Whether a step needs nothing of any other step. */
  boolean isPerStep() {
    return graph().states().isEmpty()
        && graph().nodes().stream().noneMatch(n -> n.operation().isOverAllSteps());
  }

  /** The operations of one part. */
  List<Node> nodes(Phase phase) {
    return placement.nodes(phase);
  }

  /** What comes in as the gradient of a state, which stands where it is sent back to. */
  Optional<Node> stateGradient(String state) {
    return backward().map(b -> b.stateGradients().get(state));
  }

  /** The gradients of values computed from parameters alone, which are summed before going on. */
  Collection<Node> reducedGradients() {
    return backward().map(b -> b.reducedGradients().values()).orElse(List.of());
  }

  /** By parameter, what the chain behind such a sum adds to its gradient. */
  Map<Node, Node> parameterGradients() {
    Map<Node, Node> gradients = new LinkedHashMap<>();
    backward()
        .ifPresent(
            b ->
                b.parameterGradients()
                    .forEach((name, g) -> gradients.put(graph().parameters().get(name), g)));
    return gradients;
  }

  /** The operations of one sweep of a loop; see {@link Placement#isReversed}. */
  List<Node> nodes(Phase loop, boolean reversed) {
    return nodes(loop).stream().filter(n -> placement.isReversed(n) == reversed).toList();
  }

  /** Features of all states of the layer. */
  int stateWidth() {
    return graph().states().values().stream().mapToInt(Node::width).sum();
  }

  /** Features of the layer's output. */
  public int outputWidth() {
    return graph().output().width();
  }

  /** Multiplications, additions and function values for one row of the batch at one step. */
  public long workPerStep() {
    long work = reductions().stream().mapToLong(Reduction::work).sum();
    for (Node node : graph().nodes()) {
      Phase phase = placement.of(node);
      if (phase != Phase.NOWHERE && !phase.isOnce()) {
        work += node.operation().work(node);
      }
    }
    return work;
  }

  /** Kernel calls of the time loops at one step. */
  public int callsPerStep() {
    return nodes(Phase.FORWARD_LOOP).size() + nodes(Phase.BACKWARD_LOOP).size();
  }
}
