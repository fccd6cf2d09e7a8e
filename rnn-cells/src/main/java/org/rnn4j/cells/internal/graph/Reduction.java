package org.rnn4j.cells.internal.graph;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.api.step.Shape;
import org.rnn4j.cells.internal.kernel.Kernels;

/**
 * One contribution to the gradient of something computed from parameters alone: a sum over all time
 * steps and all rows of the batch, taken once after the sweep through time.
 *
 * @param kind what is summed
 * @param factor the value that the gradient is multiplied with; the gradient itself for a plain sum
 * @param gradient {@code [batch, m]}
 * @param target the parameter, or what was computed from parameters
 */
public record Reduction(Kind kind, Node factor, Node gradient, Node target) {

  /** What is summed. */
  public enum Kind {
    /** {@code factor' gradient}: {@code [n, m]}. */
    OUTER_PRODUCT,
    /** {@code gradient}: {@code [m]}. */
    SUM,
    /** {@code factor * gradient}, element by element: {@code [m]}. */
    DOT
  }

  /** Multiplications and additions for one row of the batch at one step. */
  public long work() {
    return switch (kind) {
      case OUTER_PRODUCT -> 2L * factor.width() * gradient.width();
      case SUM -> gradient.width();
      case DOT -> 2L * gradient.width();
    };
  }

  /** Adds the sum over the batch at one step to {@code total}, which has the target's shape. */
  public void evaluate(int batch, double[] factorValues, double[] gradientValues, double[] total) {
    int m = gradient.width();
    Shape shape = target.shape();
    for (int row = 0; row < batch; row++) {
      for (int column = 0; column < m; column++) {
        double g = gradientValues[row * m + column];
        switch (kind) {
          case OUTER_PRODUCT -> {
            int n = factor.width();
            for (int i = 0; i < n; i++) {
              total[i * shape.width() + column] += factorValues[row * n + i] * g;
            }
          }
          case SUM -> total[column] += g;
          case DOT -> total[column] += factorValues[row * m + column] * g;
        }
      }
    }
  }

  /**
   * Those that run together: outer products of one gradient share the work that is done on the
   * gradient, all others run alone.
   */
  public static List<List<Reduction>> grouped(List<Reduction> reductions) {
    List<List<Reduction>> groups = new ArrayList<>();
    for (Reduction r : reductions) {
      groups.stream()
          .filter(group -> group.stream().allMatch(r::runsWith))
          .findFirst()
          .ifPresentOrElse(group -> group.add(r), () -> groups.add(new ArrayList<>(List.of(r))));
    }
    return groups;
  }

  // A kernel may hold its targets elsewhere meanwhile: a matrix of two products is in two groups.
  private boolean runsWith(Reduction other) {
    return kind == Kind.OUTER_PRODUCT
        && other.kind == Kind.OUTER_PRODUCT
        && gradient == other.gradient
        && target != other.target;
  }

  /**
   * The same in float over all steps of a call, added to the targets. The operands of a group are
   * its factors, the gradient, and its targets.
   */
  public static void run(List<Reduction> group, Kernels k, FloatCall c) {
    switch (group.get(0).kind) {
      case OUTER_PRODUCT ->
          k.addOuterProducts(c.steps, group.size(), c.array, c.offset, c.stride, c.width);
      case SUM ->
          k.addSums(
              c.steps,
              c.array[1],
              c.offset[1],
              c.stride[1],
              c.width[1],
              c.array[2],
              c.offset[2],
              c.lanes);
      case DOT ->
          k.addDots(
              c.steps,
              c.array[0],
              c.offset[0],
              c.stride[0],
              c.array[1],
              c.offset[1],
              c.stride[1],
              c.width[1],
              c.array[2],
              c.offset[2],
              c.lanes);
    }
  }
}
