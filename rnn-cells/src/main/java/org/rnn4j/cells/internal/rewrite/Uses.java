package org.rnn4j.cells.internal.rewrite;

import java.util.BitSet;
import java.util.List;
import org.rnn4j.api.step.Binary;
import org.rnn4j.cells.internal.graph.Leaf;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.operation.BinaryOperation;

/** How often the values of a step are used, and what they wait for. */
final class Uses {

  private final int[] uses;
  private final BitSet ofState; // what waits for the step before
  private final BitSet ofStateGradient; // what waits for the step behind

  /** Of a step in which everything is needed. */
  Uses(StepGraph graph) {
    uses = new int[graph.nodes().size()];
    graph.results().forEach(r -> uses[r.id()]++);
    graph.nodes().forEach(n -> n.inputs().forEach(i -> uses[i.id()]++));
    ofState = graph.waitingFor(Leaf.Role.STATE);
    ofStateGradient = graph.waitingFor(Leaf.Role.STATE_GRADIENT);
  }

  /** Whether one operation alone uses a value, and nobody asks for it otherwise. */
  boolean isUsedOnce(Node value) {
    return uses[value.id()] == 1;
  }

  /** Whether a value is computed in a time loop. */
  boolean isInLoop(Node value) {
    return ofState.get(value.id()) || ofStateGradient.get(value.id());
  }

  /**
   * Whether both wait for the same steps. What need not be in the time loop is worth more outside
   * it than a pass over numbers that is saved.
   */
  boolean waitForTheSame(Node one, Node other) {
    return ofState.get(one.id()) == ofState.get(other.id())
        && ofStateGradient.get(one.id()) == ofStateGradient.get(other.id());
  }

  /** The operands if it is this function, else none. */
  static List<Node> operandsOf(Node node, Binary f) {
    return node.operation() instanceof BinaryOperation b && b.function() == f
        ? node.inputs()
        : List.of();
  }

  /** The operand beside this one. */
  static Node other(Node node, Node operand) {
    return node.input(0) == operand ? node.input(1) : node.input(0);
  }
}
