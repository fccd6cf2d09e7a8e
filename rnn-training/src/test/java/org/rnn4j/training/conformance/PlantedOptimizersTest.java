package org.rnn4j.training.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rnn4j.api.conformance.Check;
import org.rnn4j.api.conformance.ConformanceException;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.optimize.Optimizer;
import org.rnn4j.api.option.Options;

/** For each check of the kit optimizers that it must reject. */
class PlantedOptimizersTest {

  /**
   * A planted bug.
   *
   * @param check that must see it
   * @param bug in a few words
   * @param provider of the optimizer that has it
   * @param reason what the check must say of it, in part
   */
  private record Bug(String check, String bug, PlantedOptimizerProvider provider, String reason) {}

  private final List<Bug> bugs = new ArrayList<>();

  private void plant(
      String check, String bug, Function<Options, Optimizer> optimizer, String reason) {
    bugs.add(new Bug(check, bug, new PlantedOptimizerProvider("planted", optimizer), reason));
  }

  PlantedOptimizersTest() {
    bugs.add(
        new Bug(
            "provider",
            "a name with capitals",
            new PlantedOptimizerProvider("Planted", PlantedOptimizer::new),
            "'Planted' is not in kebab-case"));
    plant("options", "the rate is not read", OfFixedRate::new, "'learning-rate' has no effect");
    plant("descent", "uphill", Uphill::new, "element 0 of 103 of a convex quadratic");
    plant("descent", "the tail is left out", WithoutTail::new, "element 100 of 103");
    plant("rate", "the base rate is used", OfBaseRate::new, "a first step at rate 0 moves");
    plant("rate", "the rate's inverse", OfInverseRate::new, "and one at half the rate by");
    plant("rate", "the base rate follows", OfChangingBase::new, "the base learning rate is");
    plant("zero-gradient", "decay everywhere", OfDecayEverywhere::new, "without weight decay");
    plant("weight-decay", "a decay that grows", OfGrowth::new, "with weight decay becomes");
    plant("extreme-gradients", "unguarded root", OfUnguardedRoot::new, "a parameter is NaN");
    plant("extreme-gradients", "0 times infinity", OfOverflow::new, "with {momentum=0.0}: after");
    plant("steps", "a step for each range", OfStepsOfRanges::new, "it has done 6 steps instead");
    plant("steps", "steps in an int", OfIntSteps::new, "after resume(3000000000) it has done");
    plant("determinism", "random numbers", OfRandomMoves::new, "of a second optimizer");
    plant("determinism", "not forgotten", OfKeptState::new, "prepared again after other use");
    plant("determinism", "clips the gradient", OfClippedGradient::new, "changes the gradient");
    plant("ranges", "the range's mean", OfRangeMean::new, "cut into ranges, parameter");
    plant("own-range", "a neighbour's gradient", OfNeighbour::new, "with other numbers beyond");
    plant("own-range", "one too many", OfOneMore::new, "changes parameter");
    plant("threads", "state of a thread", OfThreadState::new, "in 4 threads, parameter");
    float[] shared = new float[1 << 20];
    plant(
        "two-users",
        "shared state",
        o -> new OfSharedState(o, shared),
        "in turn with another optimizer");
    plant("save-and-resume", "no state", OfNoState::new, "resumed after 5 steps, parameter");
    plant("save-and-resume", "copied state", OfCopiedState::new, "resumed after 5 steps");
    plant("save-and-resume", "lazy state", OfLazyState::new, "the state is [] when prepared");
    plant("allocation", "a new array", OfGarbage::new, "a step over 10000 parameters allocates");
  }

  @TestFactory
  Stream<DynamicTest> eachCheckRejectsItsPlantedBugs() {
    return bugs.stream().map(b -> dynamicTest(b.check() + ": " + b.bug(), () -> assertRejected(b)));
  }

  private static void assertRejected(Bug bug) {
    Check check =
        OptimizerConformance.of(bug.provider())
            .checks()
            .filter(c -> c.name().equals(bug.check()))
            .findFirst()
            .orElseThrow();
    assertThatThrownBy(check::run)
        .isInstanceOf(ConformanceException.class)
        .hasMessageContaining(bug.reason());
  }

  @Test
  void everyCheckHasAPlantedBug() {
    Set<String> checks = new LinkedHashSet<>();
    bugs.forEach(b -> checks.add(b.check()));
    assertThat(OptimizerConformance.of(new PlantedOptimizerProvider()).checks())
        .allSatisfy(c -> assertThat(c.proves()).endsWith("."))
        .extracting(Check::name)
        .containsExactlyElementsOf(checks);
  }

  @Test
  void whyNoOptimizerCanBeMadeIsSaid() {
    PlantedOptimizerProvider provider =
        new PlantedOptimizerProvider(
            "planted",
            o -> {
              throw new InputException("optimizer", "not here", "take another");
            });
    assertThat(OptimizerConformance.of(provider).checks().skip(1))
        .allSatisfy(
            c ->
                assertThatThrownBy(c::run)
                    .isInstanceOf(ConformanceException.class)
                    .hasMessage("'planted' cannot be made: optimizer: not here; take another"));
  }

  @TestFactory
  Stream<DynamicTest> theSameOptimizerWithoutABugPasses() {
    return OptimizerConformance.of(new PlantedOptimizerProvider())
        .checks()
        .map(c -> dynamicTest(c.name(), c::run));
  }

  private static final class OfFixedRate extends PlantedOptimizer {
    OfFixedRate(Options options) {
      super(options);
    }

    @Override
    public double learningRate() {
      return 0.01;
    }
  }

  private static final class Uphill extends PlantedOptimizer {
    Uphill(Options options) {
      super(options);
    }

    @Override
    public void beginStep(double learningRate) {
      super.beginStep(-learningRate);
    }
  }

  private static final class WithoutTail extends PlantedOptimizer {
    WithoutTail(Options options) {
      super(options);
    }

    @Override
    public void update(float[] parameters, float[] gradient, int from, int to, boolean decay) {
      super.update(parameters, gradient, from, to - (to - from) % 4, decay);
    }
  }

  private static final class OfBaseRate extends PlantedOptimizer {
    OfBaseRate(Options options) {
      super(options);
    }

    @Override
    public void beginStep(double learningRate) {
      super.beginStep(learningRate());
    }
  }

  private static final class OfInverseRate extends PlantedOptimizer {
    OfInverseRate(Options options) {
      super(options);
    }

    @Override
    public void beginStep(double learningRate) {
      super.beginStep(learningRate == 0 ? 0 : 1e-4 / learningRate);
    }
  }

  private static final class OfChangingBase extends PlantedOptimizer {
    OfChangingBase(Options options) {
      super(options);
    }

    @Override
    public double learningRate() {
      return steps == 0 ? super.learningRate() : rate;
    }
  }

  private static final class OfDecayEverywhere extends PlantedOptimizer {
    OfDecayEverywhere(Options options) {
      super(options);
    }

    @Override
    public void update(float[] parameters, float[] gradient, int from, int to, boolean decay) {
      super.update(parameters, gradient, from, to, true);
    }
  }

  private static final class OfGrowth extends PlantedOptimizer {
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

  private static final class OfUnguardedRoot extends PlantedOptimizer {
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
  private static final class OfOverflow extends PlantedOptimizer {

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

  private static final class OfStepsOfRanges extends PlantedOptimizer {
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

  private static final class OfIntSteps extends PlantedOptimizer {
    OfIntSteps(Options options) {
      super(options);
    }

    @Override
    public void resume(long stepsDone) {
      super.resume((int) stepsDone);
    }
  }

  private static final class OfRandomMoves extends PlantedOptimizer {
    OfRandomMoves(Options options) {
      super(options);
    }

    @Override
    public void beginStep(double learningRate) {
      super.beginStep(learningRate * Math.random());
    }
  }

  private static final class OfKeptState extends PlantedOptimizer {
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

  private static final class OfClippedGradient extends PlantedOptimizer {
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

  private static final class OfRangeMean extends PlantedOptimizer {
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

  private static final class OfNeighbour extends PlantedOptimizer {
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

  private static final class OfOneMore extends PlantedOptimizer {
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

  private static final class OfThreadState extends PlantedOptimizer {

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

  private static final class OfSharedState extends PlantedOptimizer {

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

  private static final class OfNoState extends PlantedOptimizer {
    OfNoState(Options options) {
      super(options);
    }

    @Override
    public Map<String, float[]> state() {
      return Map.of();
    }
  }

  private static final class OfCopiedState extends PlantedOptimizer {
    OfCopiedState(Options options) {
      super(options);
    }

    @Override
    public Map<String, float[]> state() {
      return Map.of("velocity", velocity.clone());
    }
  }

  private static final class OfLazyState extends PlantedOptimizer {
    OfLazyState(Options options) {
      super(options);
    }

    @Override
    public Map<String, float[]> state() {
      return steps == 0 ? Map.of() : super.state();
    }
  }

  private static final class OfGarbage extends PlantedOptimizer {

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
