package org.rnn4j.cells.internal.operation;

import org.rnn4j.cells.internal.graph.Coupling;
import org.rnn4j.cells.internal.graph.Leaf;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.StepGraph;

/**
 * The coupling of batch normalization (Ioffe and Szegedy 2015): mean and deviation of every feature
 * over all present rows and steps, and the means of the gradient that make up for them.
 *
 * @param width features
 * @param epsilon added to the variance
 * @param momentum what a moving average keeps of itself at each training step; the step's
 *     parameters are the moving means, then the moving variances
 */
public record BatchStatistics(int width, double epsilon, double momentum) implements Coupling {

  /** A statistic. */
  enum Statistic {
    /** The mean of each feature. */
    MEAN(Leaf.Role.STATISTIC),
    /** {@code 1 / sqrt(var + epsilon)} of each feature. */
    INVERSE_DEVIATION(Leaf.Role.STATISTIC),
    /** {@code mean(dy)}. */
    GRADIENT(Leaf.Role.GRADIENT_STATISTIC),
    /** {@code mean(dy * y)}. */
    PROJECTION(Leaf.Role.GRADIENT_STATISTIC);

    private final Leaf.Role role;

    Statistic(Leaf.Role role) {
      this.role = role;
    }

    Node of(StepGraph graph, int width) {
      return graph.statistic(role, name(), width);
    }
  }

  /** {@code (x - mean) / sqrt(var + epsilon)} of the first features of a step's input. */
  public Node normalized(StepGraph graph) {
    graph.couple(this);
    graph.maskLeaf(); // the statistics are of what is present
    return graph.add(
        new BatchNormalize(),
        graph.input(),
        Statistic.MEAN.of(graph, width),
        Statistic.INVERSE_DEVIATION.of(graph, width));
  }

  @Override
  public Tally tally() {
    return new BatchMoments(width, epsilon);
  }

  @Override
  public void follow(Tally batch, float[] parameters, int first) {
    BatchMoments all = (BatchMoments) batch;
    for (int i = 0; i < width && !all.isEmpty(); i++) {
      move(parameters, first + i, all.mean(i));
      move(parameters, first + width + i, all.variance(i));
    }
  }

  private void move(float[] parameters, int at, double value) {
    parameters[at] = (float) (momentum * parameters[at] + (1 - momentum) * value);
  }

  @Override
  public double statistic(String name, int feature, Whole batch) {
    double present = 0;
    for (int t = 0; t < batch.steps(); t++) {
      for (int row = 0; row < batch.rows(); row++) {
        present += batch.isPresent(t, row) ? 1 : 0;
      }
    }
    if (present == 0) {
      return name.equals(Statistic.INVERSE_DEVIATION.name()) ? 1 / Math.sqrt(epsilon) : 0;
    }
    return switch (Statistic.valueOf(name)) {
      case MEAN -> mean(batch, present, feature);
      case INVERSE_DEVIATION -> {
        double mean = mean(batch, present, feature);
        double variance = 0;
        for (int t = 0; t < batch.steps(); t++) {
          for (int row = 0; row < batch.rows(); row++) {
            double centred = batch.input(t, row, feature) - mean;
            variance += batch.isPresent(t, row) ? centred * centred / present : 0;
          }
        }
        yield 1 / Math.sqrt(variance + epsilon);
      }
      case GRADIENT -> ofGradient(batch, present, feature, false);
      case PROJECTION -> ofGradient(batch, present, feature, true);
    };
  }

  private static double mean(Whole batch, double present, int feature) {
    double mean = 0;
    for (int t = 0; t < batch.steps(); t++) {
      for (int row = 0; row < batch.rows(); row++) {
        mean += batch.isPresent(t, row) ? batch.input(t, row, feature) / present : 0;
      }
    }
    return mean;
  }

  // The gradient arrives at masked steps too, where the output is a held one.
  private static double ofGradient(Whole batch, double present, int feature, boolean projected) {
    double mean = 0;
    for (int t = 0; t < batch.steps(); t++) {
      for (int row = 0; row < batch.rows(); row++) {
        double factor = projected ? batch.output(t, row, feature) : 1;
        mean += batch.outputGradient(t, row, feature) * factor / present;
      }
    }
    return mean;
  }
}
