package org.rnn4j.cells.internal.graph;

/** Where the gradient rule of an operation puts what it adds to the gradients of its operands. */
public interface GradientSink {

  /** Whether a gradient has to pass through a forward node at all. */
  boolean isWanted(Node node);

  /**
   * Adds {@code contribution}, which may be larger than the target where the target was broadcast.
   */
  void add(Node target, Node contribution);

  /** Adds {@code gradient * factor}, element by element. */
  void addProductOf(Node target, Node gradient, Node factor);

  /** Adds {@code x' gradient} to the gradient of a matrix. */
  void addOuterProduct(Node matrix, Node x, Node gradient);

  /** Adds to some columns of the target's gradient. */
  void addColumns(Node target, int from, Node gradient);
}
