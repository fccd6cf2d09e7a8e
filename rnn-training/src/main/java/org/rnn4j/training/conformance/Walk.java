package org.rnn4j.training.conformance;

import static org.rnn4j.api.conformance.ConformanceException.require;

import java.util.Arrays;
import org.rnn4j.api.optimize.Optimizer;
import org.rnn4j.api.random.RandomStream;

/**
 * An optimizer on its way along drawn gradients, which do not depend on where it gets to: two walks
 * that differ in anything differ in their parameters. Weight decay applies to the first half.
 */
final class Walk {

  // In turn, so that also what is added to a small root shows, and a mean that does not fall.
  private static final float[] SCALES = {1, 1e-3f, 1e-8f, 10};

  private final Optimizer optimizer;
  private final long key;
  private final float[] parameters;
  private final float[] gradient;
  private int done;

  /** At the start, with the optimizer prepared. */
  Walk(Optimizer optimizer, int size, long key) {
    this.optimizer = optimizer;
    this.key = key;
    parameters = drawn(size, key, 0);
    gradient = new float[size];
    optimizer.prepare(size);
  }

  /** Where another walk stands, with another optimizer that goes on from there. */
  Walk(Optimizer optimizer, Walk other) {
    this.optimizer = optimizer;
    key = other.key;
    parameters = other.parameters.clone();
    gradient = new float[parameters.length];
    done = other.done;
  }

  /** So many numbers of either sign and not near 0. */
  static float[] drawn(int size, long... key) {
    RandomStream random = RandomStream.of(key);
    float[] numbers = new float[size];
    for (int i = 0; i < size; i++) {
      double number = 2 * random.nextDouble() - 1;
      numbers[i] = (float) (0.6 * number + Math.copySign(0.3, number));
    }
    return numbers;
  }

  /** How the elements of a step are given to the optimizer. */
  @FunctionalInterface
  interface Division {

    /** Both halves at once. */
    Division HALVES =
        (optimizer, parameters, gradient, step) -> {
          int middle = parameters.length / 2;
          optimizer.update(parameters, gradient, 0, middle, true);
          optimizer.update(parameters, gradient, middle, parameters.length, false);
        };

    /** Updates every element once. */
    void update(Optimizer optimizer, float[] parameters, float[] gradient, int step);
  }

  /** So many steps at the base rate. */
  Walk go(int steps, Division division) {
    for (int s = 0; s < steps; s++) {
      float[] next = drawn(gradient.length, key, ++done);
      for (int i = 0; i < next.length; i++) {
        gradient[i] = next[i] * SCALES[(i + done) % SCALES.length];
      }
      float[] before = gradient.clone();
      optimizer.beginStep(optimizer.learningRate());
      division.update(optimizer, parameters, gradient, done);
      require(Arrays.equals(gradient, before), "it changes the gradient, which is read only");
    }
    return this;
  }

  /** The same in halves. */
  Walk go(int steps) {
    return go(steps, Division.HALVES);
  }

  /** Where it stands. */
  float[] parameters() {
    return parameters;
  }

  /** Fails unless another walk stands at the same place; the words say what is different of it. */
  void requireSamePlace(Walk other, String of) {
    int i = Arrays.mismatch(parameters, other.parameters);
    require(
        i < 0,
        "%s, parameter %d is %s after %d steps instead of %s",
        of,
        i,
        i < 0 ? 0 : other.parameters[i],
        done,
        i < 0 ? 0 : parameters[i]);
  }
}
