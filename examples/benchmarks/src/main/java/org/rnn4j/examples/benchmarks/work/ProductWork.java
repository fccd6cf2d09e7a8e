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

  /** Of the sum of the absolute terms; a term that is missing is ten times as much. */
  private static final double ROUNDING = 1e-5;

  /** Multiplications and additions. */
  public double flops() {
    return 2.0 * rows * in * out;
  }

  /** A number that depends on its place, between -0.5 and 0.5. */
  public static float value(int row, int column) {
    int hash = (row * 31 + column) * 0x9E3779B9;
    return (hash >>> 8) / (float) (1 << 24) - 0.5f;
  }

  /**
   * Compares element {@code (i, j)} of a result with the obvious loop in double.
   *
   * @throws IllegalStateException if they differ by more than rounding explains
   */
  public void check(int i, int j, double actual) {
    boolean forward = form == Form.FORWARD;
    double sum = 0;
    double magnitude = 0;
    for (int k = 0; k < (forward ? in : rows); k++) {
      double term = (forward ? value(i, k) : value(k, i)) * (double) value(k, j);
      sum += term;
      magnitude += Math.abs(term);
    }
    if (!(Math.abs(actual - sum) <= ROUNDING * magnitude)) {
      throw new IllegalStateException(
          name + " at " + i + ", " + j + ": " + actual + " instead of " + sum);
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
