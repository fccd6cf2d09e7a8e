package org.rnn4j.forecast.baseline;

import java.util.Arrays;
import java.util.List;
import org.rnn4j.api.series.Window;

/**
 * Least squares where rows miss some of their outputs (Healy and Westmacott 1956): what is missing
 * is put in the place of what the regression says of it, again and again, until it says nothing
 * new. That is the regression of each output on the rows that have it, without a matrix of inputs
 * for each output. The error shrinks at each turn by the share that is missing.
 */
final class MissingTargets {

  private static final int MOST_TURNS = 50;
  private static final double ENOUGH = 1e-8; // change of a coefficient of standardized inputs

  private MissingTargets() {}

  /**
   * The coefficients.
   *
   * @param equations of all rows, with 0 for what is missing
   * @param rows reads windows
   * @param incomplete the windows that miss an output
   * @return {@code [input][output]}, the constant first
   */
  static double[][] solve(
      NormalEquations.Factored equations, TrainingRows rows, List<Window> incomplete) {
    double[][] coefficients = equations.solve(equations.products());
    for (int turn = 0; turn < MOST_TURNS; turn++) {
      double[][] products = equations.products();
      for (Window window : incomplete) {
        rows.read(window);
        addEstimates(rows.x(), rows.y(), coefficients, products);
      }
      double[][] next = equations.solve(products);
      double change = largestDifference(coefficients, next);
      coefficients = next;
      if (change < ENOUGH) {
        break;
      }
    }
    return coefficients;
  }

  /** Adds {@code x' y} of the missing outputs, each as the coefficients have it. */
  private static void addEstimates(
      double[] x, double[] y, double[][] coefficients, double[][] products) {
    int[] missing = missing(y);
    double[] estimates = new double[missing.length];
    Arrays.setAll(estimates, m -> coefficients[0][missing[m]]);
    for (int i = 0; i < x.length; i++) {
      for (int m = 0; m < missing.length; m++) {
        estimates[m] += x[i] * coefficients[i + 1][missing[m]];
      }
    }
    for (int m = 0; m < missing.length; m++) {
      products[0][missing[m]] += estimates[m];
    }
    for (int i = 0; i < x.length; i++) {
      for (int m = 0; m < missing.length; m++) {
        products[i + 1][missing[m]] += x[i] * estimates[m];
      }
    }
  }

  private static int[] missing(double[] y) {
    int[] places = new int[y.length];
    int count = 0;
    for (int k = 0; k < y.length; k++) {
      if (Double.isNaN(y[k])) {
        places[count++] = k;
      }
    }
    return Arrays.copyOf(places, count);
  }

  private static double largestDifference(double[][] a, double[][] b) {
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < a[i].length; k++) {
        largest = Math.max(largest, Math.abs(a[i][k] - b[i][k]));
      }
    }
    return largest;
  }
}
