package org.rnn4j.forecast.baseline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.api.series.Window;

/**
 * Least squares where rows miss some of their outputs: the regression of each output on the rows
 * that have it, every row counted for the ridge.
 *
 * <p>Where few are missing, what is missing is put in the place of what the regression says of it,
 * again and again, until it says nothing new (Healy and Westmacott 1956): one matrix of inputs
 * serves all outputs. A turn changes what is said of all rows by a share of what the turn before
 * changed, and that share never falls, being the norm of a power iteration; so an output whose
 * share is large will take many turns, and gets equations of its own instead.
 */
final class MissingTargets {

  private static final double ENOUGH = 1e-9; // root mean square change, in standardized units
  private static final double SLOW = 0.7; // 60 turns; equations of one's own take less beyond

  private final NormalEquations equations;
  private final double ridge;
  private final TrainingRows rows;
  private final List<Window> windows;
  private final List<Window> incomplete;

  /**
   * A problem.
   *
   * @param equations of all usable rows, with 0 for what is missing
   * @param rows reads windows
   * @param windows all of them, also the unusable ones
   * @param incomplete the usable windows that miss an output
   */
  MissingTargets(
      NormalEquations equations,
      double ridge,
      TrainingRows rows,
      List<Window> windows,
      List<Window> incomplete) {
    this.equations = equations;
    this.ridge = ridge;
    this.rows = rows;
    this.windows = windows;
    this.incomplete = incomplete;
  }

  /**
   * The coefficients.
   *
   * @return {@code [input][output]}, the constant first
   */
  double[][] solve() {
    NormalEquations.Factored factored = equations.factored(ridge);
    double[][] products = factored.products();
    double[][] coefficients = factored.solve(products);
    double[] changes = new double[rows.outputs()];
    Arrays.fill(changes, Double.MAX_VALUE);
    BitSet slow = new BitSet();
    boolean settled = false;
    while (!settled) {
      double[][] nextProducts = factored.products();
      for (Window window : incomplete) {
        rows.read(window);
        addEstimates(rows.x(), rows.y(), coefficients, nextProducts);
      }
      double[][] next = factored.solve(nextProducts);
      settled = true;
      for (int k = slow.nextClearBit(0); k < changes.length; k = slow.nextClearBit(k + 1)) {
        double change = change(coefficients, next, products, nextProducts, k);
        slow.set(k, !(change < ENOUGH || change <= SLOW * changes[k])); // if it is NaN, too
        settled &= change < ENOUGH || slow.get(k);
        changes[k] = change;
      }
      coefficients = next;
      products = nextProducts;
    }
    for (int[] outputs : sharingRows(slow)) {
      solveAlone(outputs, coefficients);
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

  /** How far apart two solutions are in what they say of all rows, on (square) average. */
  private double change(double[][] w, double[][] nextW, double[][] p, double[][] nextP, int k) {
    double sum = 0; // d' X'X d, as d = (X'X)^-1 times the difference of the products
    for (int i = 0; i < w.length; i++) {
      sum += (nextW[i][k] - w[i][k]) * (nextP[i][k] - p[i][k]);
    }
    return Math.sqrt(Math.max(0, sum) / equations.rows());
  }

  /** Some outputs, those together that the same windows have. */
  private List<int[]> sharingRows(BitSet outputs) {
    BitSet[] missingFrom = new BitSet[rows.outputs()];
    Arrays.setAll(missingFrom, k -> new BitSet());
    for (int w = 0; w < incomplete.size() && !outputs.isEmpty(); w++) {
      rows.read(incomplete.get(w));
      for (int k : missing(rows.y())) {
        missingFrom[k].set(w);
      }
    }
    Map<BitSet, List<Integer>> groups = new LinkedHashMap<>();
    outputs.stream()
        .forEach(k -> groups.computeIfAbsent(missingFrom[k], none -> new ArrayList<>()).add(k));
    return groups.values().stream()
        .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
        .toList();
  }

  /** Regresses some outputs, which the same windows have, on these windows. */
  private void solveAlone(int[] outputs, double[][] coefficients) {
    NormalEquations alone = new NormalEquations(rows.inputs(), outputs.length);
    for (Window window : windows) {
      if (rows.read(window) != TrainingRows.Content.UNUSABLE
          && !Double.isNaN(rows.y()[outputs[0]])) {
        alone.add(rows.x(), Arrays.stream(outputs).mapToDouble(k -> rows.y()[k]).toArray());
      }
    }
    double[][] solution = alone.solve(ridge * equations.rows() / alone.rows());
    for (int i = 0; i < solution.length; i++) {
      for (int k = 0; k < outputs.length; k++) {
        coefficients[i][outputs[k]] = solution[i][k];
      }
    }
  }
}
