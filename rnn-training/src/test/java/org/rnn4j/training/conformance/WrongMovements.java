package org.rnn4j.training.conformance;

import org.rnn4j.api.option.Options;

/** Optimizers that move parameters where they should not. */
final class WrongMovements {

  private WrongMovements() {}

  static final class OfFixedRate extends PlantedOptimizer {
    OfFixedRate(Options options) {
      super(options);
    }

    @Override
    public double learningRate() {
      return 0.01;
    }
  }

  static final class Uphill extends PlantedOptimizer {
    Uphill(Options options) {
      super(options);
    }

    @Override
    public void beginStep(double learningRate) {
      super.beginStep(-learningRate);
    }
  }

  static final class WithoutTail extends PlantedOptimizer {
    WithoutTail(Options options) {
      super(options);
    }

    @Override
    public void update(float[] parameters, float[] gradient, int from, int to, boolean decay) {
      super.update(parameters, gradient, from, to - (to - from) % 4, decay);
    }
  }

  static final class OfBaseRate extends PlantedOptimizer {
    OfBaseRate(Options options) {
      super(options);
    }

    @Override
    public void beginStep(double learningRate) {
      super.beginStep(learningRate());
    }
  }

  static final class OfInverseRate extends PlantedOptimizer {
    OfInverseRate(Options options) {
      super(options);
    }

    @Override
    public void beginStep(double learningRate) {
      super.beginStep(learningRate == 0 ? 0 : 1e-4 / learningRate);
    }
  }

  static final class OfChangingBase extends PlantedOptimizer {
    OfChangingBase(Options options) {
      super(options);
    }

    @Override
    public double learningRate() {
      return steps == 0 ? super.learningRate() : rate;
    }
  }

  static final class OfDecayEverywhere extends PlantedOptimizer {
    OfDecayEverywhere(Options options) {
      super(options);
    }

    @Override
    public void update(float[] parameters, float[] gradient, int from, int to, boolean decay) {
      super.update(parameters, gradient, from, to, true);
    }
  }

  static final class OfGrowth extends PlantedOptimizer {
    OfGrowth(Options options) {
      super(options);
    }

    @Override
    public void update(float[] parameters, float[] gradient, int from, int to, boolean decay) {
      super.update(parameters, gradient, from, to, false);
      for (int i = from; i < to && decay; i++) {
        parameters[i] *= 1.01f;
      }
    }
  }

  static final class OfUnguardedRoot extends PlantedOptimizer {
    OfUnguardedRoot(Options options) {
      super(options);
    }

    @Override
    public void update(float[] parameters, float[] gradient, int from, int to, boolean decay) {
      for (int i = from; i < to; i++) {
        parameters[i] -= (float) (rate * gradient[i] / Math.sqrt(gradient[i] * gradient[i]));
      }
    }
  }

  /** A mean of squares that overflows; without memory 0 times infinity is added to it. */
  static final class OfOverflow extends PlantedOptimizer {

    private final float keep;

    OfOverflow(Options options) {
      super(options);
      keep = options.get(PlantedOptimizerProvider.MOMENTUM).floatValue();
    }

    @Override
    public void update(float[] parameters, float[] gradient, int from, int to, boolean decay) {
      for (int i = from; i < to; i++) {
        velocity[i] = keep * velocity[i] + gradient[i] * gradient[i];
        parameters[i] -= (float) (rate * gradient[i] / (Math.sqrt(velocity[i]) + 1e-8));
      }
    }
  }

  static final class OfStepsOfRanges extends PlantedOptimizer {
    OfStepsOfRanges(Options options) {
      super(options);
    }

    @Override
    public void beginStep(double learningRate) {
      rate = learningRate;
    }

    @Override
    public void update(float[] parameters, float[] gradient, int from, int to, boolean decay) {
      super.update(parameters, gradient, from, to, decay);
      steps++;
    }
  }

  static final class OfIntSteps extends PlantedOptimizer {
    OfIntSteps(Options options) {
      super(options);
    }

    @Override
    public void resume(long stepsDone) {
      super.resume((int) stepsDone);
    }
  }
}
