package org.rnn4j.forecast.experiment;

import org.rnn4j.api.model.Loss;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.LossProvider;

/** A loss of two outputs: the point by its squared error, and how far the truth lies from it. */
public final class SpreadLossProvider implements LossProvider {

  /** For the service loader. */
  public SpreadLossProvider() {}

  @Override
  public String name() {
    return "spread";
  }

  @Override
  public String summary() {
    return "A point and its distance from the truth.";
  }

  @Override
  public Loss create(Options options) {
    return new Spread();
  }

  private static final class Spread implements Loss {

    @Override
    public int outputsPerTarget() {
      return 2;
    }

    @Override
    public double sum(int count, float[] p, int from, float[] targets, int targetFrom) {
      return sumAndGradient(count, p, from, targets, targetFrom, 0, new float[2 * count], 0);
    }

    @Override
    public double sumAndGradient(
        int count,
        float[] p,
        int from,
        float[] targets,
        int targetFrom,
        float scale,
        float[] gradients,
        int gradientFrom) {
      double sum = 0;
      for (int i = 0; i < count; i++) {
        boolean missing = Float.isNaN(targets[targetFrom + i]);
        double error = missing ? 0 : (double) p[from + i] - targets[targetFrom + i];
        double ofSpread = missing ? 0 : p[from + count + i] - Math.abs(error);
        sum += error * error + ofSpread * ofSpread;
        gradients[gradientFrom + i] = (float) (scale * 2 * error);
        gradients[gradientFrom + count + i] = (float) (scale * 2 * ofSpread);
      }
      return sum;
    }
  }
}
