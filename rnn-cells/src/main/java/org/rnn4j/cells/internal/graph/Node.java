package org.rnn4j.cells.internal.graph;

import java.util.List;
import java.util.stream.Stream;
import org.rnn4j.api.step.Binary;
import org.rnn4j.api.step.Shape;
import org.rnn4j.api.step.Unary;
import org.rnn4j.api.step.Value;

/**
 * One operation of a {@link StepGraph} and its result: the only implementation of {@link Value}.
 * Its {@link #id} is its place in the graph; inputs always have smaller ids.
 */
public final class Node implements Value {

  private final StepGraph graph;
  private final int id;
  private final Operation operation;
  private final List<Node> inputs;
  private final Shape shape;

  Node(StepGraph graph, int id, Operation operation, List<Node> inputs, Shape shape) {
    this.graph = graph;
    this.id = id;
    this.operation = operation;
    this.inputs = List.copyOf(inputs);
    this.shape = shape;
  }

  /** Its place in the graph, from 0. */
  public int id() {
    return id;
  }

  /** What computes it. */
  public Operation operation() {
    return operation;
  }

  /** The operands. */
  public List<Node> inputs() {
    return inputs;
  }

  /** One operand. */
  public Node input(int index) {
    return inputs.get(index);
  }

  /** The graph it belongs to. */
  public StepGraph graph() {
    return graph;
  }

  /** What a view looks at; the value itself if it is none. */
  public Node stored() {
    Node stored = this;
    while (stored.operation.isView()) {
      stored = stored.input(0);
    }
    return stored;
  }

  @Override
  public Shape shape() {
    return shape;
  }

  @Override
  public Node apply(Unary f) {
    return graph.add(new UnaryOperation(f), this);
  }

  @Override
  public Node apply(Binary f, Value other) {
    Node right = graph.own(other);
    Shape result = BinaryOperation.resultShape(shape, right.shape());
    return graph.add(
        new BinaryOperation(f), widened(this, result, right), widened(right, result, this));
  }

  // [batch, 1] beside a parameter [width] is the one case in which both operands are broadcast.
  private static Node widened(Node operand, Shape result, Node other) {
    boolean bothBroadcast =
        operand.shape.batched() && !other.shape.batched() && operand.width() != result.width();
    return bothBroadcast ? operand.broadcast(result.width()) : operand;
  }

  @Override
  public Node affine(double scale, double offset) {
    return scale == 1 && offset == 0 ? this : graph.add(new Affine(scale, offset), this);
  }

  @Override
  public Node product(Value parameter) {
    return graph.add(Product.plain(), this, graph.own(parameter));
  }

  @Override
  public Node slice(int from, int to) {
    return from == 0 && to == width() ? this : graph.add(new Slice(from, to), this);
  }

  @Override
  public Node concat(Value... others) {
    Node[] all =
        Stream.concat(Stream.of(this), Stream.of(others).map(graph::own)).toArray(Node[]::new);
    return all.length == 1 ? this : graph.add(new Concat(), all);
  }

  @Override
  public Node rowSum() {
    return width() == 1 ? this : graph.add(new RowSum(), this);
  }

  @Override
  public Node rowMean() {
    return rowSum().affine(1.0 / width(), 0);
  }

  @Override
  public Node standardized(double epsilon) {
    if (!(epsilon > 0)) {
      throw new IllegalArgumentException("epsilon must be above 0, not " + epsilon);
    }
    Node mean = rowMean();
    Node inverseDeviation = graph.add(new InverseDeviation(epsilon), this, mean);
    return graph.add(new Standardize(), this, mean, inverseDeviation);
  }

  @Override
  public Node plus(Value other) {
    return apply(Binary.PLUS, other);
  }

  @Override
  public Node minus(Value other) {
    return apply(Binary.MINUS, other);
  }

  @Override
  public Node times(Value other) {
    return apply(Binary.TIMES, other);
  }

  @Override
  public Node times(double constant) {
    return affine(constant, 0);
  }

  @Override
  public Node dividedBy(Value other) {
    return apply(Binary.DIVIDED_BY, other);
  }

  @Override
  public Node subtractedFrom(double constant) {
    return affine(-1, constant);
  }

  /** {@code [batch, 1] -> [batch, width]}. */
  public Node broadcast(int newWidth) {
    return newWidth == width() ? this : graph.add(new Broadcast(newWidth), this);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("%" + id + " = " + operation.name());
    for (Node input : inputs) {
      text.append(" %").append(input.id);
    }
    return text.append(" : ").append(shape).toString();
  }
}
