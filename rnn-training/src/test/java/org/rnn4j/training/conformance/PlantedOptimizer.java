package org.rnn4j.training.conformance;

import java.util.Map;
import org.rnn4j.api.optimize.Optimizer;
import org.rnn4j.api.option.Options;

/** Descent with momentum and decoupled weight decay, for tests to put a mistake into. */
class PlantedOptimizer implements Optimizer {

  private final double base;
  private final float momentum;
  private final float decayRate;
  float[] velocity = {};
  double rate;
  long steps;

  PlantedOptimizer(Options options) {
    base = options.get(PlantedOptimizerProvider.RATE);
    momentum = options.get(PlantedOptimizerProvider.MOMENTUM).floatValue();
    decayRate = options.get(PlantedOptimizerProvider.DECAY).floatValue();
  }

  @Override
  public double learningRate() {
    return base;
  }

  @Override
  public void prepare(int size) {
    velocity = new float[size];
    steps = 0;
  }

  @Override
  public void beginStep(double learningRate) {
    rate = learningRate;
    steps++;
  }

  @Override
  public void update(float[] parameters, float[] gradient, int from, int to, boolean decay) {
    for (int i = from; i < to; i++) {
      float shrink = decay ? (float) rate * decayRate * parameters[i] : 0;
      velocity[i] = momentum * velocity[i] + gradient[i];
      parameters[i] -= (float) rate * velocity[i] + shrink;
    }
  }

  @Override
  public long steps() {
    return steps;
  }

  @Override
  public Map<String, float[]> state() {
    return Map.of("velocity", velocity);
  }

  @Override
  public void resume(long stepsDone) {
    steps = stepsDone;
  }
}
