package org.rnn4j.cells.internal.operation;

import java.util.List;
import org.rnn4j.api.step.Binary;
import org.rnn4j.api.step.Shape;
import org.rnn4j.api.step.Unary;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.graph.Vocabulary;

/** The operations that the words of the step language stand for. */
public final class StepOperations implements Vocabulary {

  private StepOperations() {}

  /** A step without operations over an input {@code [batch, inputWidth]}. */
  public static StepGraph emptyStep(int inputWidth) {
    return new StepGraph(inputWidth, new StepOperations());
  }

  @Override
  public Node apply(Unary f, Node x) {
    return x.graph().add(new UnaryOperation(f), x);
  }

  @Override
  public Node apply(Binary f, Node x, Node y) {
    Shape result = BinaryOperation.resultShape(x.shape(), y.shape());
    return x.graph().add(new BinaryOperation(f), widened(x, result, y), widened(y, result, x));
  }

  // [batch, 1] beside a parameter [width] is the one case in which both operands are broadcast.
  private static Node widened(Node operand, Shape result, Node other) {
    boolean bothBroadcast =
        operand.shape().batched() && !other.shape().batched() && operand.width() != result.width();
    return bothBroadcast ? operand.broadcast(result.width()) : operand;
  }

  @Override
  public Node affine(Node x, double scale, double offset) {
    return scale == 1 && offset == 0 ? x : x.graph().add(new Affine(scale, offset), x);
  }

  @Override
  public Node product(Node x, Node parameter) {
    return x.graph().add(Product.plain(), x, parameter);
  }

  @Override
  public Node slice(Node x, int from, int to) {
    return from == 0 && to == x.width() ? x : x.graph().add(new Slice(from, to), x);
  }

  @Override
  public Node concat(List<Node> values) {
    Node first = values.get(0);
    return values.size() == 1
        ? first
        : first.graph().add(new Concat(), values.toArray(new Node[0]));
  }

  @Override
  public Node rowSum(Node x) {
    return x.width() == 1 ? x : x.graph().add(new RowSum(), x);
  }

  @Override
  public Node standardized(Node x, double epsilon) {
    Node mean = x.rowMean();
    Node inverseDeviation = x.graph().add(new InverseDeviation(epsilon), x, mean);
    return x.graph().add(new Standardize(), x, mean, inverseDeviation);
  }

  @Override
  public Node broadcast(Node x, int width) {
    return width == x.width() ? x : x.graph().add(new Broadcast(width), x);
  }

  @Override
  public Node copy(Node x) {
    return x.graph().add(new Copy(), x);
  }
}
