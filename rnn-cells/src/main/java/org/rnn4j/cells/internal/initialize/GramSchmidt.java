package org.rnn4j.cells.internal.initialize;

import org.rnn4j.api.random.RandomStream;

/**
 * Gram-Schmidt on Gaussian vectors, which gives a uniformly distributed orthonormal set (Stewart
 * 1980). Projecting twice keeps it so to rounding.
 *
 * <pre>
 *   twice, for each u before v:  v = v - (u . v) u
 *   v = v / |v|
 * </pre>
 *
 * <p>Every sum is taken from the first element to the last, one addition after the other, and such
 * an addition takes some cycles in which a processor could do more. So the first projection is done
 * for a few vectors at a time, whose sums do not wait for each other; and each vector is read once
 * for the end of one projection and the beginning of the next. Neither changes a bit.
 */
final class GramSchmidt {

  private static final int TOGETHER = 4;

  private GramSchmidt() {}

  /**
   * Draws a set.
   *
   * @param checkpoint called for every few vectors
   * @return {@code [count][length]}
   */
  static double[][] draw(int count, int length, RandomStream random, Runnable checkpoint) {
    double[][] vectors = new double[count][length];
    for (int first = 0; first < count; first += TOGETHER) {
      checkpoint.run();
      int end = Math.min(first + TOGETHER, count);
      for (int v = first; v < end; v++) {
        for (int i = 0; i < length; i++) {
          vectors[v][i] = random.nextGaussian();
        }
      }
      int together = first;
      if (end - first == TOGETHER) {
        for (int u = 0; u < first; u++) {
          project(vectors[u], vectors, first);
        }
      } else {
        together = 0; // the last ones are too few
      }
      for (int v = first; v < end; v++) {
        if (v > 0) {
          project(vectors, v, together);
        }
        double norm = Math.sqrt(dot(vectors[v], vectors[v]));
        for (int i = 0; i < length; i++) {
          vectors[v][i] /= norm;
        }
      }
    }
    return vectors;
  }

  // v = v - (u . v) u for four v.
  private static void project(double[] u, double[][] vectors, int first) {
    double[] a = vectors[first];
    double[] b = vectors[first + 1];
    double[] c = vectors[first + 2];
    double[] d = vectors[first + 3];
    double alongA = 0;
    double alongB = 0;
    double alongC = 0;
    double alongD = 0;
    for (int i = 0; i < u.length; i++) {
      alongA += u[i] * a[i];
      alongB += u[i] * b[i];
      alongC += u[i] * c[i];
      alongD += u[i] * d[i];
    }
    subtract(alongA, u, a);
    subtract(alongB, u, b);
    subtract(alongC, u, c);
    subtract(alongD, u, d);
  }

  // The rest of the first projection of v, from vector `from` on, and the whole of the second.
  private static void project(double[][] vectors, int v, int from) {
    int remaining = v - from + v;
    int u = from == v ? 0 : from;
    double along = dot(vectors[u], vectors[v]);
    for (int k = 1; k < remaining; k++) {
      int next = u + 1 == v ? 0 : u + 1;
      along = subtractAndDot(along, vectors[u], vectors[v], vectors[next]);
      u = next;
    }
    subtract(along, vectors[u], vectors[v]);
  }

  // v = v - along u, and then next . v.
  private static double subtractAndDot(double along, double[] u, double[] v, double[] next) {
    double sum = 0;
    for (int i = 0; i < v.length; i++) {
      double rest = v[i] - along * u[i];
      v[i] = rest;
      sum += next[i] * rest;
    }
    return sum;
  }

  private static void subtract(double along, double[] u, double[] v) {
    for (int i = 0; i < v.length; i++) {
      v[i] -= along * u[i];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
