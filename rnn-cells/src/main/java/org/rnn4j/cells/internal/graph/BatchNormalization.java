package org.rnn4j.cells.internal.graph;

import java.util.List;
import org.rnn4j.api.cell.Initializer;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.step.Binary;
import org.rnn4j.api.step.Shape;
import org.rnn4j.api.step.Unary;
import org.rnn4j.cells.internal.kernel.Kernels;

/**
 * Batch normalization without gain and offset (Ioffe and Szegedy 2015), over the batch and time.
 *
 * <pre>
 *   training:   y = (x - mean) * s         mean and s = 1 / sqrt(var + epsilon) over all present x
 *               dx = s * (dy - mean(dy) - y * mean(dy * y))       without the means at masked steps
 *   evaluation: y = (x - moving mean) / sqrt(moving variance + epsilon)
 * </pre>
 *
 * <p>In training the statistics, and the means of the gradient, are given: what runs the shards of
 * a batch takes them over all of them. The moving averages are parameters that nothing trains.
 */
public final class BatchNormalization {

  /** A given statistic. */
  public enum Statistic {
    MEAN,
    INVERSE_DEVIATION,
    /** {@code mean(dy)}. */
    GRADIENT,
    /** {@code mean(dy * y)}. */
    PROJECTION
  }

  /** The parameter that holds the moving average of the mean. */
  public static final String MOVING_MEAN = "moving-mean";

  /** The parameter that holds the moving average of the variance. */
  public static final String MOVING_VARIANCE = "moving-variance";

  /**
   * What whoever takes the statistics has to know.
   *
   * @param epsilon added to the variance
   * @param momentum what a moving average keeps of itself at each training step
   */
  public record Rule(double epsilon, double momentum) {}

  private BatchNormalization() {}

  /** A step over an input {@code [batch, width]} of the same width. */
  public static StepGraph of(int width, Rule rule, boolean training) {
    StepGraph graph = new StepGraph(width);
    Node mean = graph.parameter(moving(MOVING_MEAN, width, Initializer.zeros()));
    Node variance = graph.parameter(moving(MOVING_VARIANCE, width, Initializer.ones()));
    if (training) {
      graph.setRule(rule);
      graph.maskLeaf(); // the statistics are of what is present
      graph.setOutput(
          graph.add(
              new Normalize(),
              graph.input(),
              graph.statistic(Statistic.MEAN, width),
              graph.statistic(Statistic.INVERSE_DEVIATION, width)));
    } else {
      Node inverse = variance.affine(1, rule.epsilon()).apply(Unary.SQRT).apply(Unary.RECIPROCAL);
      graph.setOutput(graph.input().apply(Binary.MINUS, mean).apply(Binary.TIMES, inverse));
    }
    return graph;
  }

  private static ParameterSpec moving(String name, int width, Initializer first) {
    return ParameterSpec.vector(name, width, ParameterRole.STATISTIC, first);
  }

  /** {@code y = (x - mean) * s}, the statistics being functions of all x. */
  private static final class Normalize extends Operation {

    @Override
    public String name() {
      return "batch-normalize";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
      return inputs.get(0);
    }

    @Override
    public void differentiate(Node node, Node gradient, Differentiation d) {
      StepGraph graph = node.graph();
      int width = node.width();
      Node common =
          node.times(graph.statistic(Statistic.PROJECTION, width))
              .plus(graph.statistic(Statistic.GRADIENT, width));
      Node ofPresent = graph.add(Select.orZero(), graph.maskLeaf(), common);
      d.add(node.input(0), gradient.minus(ofPresent).times(node.input(2)));
    }

    @Override
    public void evaluate(DoubleCall call) {
      call.fill(
          (row, column) ->
              (call.in(0, row, column) - call.in(1, row, column)) * call.in(2, row, column));
    }

    @Override
    public void run(Kernels k, FloatCall c) {
      for (int t = 0; t < c.steps; t++) {
        int y = c.at(3, t);
        k.binaryByFeature(
            Binary.MINUS,
            false,
            c.array[0],
            c.at(0, t),
            c.array[1],
            c.at(1, t),
            1,
            c.array[3],
            y,
            c.width[3],
            c.lanes);
        k.binaryByFeature(
            Binary.TIMES,
            false,
            c.array[3],
            y,
            c.array[2],
            c.at(2, t),
            1,
            c.array[3],
            y,
            c.width[3],
            c.lanes);
      }
    }

    @Override
    public boolean isOverAllSteps() {
      return true;
    }

    @Override
    public long work(Node node) {
      return 4L * node.width();
    }
  }
}
