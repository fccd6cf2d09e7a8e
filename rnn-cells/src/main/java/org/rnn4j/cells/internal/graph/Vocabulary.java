package org.rnn4j.cells.internal.graph;

import java.util.List;
import org.rnn4j.api.step.Binary;
import org.rnn4j.api.step.Unary;
import org.rnn4j.api.step.Value;

/**
 * What the words of the step language become: appends the operations that a call on a {@link Value}
 * stands for. So a graph knows no operation but the leaves it is given.
 */
public interface Vocabulary {

  /** {@code f(x)}, element by element. */
  Node apply(Unary f, Node x);

  /** {@code f(x, y)}, element by element, the smaller operand broadcast. */
  Node apply(Binary f, Node x, Node y);

  /** {@code scale * x + offset}. */
  Node affine(Node x, double scale, double offset);

  /** {@code [batch, n] x [n, m] -> [batch, m]}. */
  Node product(Node x, Node parameter);

  /** Columns {@code from} to {@code to}. */
  Node slice(Node x, int from, int to);

  /** Values side by side. */
  Node concat(List<Node> values);

  /** {@code [batch, n] -> [batch, 1]}. */
  Node rowSum(Node x);

  /** {@code (x - mean) / sqrt(var + epsilon)} of each row. */
  Node standardized(Node x, double epsilon);

  /** {@code [batch, 1] -> [batch, width]}. */
  Node broadcast(Node x, int width);

  /** The same in storage of its own. */
  Node copy(Node x);
}
