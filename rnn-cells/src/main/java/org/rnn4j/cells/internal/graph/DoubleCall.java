package org.rnn4j.cells.internal.graph;

import java.util.List;
import org.rnn4j.api.step.Shape;

/**
 * The operands and the result of one operation at one time step, in double, row-major {@code
 * [batch, width]}. Reading an operand broadcasts it: a parameter over the rows, width 1 over the
 * columns.
 */
public final class DoubleCall {

  private final int batch;
  private final List<double[]> inputs;
  private final List<Shape> shapes;
  private final double[] result;
  private final Shape shape;
  private final Time time;

  /** Where the call stands in time, for operations that look at other steps or at their number. */
  public interface Time {
    /** This step, from 0. */
    int step();

    /** How many there are. */
    int steps();

    /** An operand at another step. */
    double[] operand(int input, int step);

    /** What random masks are drawn from. */
    Draws draws();
  }

  /** Operands as arrays of {@code rows * width}, where rows is the batch for batched shapes. */
  public DoubleCall(
      int batch,
      List<double[]> inputs,
      List<Shape> shapes,
      double[] result,
      Shape shape,
      Time time) {
    this.batch = batch;
    this.inputs = inputs;
    this.shapes = shapes;
    this.result = result;
    this.shape = shape;
    this.time = time;
  }

  /** This step, from 0. */
  public int step() {
    return time.step();
  }

  /** How many steps there are. */
  public int steps() {
    return time.steps();
  }

  /** What random masks are drawn from. */
  public Draws draws() {
    return time.draws();
  }

  /** The rows of the result: the batch, or the rows of a parameter. */
  public int rows() {
    return shape.batched() ? batch : shape.rows();
  }

  /** How many operands there are. */
  public int operands() {
    return inputs.size();
  }

  /** The columns of the result. */
  public int width() {
    return shape.width();
  }

  /** The columns of an operand. */
  public int width(int input) {
    return shapes.get(input).width();
  }

  /** One number of an operand, broadcast. */
  public double in(int input, int row, int column) {
    return in(inputs.get(input), input, row, column);
  }

  /** One number of an operand at another step, broadcast. */
  public double in(int input, int step, int row, int column) {
    return in(time.operand(input, step), input, row, column);
  }

  private double in(double[] values, int input, int row, int column) {
    Shape s = shapes.get(input);
    int r = s.batched() || s.rows() > 1 ? row : 0;
    int c = s.width() > 1 ? column : 0;
    return values[r * s.width() + c];
  }

  /** Sets one number of the result. */
  public void set(int row, int column, double value) {
    result[row * shape.width() + column] = value;
  }

  /** A function of the place of each element. */
  public interface Element {
    /** The value at this place. */
    double at(int row, int column);
  }

  /** Sets every number of the result. */
  public void fill(Element element) {
    for (int row = 0; row < rows(); row++) {
      for (int column = 0; column < width(); column++) {
        set(row, column, element.at(row, column));
      }
    }
  }
}
