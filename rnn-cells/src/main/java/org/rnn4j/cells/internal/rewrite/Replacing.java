package org.rnn4j.cells.internal.rewrite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.cells.internal.graph.GraphCopy;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Operation;
import org.rnn4j.cells.internal.graph.StepGraph;

/** A copy in which other operations, on other operands, stand in the place of some. */
final class Replacing extends GraphCopy {

  private record Replacement(Operation operation, List<Node> operands) {}

  private final Map<Integer, Replacement> replacements = new HashMap<>(); // by id of the source

  Replacing(StepGraph source) {
    super(source);
  }

  /** Puts an operation in the place of one; its operands are values of the source. */
  void replace(Node node, Operation operation, List<Node> operands) {
    replacements.put(node.id(), new Replacement(operation, operands));
  }

  @Override
  protected List<Node> operands(Node node) {
    Replacement r = replacements.get(node.id());
    return r == null ? node.inputs() : r.operands();
  }

  @Override
  protected Node copy(Node node, List<Node> operands) {
    Replacement r = replacements.get(node.id());
    return add(r == null ? node.operation() : r.operation(), operands);
  }
}
