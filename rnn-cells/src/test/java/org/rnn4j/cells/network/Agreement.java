package org.rnn4j.cells.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.api.random.RandomStream;

/** Checks that the float engine gives what the double interpreter gives, but for rounding. */
final class Agreement {

  /** Half the distance between floats near 1: what rounding a number does to it at most. */
  private static final double ROUNDING = 0x1p-24;

  /**
   * How many times worse the float engine may be than rounding its parameters alone is, which is
   * tried. Rounding happens in each of a few dozen operations in each step as well; found: up to 19
   * times.
   */
  private static final double ALLOWANCE = 40;

  private Agreement() {}

  /**
   * Compares predictions and gradient of a batch whose targets are the gradients of the outputs.
   */
  static void check(TestNetwork test, Network network, ArrayBatch batch) {
    TestNetwork.InDouble inDouble = test.inDouble(batch);
    TestNetwork.Result expected = inDouble.result(moved(network.parameters(), 0));
    TestNetwork.Result moved = inDouble.result(moved(network.parameters(), 1));
    TestNetwork.Result movedAgain = inDouble.result(moved(network.parameters(), 2));
    boolean random = test.isRandom();
    TestNetwork.InDouble training = random ? test.trainingInDouble(batch) : inDouble;
    TestNetwork.Result trained =
        random ? training.result(moved(network.parameters(), 0)) : expected;
    TestNetwork.Result trainedMoved =
        random ? training.result(moved(network.parameters(), 1)) : moved;
    TestNetwork.Result trainedAgain =
        random ? training.result(moved(network.parameters(), 2)) : movedAgain;
    float[] predictions = new float[expected.predictions().length];
    network.predict(batch, predictions);
    float[] gradient = new float[network.layout().size()];
    network.lossAndGradient(batch, new LinearLoss(), TestNetwork.STEP, gradient);
    String what = test + ", " + batch.rows() + " rows, " + batch.steps() + " steps, ";
    assertClose(
        what + "prediction",
        predictions,
        expected.predictions(),
        moved.predictions(),
        movedAgain.predictions());
    assertClose(
        what + "gradient",
        gradient,
        trained.gradient(),
        trainedMoved.gradient(),
        trainedAgain.gradient());
  }

  /** Compares loss and gradient of the steps from {@code from} on, which go on from states. */
  static void checkPiece(
      TestNetwork test, Network network, ArrayBatch batch, int from, NetworkState in) {
    ArrayBatch piece = batch.stepsOf(from, batch.steps());
    TestNetwork.InDouble inDouble = test.inDouble(piece, in);
    float[] gradient = new float[network.layout().size()];
    network.lossAndGradient(piece, in, new LinearLoss(), TestNetwork.STEP, gradient);
    assertClose(
        test + " from step " + from + ", gradient",
        gradient,
        inDouble.result(moved(network.parameters(), 0)).gradient(),
        inDouble.result(moved(network.parameters(), 1)).gradient(),
        inDouble.result(moved(network.parameters(), 2)).gradient());
  }

  // Every parameter rounded up or down, or (key 0) as it is.
  private static double[] moved(float[] parameters, long key) {
    RandomStream random = RandomStream.of(key);
    double[] moved = new double[parameters.length];
    for (int i = 0; i < moved.length; i++) {
      double rounding = random.nextDouble() < 0.5 ? ROUNDING : -ROUNDING;
      moved[i] = parameters[i] * (key == 0 ? 1 : 1 + rounding);
    }
    return moved;
  }

  private static void assertClose(
      String what, float[] actual, double[] expected, double[] moved, double[] movedAgain) {
    assertThat(actual).as(what).hasSameSizeAs(expected);
    double scale = 0;
    double rounding = 0;
    for (int i = 0; i < expected.length; i++) {
      scale = Math.max(scale, Math.abs(expected[i]));
      rounding = Math.max(rounding, Math.abs(moved[i] - expected[i]));
      rounding = Math.max(rounding, Math.abs(movedAgain[i] - expected[i]));
    }
    double bound = ALLOWANCE * (rounding + ROUNDING * scale);
    for (int i = 0; i < actual.length; i++) {
      double error = Math.abs(actual[i] - expected[i]);
      if (!(error <= bound)) { // to describe each number would take most of the time
        assertThat(error)
            .as("%s %d: %s instead of %s", what, i, actual[i], expected[i])
            .isLessThanOrEqualTo(bound);
      }
    }
  }
}
