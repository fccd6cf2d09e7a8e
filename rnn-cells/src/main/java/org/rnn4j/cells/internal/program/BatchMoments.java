package org.rnn4j.cells.internal.program;

/**
 * Count, mean and squared deviations of a layer's inputs over all present rows and steps, and sums
 * over its gradient: first of one shard, then {@link #add added up} shard by shard. In double, in
 * an order that depends on nothing but the shard.
 */
public final class BatchMoments {

  private long count;
  private final double[] mean;
  private final double[] squares; // sum of (x - mean)^2
  private final double[] gradient; // sum of dy
  private final double[] projection; // sum of dy * y

  /** For this many features. */
  public BatchMoments(int width) {
    mean = new double[width];
    squares = new double[width];
    gradient = new double[width];
    projection = new double[width];
  }

  /** Features. */
  public int width() {
    return mean.length;
  }

  /** How many inputs of each feature there were. */
  public long count() {
    return count;
  }

  /** The mean of a feature; 0 of none. */
  public double mean(int feature) {
    return mean[feature];
  }

  /** The biased variance of a feature; 0 of none. */
  public double variance(int feature) {
    return count == 0 ? 0 : squares[feature] / count;
  }

  /** The sum of the gradient over the count of the inputs; 0 of none. */
  public double meanGradient(int feature) {
    return count == 0 ? 0 : gradient[feature] / count;
  }

  /** The sum of gradient times output over the count of the inputs; 0 of none. */
  public double meanProjection(int feature) {
    return count == 0 ? 0 : projection[feature] / count;
  }

  /** Forgets everything. */
  public void clear() {
    count = 0;
    java.util.Arrays.fill(mean, 0);
    java.util.Arrays.fill(squares, 0);
    java.util.Arrays.fill(gradient, 0);
    java.util.Arrays.fill(projection, 0);
  }

  /** Adds the inputs of another shard (Chan, Golub and LeVeque 1983, eq. 1.5). */
  public void add(BatchMoments shard) {
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

  /** Adds the sums over the gradient of another shard. */
  public void addGradient(BatchMoments shard) {
    for (int i = 0; i < mean.length; i++) {
      gradient[i] += shard.gradient[i];
      projection[i] += shard.projection[i];
    }
  }

  /** Takes the inputs of one shard, {@code [width, lanes]} at each step; present by mask. */
  void take(float[] arena, Location x, Location mask, int steps, int lanes) {
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

  /** Takes the sums over the gradient of one shard. */
  void takeGradient(float[] arena, Location dy, Location y, int steps, int lanes) {
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
