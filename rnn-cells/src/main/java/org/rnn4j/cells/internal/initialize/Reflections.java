package org.rnn4j.cells.internal.initialize;

import java.util.Arrays;
import org.rnn4j.api.random.RandomStream;
import org.rnn4j.cells.internal.program.Workers;

/**
 * A uniformly distributed orthonormal set as a product of reflections by Gaussian vectors (Stewart
 * 1980, theorem 3.3): what the QR factorization of a Gaussian matrix gives, without the matrix.
 *
 * <pre>
 *   Q = H_0 H_1 ... H_(count-1) D     H_i = 1 - tau_i v_i v_i'     D = signs of the diagonal of R
 * </pre>
 *
 * <p>v_i has zeros in its first i elements. The product is multiplied out from the right, so that
 * the columns before i are still those of the identity when H_i comes; and a panel of reflections
 * at a time, as {@code 1 - V T V'} (Schreiber and Van Loan 1989), so that memory is walked in its
 * order and once for all of them. Each column of Q goes its own way: sharing them out among threads
 * changes no bit.
 */
final class Reflections {

  private static final int PANEL = 64; // reflections multiplied together
  private static final int TILE = 512; // columns that one worker takes at a time

  private final int count;
  private final int length;
  private final RandomStream random;
  private final Workers workers;
  private final Runnable checkpoint;
  private final double[][] q; // [length, rounded up to fours][count]
  private final double[] signs;
  private final double[] v; // [rows of q, PANEL], from the panel's first row on
  private final double[] t = new double[PANEL * PANEL]; // upper triangle
  private final double[][] w; // [PANEL][count]: V' Q
  private final double[][] y; // [PANEL][count]: -T V' Q

  Reflections(int count, int length, RandomStream random, Workers workers, Runnable checkpoint) {
    this.count = count;
    this.length = length;
    this.random = random;
    this.workers = workers;
    this.checkpoint = checkpoint;
    int rows = length + 4;
    q = new double[rows][count];
    signs = new double[count];
    v = new double[Math.multiplyExact(rows, PANEL)];
    w = new double[PANEL][count];
    y = new double[PANEL][count];
  }

  /** The set as the columns of {@code [length][count]}; there may be more rows, to be ignored. */
  double[][] draw() {
    for (int i = 0; i < count; i++) {
      q[i][i] = 1;
    }
    for (int first = (count - 1) / PANEL * PANEL; first >= 0; first -= PANEL) {
      checkpoint.run();
      int p = first;
      int size = Math.min(PANEL, count - p);
      drawPanel(p, size);
      int tiles = (count - p + TILE - 1) / TILE;
      workers.run(
          tiles,
          (worker, tile) -> {
            int from = p + tile * TILE;
            reflect(p, size, from, Math.min(from + TILE, count));
          });
    }
    for (int row = 0; row < length; row++) {
      for (int column = 0; column < count; column++) {
        q[row][column] *= signs[column];
      }
    }
    return q;
  }

  // The vectors of some reflections into v, and what makes one of them into t; the last come first.
  private void drawPanel(int p, int size) {
    Arrays.fill(v, 0);
    double[] tau = new double[size];
    for (int r = size - 1; r >= 0; r--) {
      double squares = 0;
      for (int i = p + r; i < length; i++) {
        double x = random.nextGaussian();
        v[(i - p) * PANEL + r] = x;
        squares += x * x;
      }
      // x becomes a multiple of the unit vector, of the sign opposite to that of its first element.
      double head = v[r * PANEL + r];
      double sign = head < 0 ? -1 : 1;
      boolean isLast = p + r == length - 1; // one element: nothing to reflect
      double norm = Math.sqrt(squares);
      signs[p + r] = isLast ? sign : -sign;
      v[r * PANEL + r] = head + sign * norm;
      tau[r] = isLast ? 0 : 1 / (norm * (norm + Math.abs(head)));
    }
    // T[0..r, r] = -tau_r T (V' v_r), T[r, r] = tau_r
    double[] products = new double[size];
    for (int r = 0; r < size; r++) {
      Arrays.fill(products, 0);
      for (int i = p + r; i < length; i++) {
        int row = (i - p) * PANEL;
        double factor = v[row + r];
        for (int s = 0; s < r; s++) {
          products[s] += factor * v[row + s];
        }
      }
      for (int a = 0; a < r; a++) {
        double sum = 0;
        for (int s = a; s < r; s++) {
          sum += t[a * PANEL + s] * products[s];
        }
        t[a * PANEL + r] = -tau[r] * sum;
      }
      t[r * PANEL + r] = tau[r];
    }
  }

  // Q = Q - V T V' Q in the rows from p on, for some columns.
  private void reflect(int p, int size, int from, int to) {
    for (int r = 0; r < PANEL; r++) {
      Arrays.fill(w[r], from, to, 0);
      Arrays.fill(y[r], from, to, 0);
    }
    for (int i = p; i < length; i += 4) { // beyond the last row V and Q are zero
      int row = (i - p) * PANEL;
      for (int r = 0; r < size; r++) {
        double a = v[row + r];
        double b = v[row + PANEL + r];
        double c = v[row + 2 * PANEL + r];
        double d = v[row + 3 * PANEL + r];
        addFour(w[r], from, to, a, q[i], b, q[i + 1], c, q[i + 2], d, q[i + 3]);
      }
    }
    for (int r = 0; r < size; r++) {
      for (int s = r; s < size; s++) {
        addOne(y[r], from, to, -t[r * PANEL + s], w[s]);
      }
    }
    for (int i = p; i < length; i++) {
      int row = (i - p) * PANEL;
      for (int r = 0; r < size; r += 4) { // beyond the last reflection V and Y are zero
        double a = v[row + r];
        double b = v[row + r + 1];
        double c = v[row + r + 2];
        double d = v[row + r + 3];
        addFour(q[i], from, to, a, y[r], b, y[r + 1], c, y[r + 2], d, y[r + 3]);
      }
    }
  }

  // All arrays are read at the same places: only so does C2 do several elements at once.
  private static void addFour(
      double[] sum,
      int from,
      int to,
      double a,
      double[] first,
      double b,
      double[] second,
      double c,
      double[] third,
      double d,
      double[] fourth) {
    for (int j = from; j < to; j++) {
      sum[j] += a * first[j] + b * second[j] + c * third[j] + d * fourth[j];
    }
  }

  private static void addOne(double[] sum, int from, int to, double a, double[] row) {
    for (int j = from; j < to; j++) {
      sum[j] += a * row[j];
    }
  }
}
