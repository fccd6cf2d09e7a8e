package org.rnn4j.examples.benchmarks.work;

/**
 * One matrix product, float32, in one thread.
 *
 * @param name as in {@link Work#name}
 * @param form which of the two products of a layer it is
 * @param rows of the batch, or of the batch at all time steps
 * @param in width of what goes in
 * @param out width of what comes out
 */
public record ProductWork(String name, Form form, int rows, int in, int out) implements Work {

  /** The shapes of a product. */
  public enum Form {
    /** {@code y[rows, out] = x[rows, in] w[in, out]}. */
    FORWARD,
    /** {@code dw[in, out] += x[rows, in]' g[rows, out]}. */
    GRADIENT
  }

  /** Multiplications and additions. */
  public double flops() {
    return 2.0 * rows * in * out;
  }

  /** A number that depends on its place, between -0.5 and 0.5. */
  public static float value(int row, int column) {
    int hash = (row * 31 + column) * 0x9E3779B9;
    return (hash >>> 8) / (float) (1 << 24) - 0.5f;
  }

  /** Element {@code (i, j)} of the result, the obvious way. */
  public double expected(int i, int j) {
    double sum = 0;
    if (form == Form.FORWARD) {
      for (int k = 0; k < in; k++) {
        sum += (double) value(i, k) * value(k, j);
      }
    } else {
      for (int k = 0; k < rows; k++) {
        sum += (double) value(k, i) * value(k, j);
      }
    }
    return sum;
  }

  /** Stops the show if element {@code (i, j)} is not what it should be. */
  public void check(int i, int j, double actual) {
    int terms = form == Form.FORWARD ? in : rows;
    double tolerance = 1e-6 * Math.sqrt(terms) + 1e-5;
    if (!(Math.abs(actual - expected(i, j)) <= tolerance)) {
      throw new IllegalStateException(
          name + " at " + i + ", " + j + ": " + actual + " instead of " + expected(i, j));
    }
  }

  @Override
  public String unit() {
    return "GFLOP/s";
  }

  @Override
  public double figure(double secondsPerStep) {
    return flops() / secondsPerStep / 1e9;
  }
}
