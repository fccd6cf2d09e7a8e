package org.rnn4j.cells.conformance;

import static org.rnn4j.api.conformance.ConformanceException.require;

import java.util.Arrays;
import org.rnn4j.api.conformance.ConformanceException;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.api.model.TrainingStep;
import org.rnn4j.cells.network.Network;

/**
 * What a network gives for a batch.
 *
 * @param loss of the training step
 * @param gradient by every parameter
 * @param predictions {@code [row, step, output]} of an evaluation
 * @param width outputs at each step
 */
record Outcome(double loss, float[] gradient, float[] predictions, int width) {

  static final TrainingStep STEP = new TrainingStep(1, 1, 1);

  static Outcome of(Network network, ArrayBatch batch) {
    float[] gradient = new float[network.layout().size()];
    float[] parameters = network.parameters().clone();
    double loss = network.lossAndGradient(batch, new DotLoss(), STEP, gradient);
    // Statistics of what was seen have moved.
    System.arraycopy(parameters, 0, network.parameters(), 0, parameters.length);
    return new Outcome(loss, gradient, predictions(network, batch), network.outputWidth());
  }

  static float[] predictions(Network network, ArrayBatch batch) {
    float[] predictions = new float[batch.rows() * batch.steps() * network.outputWidth()];
    network.predict(batch, predictions);
    return predictions;
  }

  void requireSameBits(Outcome other, String what) {
    requireSameBits("output", predictions, other.predictions, what);
    requireSameBits("gradient", gradient, other.gradient, what);
    require(
        loss == other.loss || Double.isNaN(loss),
        "%s the loss is %s, not %s",
        what,
        other.loss,
        loss);
  }

  static void requireSameBits(String name, float[] expected, float[] actual, String what) {
    int at = Arrays.mismatch(expected, actual);
    if (at >= 0) {
      throw new ConformanceException(
          "%s %s %d is %s, not %s".formatted(what, name, at, actual[at], expected[at]));
    }
  }

  void requireFinite(String what) {
    requireFinite("output", predictions, what);
    requireFinite("gradient", gradient, what);
  }

  private static void requireFinite(String name, float[] numbers, String what) {
    for (int i = 0; i < numbers.length; i++) {
      require(Float.isFinite(numbers[i]), "%s %s %d is %s", what, name, i, numbers[i]);
    }
  }
}
