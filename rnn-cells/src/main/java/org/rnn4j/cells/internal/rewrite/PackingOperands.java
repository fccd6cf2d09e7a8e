package org.rnn4j.cells.internal.rewrite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.cells.internal.graph.GraphCopy;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Pass;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.operation.ForEveryRow;
import org.rnn4j.cells.internal.operation.Pack;
import org.rnn4j.cells.internal.operation.Product;

/**
 * Lays out once for all time steps what products read at each: packs their matrices, and puts a
 * parameter from which one in a time loop starts beside every row. For many rows at a time; for a
 * single one packing a matrix costs more than reading it.
 */
public record PackingOperands() implements Pass {

  @Override
  public StepGraph apply(StepGraph source) {
    return new Copy(source).runNeeded().target();
  }

  private static final class Copy extends GraphCopy {

    private final Uses uses;
    private final Map<List<Object>, Node> packed = new HashMap<>(); // by matrix and form

    Copy(StepGraph source) {
      super(source);
      uses = new Uses(source);
    }

    @Override
    protected Node copy(Node node, List<Node> operands) {
      if (!(node.operation() instanceof Product form)) {
        return super.copy(node, operands);
      }
      Node[] laidOut = operands.toArray(new Node[0]);
      boolean startsFromParameter = !form.startsFromZero() && !operands.get(0).shape().batched();
      if (startsFromParameter && uses.isInLoop(node)) {
        laidOut[0] = target().add(new ForEveryRow(), laidOut[0]);
      }
      laidOut[form.matrix()] = packed(laidOut[form.matrix()], form.isTransposed());
      return target().add(form.withPackedMatrix(), laidOut);
    }

    private Node packed(Node matrix, boolean transposed) {
      return packed.computeIfAbsent(
          List.of(matrix, transposed), key -> target().add(new Pack(transposed), matrix));
    }
  }
}
