package org.rnn4j.cells.internal.initialize;

import org.rnn4j.api.cell.Initializer;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.random.RandomStream;

/** Fills a parameter as its declaration says, block by block. */
public final class ParameterFiller {

  private ParameterFiller() {}

  /**
   * Fills the parameter that begins at {@code values[offset]}, row-major. Every block has a random
   * stream of its own, so that a change to one does not move the others.
   *
   * @param key what distinguishes this parameter: seed, layer and parameter number
   */
  public static void fill(ParameterSpec spec, float[] values, int offset, long... key) {
    int rows = spec.shape().rows();
    int columns = spec.shape().width();
    int from = 0;
    for (int b = 0; b < spec.blocks().size(); b++) {
      ParameterSpec.Block block = spec.blocks().get(b);
      long[] blockKey = java.util.Arrays.copyOf(key, key.length + 1);
      blockKey[key.length] = b;
      double[] numbers =
          numbers(block.initializer(), rows, block.width(), RandomStream.of(blockKey));
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < block.width(); column++) {
          values[offset + row * columns + from + column] =
              (float) numbers[row * block.width() + column];
        }
      }
      from += block.width();
    }
  }

  private static double[] numbers(Initializer rule, int rows, int columns, RandomStream random) {
    if (rule instanceof Initializer.Orthogonal) {
      return orthogonal(rows, columns, random);
    }
    double[] numbers = new double[rows * columns];
    double glorot = Math.sqrt(6.0 / (rows + columns));
    for (int i = 0; i < numbers.length; i++) {
      if (rule instanceof Initializer.Constant c) {
        numbers[i] = c.value();
      } else if (rule instanceof Initializer.Uniform u) {
        numbers[i] = u.low() + (u.high() - u.low()) * random.nextDouble();
      } else if (rule instanceof Initializer.Normal n) {
        numbers[i] = n.mean() + n.standardDeviation() * random.nextGaussian();
      } else if (rule instanceof Initializer.LogUniform u) {
        numbers[i] = StrictMath.log(within(u.low(), u.high(), random));
      } else if (rule instanceof Initializer.RingDecay r) {
        double square = within(r.low() * r.low(), r.high() * r.high(), random); // uniform in area
        numbers[i] = StrictMath.log(-0.5 * StrictMath.log(square));
      } else {
        numbers[i] = glorot * (2 * random.nextDouble() - 1);
      }
    }
    return numbers;
  }

  // Neither bound itself: their logarithms may be infinite.
  private static double within(double low, double high, RandomStream random) {
    double x = low + (high - low) * random.nextDouble();
    return Math.min(Math.max(x, Math.nextUp(low)), Math.nextDown(high));
  }

  // Gram-Schmidt on Gaussian vectors gives a uniformly distributed orthonormal set (Stewart 1980).
  // The
  // fewer of rows and columns are made orthonormal; projecting twice keeps them so to rounding.
  private static double[] orthogonal(int rows, int columns, RandomStream random) {
    boolean byRow = rows <= columns;
    int count = Math.min(rows, columns);
    int length = Math.max(rows, columns);
    double[][] vectors = new double[count][length];
    for (int v = 0; v < count; v++) {
      for (int i = 0; i < length; i++) {
        vectors[v][i] = random.nextGaussian();
      }
      for (int pass = 0; pass < 2; pass++) {
        for (int u = 0; u < v; u++) {
          double along = dot(vectors[u], vectors[v]);
          for (int i = 0; i < length; i++) {
            vectors[v][i] -= along * vectors[u][i];
          }
        }
      }
      double norm = Math.sqrt(dot(vectors[v], vectors[v]));
      for (int i = 0; i < length; i++) {
        vectors[v][i] /= norm;
      }
    }
    double[] numbers = new double[rows * columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        numbers[row * columns + column] = byRow ? vectors[row][column] : vectors[column][row];
      }
    }
    return numbers;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
