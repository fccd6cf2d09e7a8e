package org.rnn4j.forecast.baseline;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.rnn4j.api.error.InputException;

/**
 * Least squares of many outputs on many inputs, one row at a time: holds {@code X'X} and {@code
 * X'Y} and never the rows, so that memory does not grow with their number. The first input is the
 * constant 1.
 */
final class NormalEquations {

  // Rows that are gathered before the products are updated, so that a row of X'X stays in the
  // cache meanwhile.
  private static final int BLOCK = 32;

  private static final int ROWS_AT_ONCE = 4;

  private final int inputs;
  private final int outputs;
  private final double[][] squares; // X'X, upper triangle: [input][input]
  private final double[][] products; // X'Y: [input][output]
  private final double[][] blockInputs;
  private final double[][] blockOutputs;
  private int inBlock;
  private long rows;

  /**
   * Empty equations.
   *
   * @param inputs besides the constant
   */
  NormalEquations(int inputs, int outputs) {
    this.inputs = inputs + 1;
    this.outputs = outputs;
    this.squares = new double[this.inputs][this.inputs];
    this.products = new double[this.inputs][outputs];
    this.blockInputs = new double[BLOCK][this.inputs];
    this.blockOutputs = new double[BLOCK][outputs];
  }

  /** Adds a row. */
  void add(double[] x, double[] y) {
    blockInputs[inBlock][0] = 1;
    System.arraycopy(x, 0, blockInputs[inBlock], 1, x.length);
    System.arraycopy(y, 0, blockOutputs[inBlock], 0, y.length);
    inBlock++;
    rows++;
    if (inBlock == BLOCK) {
      flush();
    }
  }

  private void flush() {
    for (int r = inBlock; r < roundedUp(inBlock); r++) { // rows of zeros add nothing
      Arrays.fill(blockInputs[r], 0);
      Arrays.fill(blockOutputs[r], 0);
    }
    for (int i = 0; i < inputs; i++) {
      for (int r = 0; r < inBlock; r += ROWS_AT_ONCE) {
        addMultiples(squares[i], blockInputs, r, i, i);
        addMultiples(products[i], blockOutputs, r, i, 0);
      }
    }
    inBlock = 0;
  }

  private static int roundedUp(int rows) {
    return (rows + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE * ROWS_AT_ONCE;
  }

  /** Adds four rows, each times its own input {@code i}; four, to load and store the sum once. */
  private void addMultiples(double[] sum, double[][] rows, int r, int i, int from) {
    double[] a = rows[r];
    double[] b = rows[r + 1];
    double[] c = rows[r + 2];
    double[] d = rows[r + 3];
    double xa = blockInputs[r][i];
    double xb = blockInputs[r + 1][i];
    double xc = blockInputs[r + 2][i];
    double xd = blockInputs[r + 3][i];
    for (int j = from; j < sum.length; j++) {
      sum[j] += (xa * a[j] + xb * b[j]) + (xc * c[j] + xd * d[j]);
    }
  }

  /** How many rows there are. */
  long rows() {
    return rows;
  }

  /**
   * The coefficients that minimize the mean of {@code |y - x W|^2} plus {@code ridge |W|^2}, the
   * constant not penalized.
   *
   * @return {@code [input][output]}, the constant first
   * @throws InputException if the inputs are linearly dependent and there is no ridge
   */
  double[][] solve(double ridge) {
    return factored(ridge).solve(products);
  }

  /**
   * The coefficients of one output by some of the inputs alone, each standardized for the ridge: by
   * {@code ridge} times the input's variance, so that a column that does not vary has none.
   *
   * @param uses whether an input takes part, the constant being input 0, which does
   * @return {@code [input]}, the constant first; 0 for an input that takes no part
   * @throws InputException as {@link #solve(double)}
   */
  double[] solve(double ridge, IntPredicate uses, int output) {
    flush();
    int[] used = IntStream.range(0, inputs).filter(i -> i == 0 || uses.test(i)).toArray();
    RealMatrix left = new Array2DRowRealMatrix(used.length, used.length);
    RealVector right = new ArrayRealVector(used.length);
    for (int i = 0; i < used.length; i++) {
      for (int j = i; j < used.length; j++) {
        double mean = squares[used[i]][used[j]] / rows;
        double penalty = i == j && i > 0 ? penalty(ridge, used[i]) : 0;
        left.setEntry(i, j, mean + penalty);
        left.setEntry(j, i, mean + penalty);
      }
      right.setEntry(i, products[used[i]][output] / rows);
    }
    double[] solution = solver(left).solve(right).toArray();
    double[] coefficients = new double[inputs];
    for (int i = 0; i < used.length; i++) {
      coefficients[used[i]] = solution[i];
    }
    return coefficients;
  }

  // Of a column that hardly varies the whole ridge, or its coefficient would be anything.
  private double penalty(double ridge, int input) {
    double mean = squares[0][input] / rows;
    double square = squares[input][input] / rows;
    double variance = square - mean * mean;
    return variance > 1e-12 * square ? ridge * variance : 1;
  }

  /**
   * The equations with their inputs factored, to be solved for other outputs too.
   *
   * @throws InputException as {@link #solve}
   */
  Factored factored(double ridge) {
    flush();
    RealMatrix left = new Array2DRowRealMatrix(inputs, inputs);
    for (int i = 0; i < inputs; i++) {
      for (int j = i; j < inputs; j++) {
        double mean = squares[i][j] / rows + (i == j && i > 0 ? ridge : 0);
        left.setEntry(i, j, mean);
        left.setEntry(j, i, mean);
      }
    }
    return new Factored(solver(left));
  }

  private DecompositionSolver solver(RealMatrix left) {
    try {
      return new CholeskyDecomposition(left).getSolver();
    } catch (NonPositiveDefiniteMatrixException e) {
      throw new InputException(
          "baseline 'linear'",
          "the "
              + (inputs - 1)
              + " inputs are linearly dependent over "
              + rows
              + " training windows",
          "give it a ridge above 0, or shorten the lookback");
    }
  }

  /** See {@link #factored}. */
  final class Factored {

    private final DecompositionSolver solver;

    private Factored(DecompositionSolver solver) {
      this.solver = solver;
    }

    /** {@code X'Y} of the rows added: {@code [input][output]}, the constant first; a copy. */
    double[][] products() {
      return Arrays.stream(products).map(double[]::clone).toArray(double[][]::new);
    }

    /**
     * The coefficients for other products.
     *
     * @param others {@code X'Y}, {@code [input][output]}
     */
    double[][] solve(double[][] others) {
      RealMatrix right = new Array2DRowRealMatrix(inputs, outputs);
      for (int i = 0; i < inputs; i++) {
        for (int k = 0; k < outputs; k++) {
          right.setEntry(i, k, others[i][k] / rows);
        }
      }
      return solver.solve(right).getData();
    }
  }
}
