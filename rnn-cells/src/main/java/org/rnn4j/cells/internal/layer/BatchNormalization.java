package org.rnn4j.cells.internal.layer;

import org.rnn4j.api.cell.Initializer;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.step.Binary;
import org.rnn4j.api.step.Unary;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.operation.BatchStatistics;
import org.rnn4j.cells.internal.operation.StepOperations;

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

  /** The parameter that holds the moving average of the mean. */
  public static final String MOVING_MEAN = "moving-mean";

  /** The parameter that holds the moving average of the variance. */
  public static final String MOVING_VARIANCE = "moving-variance";

  private BatchNormalization() {}

  /** A step over an input {@code [batch, width]} of the same width. */
  public static StepGraph of(BatchStatistics statistics, boolean training) {
    int width = statistics.width();
    StepGraph graph = StepOperations.emptyStep(width);
    Node mean = graph.parameter(moving(MOVING_MEAN, width, Initializer.zeros()));
    Node variance = graph.parameter(moving(MOVING_VARIANCE, width, Initializer.ones()));
    if (training) {
      graph.setOutput(statistics.normalized(graph));
    } else {
      Node inverse =
          variance.affine(1, statistics.epsilon()).apply(Unary.SQRT).apply(Unary.RECIPROCAL);
      graph.setOutput(graph.input().apply(Binary.MINUS, mean).apply(Binary.TIMES, inverse));
    }
    return graph;
  }

  private static ParameterSpec moving(String name, int width, Initializer first) {
    return ParameterSpec.vector(name, width, ParameterRole.STATISTIC, first);
  }
}
