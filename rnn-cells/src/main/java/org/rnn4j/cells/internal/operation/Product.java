package org.rnn4j.cells.internal.operation;

import java.util.List;
import org.rnn4j.api.step.Shape;
import org.rnn4j.cells.internal.graph.DoubleCall;
import org.rnn4j.cells.internal.graph.FloatCall;
import org.rnn4j.cells.internal.graph.GradientSink;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Operation;
import org.rnn4j.cells.internal.kernel.Kernels;

/**
 * {@code y = x P}: {@code [batch, n] x [n, m]}; {@code dx = dy P'}, {@code dP = x' dy}.
 *
 * <p>The gradient of x is the transposed form. {@code StartingProducts} makes two more forms of
 * either: one that starts from a value it would be added to, {@code y = a + x P}, and one with a
 * packed matrix.
 */
public final class Product extends Operation {

  /** What stands in a form's operands: {@code a} (only where it starts from one), x, P. */
  private final boolean transposed;

  private final boolean startsFromValue;
  private final boolean packed;

  private Product(boolean transposed, boolean startsFromValue, boolean packed) {
    this.transposed = transposed;
    this.startsFromValue = startsFromValue;
    this.packed = packed;
  }

  /** {@code x P}. */
  public static Product plain() {
    return new Product(false, false, false);
  }

  /** {@code x P'}. */
  public static Product ofTransposed() {
    return new Product(true, false, false);
  }

  /** The same starting from {@code a}, which becomes the first operand. */
  public Product startingFromValue() {
    return new Product(transposed, true, packed);
  }

  /** The same with a matrix that {@link Pack} has rearranged. */
  public Product withPackedMatrix() {
    return new Product(transposed, startsFromValue, true);
  }

  public boolean isTransposed() {
    return transposed;
  }

  public boolean startsFromZero() {
    return !startsFromValue;
  }

  private int x() {
    return startsFromValue ? 1 : 0;
  }

  /** The index of the matrix among the operands. */
  public int matrix() {
    return x() + 1;
  }

  @Override
  public String name() {
    return (packed ? "packed-" : "")
        + (transposed ? "transposed-" : "")
        + (startsFromValue ? "product-plus" : "product");
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Shape x = inputs.get(x());
    Shape p = inputs.get(matrix());
    if (!x.batched() || p.batched() || x.width() != (transposed ? p.width() : p.rows())) {
      throw new IllegalArgumentException(
          "a product needs [batch, n] and a parameter [n, m], not " + x + " and " + p);
    }
    return Shape.batch(transposed ? p.rows() : p.width());
  }

  @Override
  public void differentiate(Node node, Node gradient, GradientSink d) {
    Node x = node.input(0);
    Node p = node.input(1);
    if (d.isWanted(x)) {
      d.add(x, node.graph().add(ofTransposed(), gradient, p));
    }
    d.addOuterProduct(p, x, gradient);
  }

  @Override
  public void evaluate(DoubleCall call) {
    int x = x();
    int p = matrix();
    call.fill(
        (row, column) -> {
          double sum = startsFromValue ? call.in(0, row, column) : 0;
          for (int i = 0; i < call.width(x); i++) {
            sum +=
                call.in(x, row, i) * (transposed ? call.in(p, column, i) : call.in(p, i, column));
          }
          return sum;
        });
  }

  @Override
  public void run(Kernels k, FloatCall c) {
    int x = x();
    int p = matrix();
    int y = c.result();
    Kernels.Start start =
        !startsFromValue
            ? Kernels.Start.ZERO
            : c.batched[0] ? Kernels.Start.BLOCK : Kernels.Start.VECTOR;
    if (packed) {
      k.packedProduct(
          c.steps,
          c.array[p],
          c.offset[p],
          c.width[y],
          c.width[x],
          c.array[x],
          c.offset[x],
          c.stride[x],
          start,
          c.array[0],
          c.offset[0],
          c.stride[0],
          c.array[y],
          c.offset[y],
          c.stride[y],
          c.lanes);
    } else {
      int rowLength = c.width[p];
      k.product(
          c.steps,
          c.array[p],
          c.offset[p],
          transposed ? rowLength : 1,
          transposed ? 1 : rowLength,
          c.width[y],
          c.width[x],
          c.array[x],
          c.offset[x],
          c.stride[x],
          start,
          c.array[0],
          c.offset[0],
          c.stride[0],
          c.array[y],
          c.offset[y],
          c.stride[y],
          c.lanes);
    }
  }

  @Override
  public boolean isProduct() {
    return true;
  }

  @Override
  public long work(Node node) {
    return 2L * node.input(x()).width() * node.width() + (startsFromValue ? node.width() : 0);
  }
}
