package org.rnn4j.training.conformance;

import static org.rnn4j.api.conformance.ConformanceException.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rnn4j.api.conformance.ConformanceException;
import org.rnn4j.api.optimize.Optimizer;

/** Where parameters move. */
final class MovementChecks {

  private static final int SIZE = 103; // no multiple of any vector
  private static final int DESCENT_STEPS = 2000;
  private static final double[] OTHER_RATES = {1e-3, 1e-2, 1e-1};
  private static final double SHARE = 0.75; // of its first distance that an element may keep
  private static final long LONG = 3_000_000_000L; // does not fit an int

  private static final float[] EXTREMES = {1e30f, 0, 1e-30f, -1e30f, 1, -1e-30f, 0, 1e30f};

  private MovementChecks() {}

  static void descent(OptimizerVariant v) {
    double own = v.create().learningRate();
    Optional<String> first = unmoved(v.create(), own);
    boolean isLowered = first.isEmpty();
    for (int i = 0; i < OTHER_RATES.length && !isLowered; i++) {
      isLowered = unmoved(v.create(), OTHER_RATES[i]).isEmpty();
    }
    require(isLowered, "%s, nor does any rate of 0.001, 0.01 and 0.1 do better", first.orElse(""));
  }

  // Half of the sum of a (p - c)^2, with the gradient a (p - c); what goes wrong, if anything does.
  private static Optional<String> unmoved(Optimizer optimizer, double rate) {
    float[] parameters = Walk.drawn(SIZE, 1);
    float[] start = parameters.clone();
    float[] goal = new float[SIZE];
    float[] away = Walk.drawn(SIZE, 2);
    float[] gradient = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      goal[i] = start[i] + away[i];
    }
    optimizer.prepare(SIZE);
    for (int s = 0; s < DESCENT_STEPS; s++) {
      for (int i = 0; i < SIZE; i++) {
        float curvature = 0.5f + 1.5f * i / SIZE;
        gradient[i] = curvature * (parameters[i] - goal[i]);
      }
      optimizer.beginStep(rate);
      optimizer.update(parameters, gradient, 0, SIZE, false);
    }
    for (int i = 0; i < SIZE; i++) {
      if (!(Math.abs(parameters[i] - goal[i]) <= SHARE * Math.abs(away[i]))) {
        return Optional.of(
            "element %d of %d of a convex quadratic begins at %s with its minimum at %s, and is at %s after %d steps of rate %s"
                .formatted(i, SIZE, start[i], goal[i], parameters[i], DESCENT_STEPS, rate));
      }
    }
    return Optional.empty();
  }

  static void rate(OptimizerVariant v) {
    double base = v.create().learningRate();
    require(
        base > 0 && base < Double.POSITIVE_INFINITY,
        "the base learning rate is %s; it must be above 0 and finite",
        base);
    float[] none = firstStep(v, 0);
    float[] half = firstStep(v, base / 2);
    float[] whole = firstStep(v, base);
    boolean isUsed = false;
    for (int i = 0; i < SIZE; i++) {
      require(none[i] == 0, "a first step at rate 0 moves parameter %d by %s", i, none[i]);
      require(
          Math.abs(half[i]) <= Math.abs(whole[i]) * 1.0001, // each is rounded
          "a first step at rate %s moves parameter %d by %s, and one at half the rate by %s",
          base,
          i,
          whole[i],
          half[i]);
      isUsed |= half[i] != whole[i];
    }
    require(isUsed, "a first step is the same at rate %s and at half of it", base);
  }

  // From 0, so that nothing is lost to rounding and weight decay has nothing to take.
  private static float[] firstStep(OptimizerVariant v, double rate) {
    Optimizer optimizer = v.create();
    double base = optimizer.learningRate();
    float[] parameters = new float[SIZE];
    optimizer.prepare(SIZE);
    optimizer.beginStep(rate);
    optimizer.update(parameters, Walk.drawn(SIZE, 3), 0, SIZE, true);
    require(
        optimizer.learningRate() == base,
        "the base learning rate is %s before a step at rate %s and %s after it",
        base,
        rate,
        optimizer.learningRate());
    return parameters;
  }

  static void zeroGradient(OptimizerVariant v) {
    float[] start = start();
    float[] now = withoutGradient(v, start, false);
    for (int i = 0; i < start.length; i++) {
      require(
          now[i] == start[i],
          "a parameter of %s without weight decay becomes %s under a gradient of 0",
          start[i],
          now[i]);
    }
  }

  static void weightDecay(OptimizerVariant v) {
    float[] start = start();
    float[] now = withoutGradient(v, start, true);
    for (int i = 0; i < start.length; i++) {
      boolean isSameSide = now[i] == 0 || Math.signum(now[i]) == Math.signum(start[i]);
      require(
          isSameSide && Math.abs(now[i]) <= Math.abs(start[i]),
          "a parameter of %s with weight decay becomes %s under a gradient of 0",
          start[i],
          now[i]);
    }
  }

  private static float[] start() {
    float[] start = Walk.drawn(SIZE, 4);
    start[0] = 0;
    start[1] = 1e-30f;
    start[2] = -1e30f;
    return start;
  }

  private static float[] withoutGradient(OptimizerVariant v, float[] start, boolean decay) {
    Optimizer optimizer = v.create();
    float[] parameters = start.clone();
    optimizer.prepare(SIZE);
    for (int s = 0; s < 10; s++) {
      optimizer.beginStep(optimizer.learningRate());
      optimizer.update(parameters, new float[SIZE], 0, SIZE, decay);
    }
    return parameters;
  }

  static void extremeGradients(OptimizerVariant v) {
    int kinds = EXTREMES.length;
    Optimizer optimizer = v.create();
    float[] parameters = Walk.drawn(2 * kinds, 5);
    float[] gradient = new float[2 * kinds];
    List<List<Float>> seen = new ArrayList<>();
    for (int i = 0; i < 2 * kinds; i++) {
      seen.add(new ArrayList<>());
    }
    optimizer.prepare(2 * kinds);
    for (int s = 0; s < 3 * kinds; s++) {
      for (int i = 0; i < kinds; i++) {
        gradient[i] = EXTREMES[i]; // always the same
        gradient[kinds + i] = EXTREMES[(i + s) % kinds]; // each in turn
      }
      optimizer.beginStep(optimizer.learningRate());
      optimizer.update(parameters, gradient, 0, 2 * kinds, true);
      for (int i = 0; i < 2 * kinds; i++) {
        seen.get(i).add(gradient[i]);
        require(
            Float.isFinite(parameters[i]),
            "after gradients of %s a parameter is %s",
            seen.get(i),
            parameters[i]);
      }
    }
  }

  static void steps(OptimizerVariant v) {
    Optimizer optimizer = v.create();
    optimizer.prepare(SIZE);
    requireSteps(optimizer, 0, "after prepare");
    float[] parameters = new float[SIZE];
    for (int s = 0; s < 3; s++) {
      step(optimizer, parameters, Walk.drawn(SIZE, 6, s));
    }
    requireSteps(optimizer, 3, "after three steps of two ranges each");
    optimizer.prepare(SIZE);
    requireSteps(optimizer, 0, "after another prepare");
    optimizer.resume(LONG);
    requireSteps(optimizer, LONG, "after resume(" + LONG + ")");
    parameters = new float[SIZE];
    float[] gradient = Walk.drawn(SIZE, 7);
    step(optimizer, parameters, gradient);
    requireSteps(optimizer, LONG + 1, "one step after resume(" + LONG + ")");
    for (int i = 0; i < SIZE; i++) {
      require(
          Float.isFinite(parameters[i]) && parameters[i] * gradient[i] <= 0,
          "in the step after %d a gradient of %s moves a parameter from 0 to %s",
          LONG,
          gradient[i],
          parameters[i]);
    }
  }

  private static void step(Optimizer optimizer, float[] parameters, float[] gradient) {
    optimizer.beginStep(optimizer.learningRate());
    Walk.Division.HALVES.update(optimizer, parameters, gradient, 0);
  }

  private static void requireSteps(Optimizer optimizer, long expected, String when) {
    if (optimizer.steps() != expected) {
      throw new ConformanceException(
          "%s it has done %d steps instead of %d".formatted(when, optimizer.steps(), expected));
    }
  }
}
