package org.rnn4j.training.optimizer;

import java.util.Map;
import java.util.Objects;
import org.rnn4j.api.optimize.Optimizer;
import org.rnn4j.api.option.Option;

/**
 * What the built-in optimizers share: the learning rate, the count of steps, the checks at the
 * door.
 */
abstract class FirstOrderOptimizer implements Optimizer {

  private final double learningRate;
  private long steps;
  private int size;

  FirstOrderOptimizer(double learningRate) {
    this.learningRate = learningRate;
  }

  static Option<Double> learningRateOption(double defaultValue) {
    return Option.decimal("learning-rate")
        .above(0)
        .defaultsTo(defaultValue)
        .doc("Size of a step, before any schedule.");
  }

  // Added to a root that may be 0 in float; far smaller ones would vanish there and divide 0 by 0.
  static Option<Double> epsilonOption(double defaultValue, String doc) {
    return Option.decimal("epsilon").atLeast(1e-30).defaultsTo(defaultValue).doc(doc);
  }

  /** New state arrays of this length, all zero. */
  abstract void allocate(int newSize);

  /** Computes what all elements of this step share; {@link #steps()} counts it already. */
  abstract void begin(double rate);

  /** Updates one range, whose bounds are valid. */
  abstract void updateRange(float[] parameters, float[] gradient, int from, int to, boolean decay);

  @Override
  public final double learningRate() {
    return learningRate;
  }

  @Override
  public final void prepare(int newSize) {
    size = newSize;
    steps = 0;
    allocate(newSize);
  }

  @Override
  public final void beginStep(double rate) {
    steps++;
    begin(rate);
  }

  @Override
  public final void update(float[] parameters, float[] gradient, int from, int to, boolean decay) {
    if (parameters.length != size || gradient.length != size) {
      throw new IllegalArgumentException(
          "prepared for "
              + size
              + " parameters, not for "
              + parameters.length
              + " and a gradient of "
              + gradient.length);
    }
    Objects.checkFromToIndex(from, to, size);
    updateRange(parameters, gradient, from, to, decay);
  }

  @Override
  public final long steps() {
    return steps;
  }

  @Override
  public Map<String, float[]> state() {
    return Map.of();
  }

  @Override
  public final void resume(long stepsDone) {
    steps = stepsDone;
  }
}
