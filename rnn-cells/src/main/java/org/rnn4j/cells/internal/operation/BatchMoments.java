package org.rnn4j.cells.internal.operation;

import java.util.Arrays;
import org.rnn4j.cells.internal.graph.Coupling;
import org.rnn4j.cells.internal.operation.BatchStatistics.Statistic;

/**
 * Count, mean and squared deviations of a layer's inputs over all present rows and steps, and sums
 * over its gradient: first of one shard, then {@link #add added up} shard by shard. In double, in
 * an order that depends on nothing but the shard.
 */
final class BatchMoments implements Coupling.Tally {

  private long count;
  private final double[] mean;
  private final double[] squares; // sum of (x - mean)^2
  private final double[] gradient; // sum of dy
  private final double[] projection; // sum of dy * y

  private final double epsilon;

  /**
   * For this many features.
   *
   * @param epsilon added to the variance
   */
  BatchMoments(int width, double epsilon) {
    this.epsilon = epsilon;
    mean = new double[width];
    squares = new double[width];
    gradient = new double[width];
    projection = new double[width];
  }

  /** Whether there was anything. */
  boolean isEmpty() {
    return count == 0;
  }

  /** The mean of a feature; 0 of none. */
  double mean(int feature) {
    return mean[feature];
  }

  /** The biased variance of a feature; 0 of none. */
  double variance(int feature) {
    return count == 0 ? 0 : squares[feature] / count;
  }

  @Override
  public double statistic(String name, int feature) {
    return switch (Statistic.valueOf(name)) {
      case MEAN -> mean(feature);
      case INVERSE_DEVIATION -> 1 / StrictMath.sqrt(variance(feature) + epsilon);
      case GRADIENT -> count == 0 ? 0 : gradient[feature] / count;
      case PROJECTION -> count == 0 ? 0 : projection[feature] / count;
    };
  }

  @Override
  public void clear() {
    count = 0;
    Arrays.fill(mean, 0);
    Arrays.fill(squares, 0);
    Arrays.fill(gradient, 0);
    Arrays.fill(projection, 0);
  }

  /** Adds the inputs of another shard (Chan, Golub and LeVeque 1983, eq. 1.5). */
  @Override
  public void add(Coupling.Tally part) {
    BatchMoments shard = (BatchMoments) part;
    if (shard.count == 0) {
      return;
    }
    long all = count + shard.count;
    for (int i = 0; i < mean.length; i++) {
      double distance = shard.mean[i] - mean[i];
      squares[i] += shard.squares[i] + distance * distance * ((double) count * shard.count / all);
      mean[i] += distance * shard.count / all;
    }
    count = all;
  }

  @Override
  public void addGradient(Coupling.Tally part) {
    BatchMoments shard = (BatchMoments) part;
    for (int i = 0; i < mean.length; i++) {
      gradient[i] += shard.gradient[i];
      projection[i] += shard.projection[i];
    }
  }

  @Override
  public void take(float[] arena, Coupling.Offsets x, Coupling.Offsets mask, int steps, int lanes) {
    clear();
    for (int t = 0; t < steps; t++) {
      for (int l = 0; l < lanes; l++) {
        count += arena[mask.at(t) + l] != 0 ? 1 : 0;
      }
    }
    for (int i = 0; i < mean.length && count > 0; i++) {
      double sum = 0;
      for (int t = 0; t < steps; t++) {
        int at = x.at(t) + i * lanes;
        int present = mask.at(t);
        for (int l = 0; l < lanes; l++) {
          sum += arena[present + l] != 0 ? arena[at + l] : 0;
        }
      }
      mean[i] = sum / count;
      for (int t = 0; t < steps; t++) {
        int at = x.at(t) + i * lanes;
        int present = mask.at(t);
        for (int l = 0; l < lanes; l++) {
          double centred = arena[at + l] - mean[i];
          squares[i] += arena[present + l] != 0 ? centred * centred : 0;
        }
      }
    }
  }

  @Override
  public void takeGradient(
      float[] arena, Coupling.Offsets dy, Coupling.Offsets y, int steps, int lanes) {
    for (int i = 0; i < mean.length; i++) {
      double sum = 0;
      double product = 0;
      for (int t = 0; t < steps; t++) {
        int g = dy.at(t) + i * lanes;
        int at = y.at(t) + i * lanes;
        for (int l = 0; l < lanes; l++) {
          sum += arena[g + l];
          product += (double) arena[g + l] * arena[at + l];
        }
      }
      gradient[i] = sum;
      projection[i] = product;
    }
  }
}
