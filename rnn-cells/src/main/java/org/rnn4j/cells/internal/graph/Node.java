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
    return vocabulary().apply(f, this);
  }

  @Override
  public Node apply(Binary f, Value other) {
    return vocabulary().apply(f, this, graph.own(other));
  }

  @Override
  public Node affine(double scale, double offset) {
    return vocabulary().affine(this, scale, offset);
  }

  @Override
  public Node product(Value parameter) {
    return vocabulary().product(this, graph.own(parameter));
  }

  @Override
  public Node slice(int from, int to) {
    return vocabulary().slice(this, from, to);
  }

  @Override
  public Node concat(Value... others) {
    return vocabulary()
        .concat(Stream.concat(Stream.of(this), Stream.of(others).map(graph::own)).toList());
  }

  @Override
  public Node rowSum() {
    return vocabulary().rowSum(this);
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
    return vocabulary().standardized(this, epsilon);
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
    return vocabulary().broadcast(this, newWidth);
  }

  private Vocabulary vocabulary() {
    return graph.vocabulary();
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
