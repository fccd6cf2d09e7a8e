package org.rnn4j.training.conformance;

import java.util.Arrays;
import java.util.Map;
import org.rnn4j.api.option.Options;

/** Optimizers whose bits depend on more than the calls: on ranges, threads and other use. */
final class WrongDivisions {

  private WrongDivisions() {}

  static final class OfRandomMoves extends PlantedOptimizer {
    OfRandomMoves(Options options) {
      super(options);
    }

    @Override
    public void beginStep(double learningRate) {
      super.beginStep(learningRate * Math.random());
    }
  }

  static final class OfKeptState extends PlantedOptimizer {
    OfKeptState(Options options) {
      super(options);
    }

    @Override
    public void prepare(int size) {
      if (velocity.length != size) {
        super.prepare(size);
      }
    }
  }

  static final class OfClippedGradient extends PlantedOptimizer {
    OfClippedGradient(Options options) {
      super(options);
    }

    @Override
    public void update(float[] parameters, float[] gradient, int from, int to, boolean decay) {
      for (int i = from; i < to; i++) {
        gradient[i] = Math.max(-1, Math.min(1, gradient[i]));
      }
      super.update(parameters, gradient, from, to, decay);
    }
  }

  static final class OfRangeMean extends PlantedOptimizer {
    OfRangeMean(Options options) {
      super(options);
    }

    @Override
    public void update(float[] parameters, float[] gradient, int from, int to, boolean decay) {
      float mean = 0;
      for (int i = from; i < to; i++) {
        mean += gradient[i] / (to - from);
      }
      super.update(parameters, gradient, from, to, decay);
      for (int i = from; i < to; i++) {
        parameters[i] += (float) rate * mean;
      }
    }
  }

  static final class OfNeighbour extends PlantedOptimizer {
    OfNeighbour(Options options) {
      super(options);
    }

    @Override
    public void update(float[] parameters, float[] gradient, int from, int to, boolean decay) {
      super.update(parameters, gradient, from, to, decay);
      for (int i = from; i < to; i++) {
        parameters[i] += (float) rate * 0.1f * gradient[Math.max(0, i - 1)];
      }
    }
  }

  static final class OfOneMore extends PlantedOptimizer {
    OfOneMore(Options options) {
      super(options);
    }

    @Override
    public void update(float[] parameters, float[] gradient, int from, int to, boolean decay) {
      super.update(parameters, gradient, from, to, decay);
      if (to < parameters.length) {
        parameters[to] = 0;
      }
    }
  }

  static final class OfThreadState extends PlantedOptimizer {

    private final ThreadLocal<float[]> own = new ThreadLocal<>();

    OfThreadState(Options options) {
      super(options);
    }

    @Override
    public void update(float[] parameters, float[] gradient, int from, int to, boolean decay) {
      if (own.get() == null) {
        own.set(new float[parameters.length]);
      }
      float[] v = own.get();
      for (int i = from; i < to; i++) {
        v[i] = 0.5f * v[i] + gradient[i];
        parameters[i] -= (float) rate * v[i];
      }
    }
  }

  static final class OfSharedState extends PlantedOptimizer {

    private final float[] shared;

    OfSharedState(Options options, float[] shared) {
      super(options);
      this.shared = shared;
    }

    @Override
    public void prepare(int size) {
      super.prepare(size);
      Arrays.fill(shared, 0);
      velocity = shared;
    }
  }

  static final class OfNoState extends PlantedOptimizer {
    OfNoState(Options options) {
      super(options);
    }

    @Override
    public Map<String, float[]> state() {
      return Map.of();
    }
  }

  static final class OfCopiedState extends PlantedOptimizer {
    OfCopiedState(Options options) {
      super(options);
    }

    @Override
    public Map<String, float[]> state() {
      return Map.of("velocity", velocity.clone());
    }
  }

  static final class OfLazyState extends PlantedOptimizer {
    OfLazyState(Options options) {
      super(options);
    }

    @Override
    public Map<String, float[]> state() {
      return steps == 0 ? Map.of() : super.state();
    }
  }

  static final class OfGarbage extends PlantedOptimizer {

    private float[] scratch = {};

    OfGarbage(Options options) {
      super(options);
    }

    @Override
    public void update(float[] parameters, float[] gradient, int from, int to, boolean decay) {
      scratch = gradient.clone();
      super.update(parameters, scratch, from, to, decay);
    }
  }
}
