package org.rnn4j.cells.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.rnn4j.api.model.ArrayBatch;

/** Checks that the gradient of a whole network in double is the slope of its loss. */
final class Slopes {

  /**
   * Of the gradient's largest element. The differences are of fourth order with h = 1e-4, so exact
   * to 1e-14 or so over h plus h^4 times the fifth derivative, which is large near a pole.
   */
  private static final double TOLERANCE = 1e-7;

  private Slopes() {}

  /** By every parameter, of a batch whose targets are the gradients of the outputs. */
  static void check(TestNetwork test, Network network, ArrayBatch batch) {
    double[] p = new double[network.parameters().length];
    for (int i = 0; i < p.length; i++) {
      p[i] = network.parameters()[i];
    }
    TestNetwork.InDouble inDouble = test.inDouble(batch);
    double[] gradient = inDouble.result(p).gradient();
    double largest = Arrays.stream(gradient).map(Math::abs).reduce(0, Math::max);
    for (int i = 0; i < p.length; i++) {
      double slope = slope(inDouble, p, i, batch);
      if (!(Math.abs(gradient[i] - slope) <= TOLERANCE * largest)) {
        assertThat(gradient[i])
            .as("%s, gradient %d", test, i)
            .isCloseTo(slope, within(TOLERANCE * largest));
      }
    }
  }

  private static double slope(TestNetwork.InDouble network, double[] p, int i, ArrayBatch batch) {
    double h = 1e-4;
    double at = p[i];
    double[] distances = {-2, -1, 1, 2};
    double[] losses = new double[4];
    for (int k = 0; k < 4; k++) {
      p[i] = at + distances[k] * h;
      losses[k] = loss(network.predictions(p), batch);
    }
    p[i] = at;
    return (losses[0] - 8 * losses[1] + 8 * losses[2] - losses[3]) / (12 * h);
  }

  private static double loss(double[] predictions, ArrayBatch batch) {
    double sum = 0;
    int at = 0;
    for (float[][] row : batch.targets()) {
      for (float[] step : row) {
        for (float target : step) {
          sum += predictions[at++] * target;
        }
      }
    }
    return sum / batch.targetCount();
  }
}
