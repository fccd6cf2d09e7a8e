package org.rnn4j.training.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.optimize.Optimizer;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.random.RandomStream;
import org.rnn4j.api.spi.OptimizerProvider;
import org.rnn4j.training.golden.Golden;

class OptimizersTest {

  /** An optimizer, and which trajectory of the golden file it must follow. */
  record Case(String golden, OptimizerProvider provider, Map<String, ?> options) {

    Optimizer create() {
      return provider.create(Options.of(provider.options(), options));
    }

    @Override
    public String toString() {
      return golden;
    }
  }

  private static final Map<String, ?> KERAS_ADAM =
      Map.of("epsilon", 1e-7, "epsilon-placement", "uncorrected");
  private static final Map<String, ?> KERAS_RMSPROP =
      Map.of("learning-rate", 0.001, "rho", 0.9, "epsilon", 1e-7, "epsilon-inside-root", true);

  static List<Case> cases() {
    return List.of(
        new Case("sgd", new SgdProvider(), Map.of("learning-rate", 0.1)),
        new Case("sgd_momentum", new SgdProvider(), Map.of("learning-rate", 0.1, "momentum", 0.9)),
        new Case(
            "sgd_nesterov",
            new SgdProvider(),
            Map.of("learning-rate", 0.1, "momentum", 0.9, "nesterov", true)),
        new Case("adam", new AdamProvider(), Map.of()),
        new Case("adam_amsgrad", new AdamProvider(), Map.of("amsgrad", true)),
        new Case(
            "adam_amsgrad_betas0.9_0.9",
            new AdamProvider(),
            Map.of("amsgrad", true, "beta-2", 0.9)),
        new Case("adamw", new AdamWProvider(), Map.of()),
        new Case("rmsprop", new RmsPropProvider(), Map.of()),
        new Case("keras_adam", new AdamProvider(), KERAS_ADAM),
        new Case("keras_rmsprop", new RmsPropProvider(), KERAS_RMSPROP));
  }

  /**
   * The reference is {@code double}. Here each of the six steps rounds a parameter below 2 (at most
   * 6e-8) and computes a move below 0.3 with a handful of roundings (relative 6e-8 each), which
   * adds up to less than this (measured: below 2e-7). A misplaced epsilon changes element 5 by
   * eighty times as much.
   */
  private static final double FLOAT_TOLERANCE = 5e-7;

  @ParameterizedTest
  @MethodSource("cases")
  void everyOptimizerFollowsItsGoldenTrajectory(Case expected) {
    JsonNode golden = Golden.file("optimizers.json");
    float[] parameters = Golden.floats(golden.get("initial_parameters"));
    JsonNode trajectory = golden.get("optimizers").get(expected.golden()).get("trajectory");
    Optimizer optimizer = expected.create();
    optimizer.prepare(parameters.length);
    for (int s = 0; s < trajectory.size(); s++) {
      optimizer.beginStep(optimizer.learningRate());
      float[] gradient = Golden.floats(golden.get("gradients").get(s));
      optimizer.update(parameters, gradient, 0, parameters.length, true);
      double[] row = Golden.numbers(trajectory.get(s));
      for (int i = 0; i < row.length; i++) {
        assertThat((double) parameters[i])
            .as("step %d, element %d", s + 1, i)
            .isCloseTo(row[i], within(FLOAT_TOLERANCE));
      }
    }
  }

  static List<Case> allForms() {
    List<Case> more =
        List.of(
            new Case(
                "adamw uncorrected amsgrad",
                new AdamWProvider(),
                Map.of("amsgrad", true, "epsilon-placement", "uncorrected")),
            new Case("rmsprop momentum", new RmsPropProvider(), Map.of("momentum", 0.9)));
    return Stream.concat(cases().stream(), more.stream()).toList();
  }

  @ParameterizedTest
  @MethodSource("allForms")
  void howTheRangesAreCutDoesNotChangeABit(Case form) {
    int size = 1003;
    RandomStream random = RandomStream.of(3);
    float[] whole = randomFloats(random, size);
    float[] cut = whole.clone();
    Optimizer one = form.create();
    Optimizer other = form.create();
    one.prepare(size);
    other.prepare(size);
    for (int s = 0; s < 5; s++) {
      float[] gradient = randomFloats(random, size);
      one.beginStep(0.01);
      one.update(whole, gradient, 0, size, true);
      other.beginStep(0.01);
      for (int to = size, from; to > 0; to = from) { // from the back, at odd places
        from = Math.max(0, to - 1 - random.nextInt(97));
        other.update(cut, gradient, from, to, true);
      }
    }
    assertThat(bits(cut)).isEqualTo(bits(whole));
  }

  @ParameterizedTest
  @MethodSource("allForms")
  void aResumedTrainingGoesOnWithTheSameBits(Case form) {
    int size = 50;
    RandomStream random = RandomStream.of(4);
    float[] parameters = randomFloats(random, size);
    Optimizer first = form.create();
    first.prepare(size);
    step(first, parameters, randomFloats(random, size));
    step(first, parameters, randomFloats(random, size));

    Optimizer second = form.create();
    second.prepare(size);
    assertThat(second.state().keySet()).isEqualTo(first.state().keySet());
    first.state().forEach((n, from) -> System.arraycopy(from, 0, second.state().get(n), 0, size));
    second.resume(first.steps());

    float[] copy = parameters.clone();
    float[] gradient = randomFloats(random, size);
    step(first, parameters, gradient);
    step(second, copy, gradient);
    assertThat(second.steps()).isEqualTo(3);
    assertThat(bits(copy)).isEqualTo(bits(parameters));
  }

  @ParameterizedTest
  @MethodSource("allForms")
  void preparingAgainForgetsEverything(Case form) {
    Optimizer optimizer = form.create();
    optimizer.prepare(3);
    float[] first = {1, 2, 3};
    step(optimizer, first, new float[] {4, 5, 6});
    optimizer.prepare(3);
    assertThat(optimizer.steps()).isZero();
    float[] second = {1, 2, 3};
    step(optimizer, second, new float[] {4, 5, 6});
    assertThat(second).isEqualTo(first);
  }

  @ParameterizedTest
  @MethodSource("allForms")
  void aParameterWithoutAGradientStaysFinite(Case form) {
    Optimizer optimizer = form.create();
    optimizer.prepare(1);
    float[] parameters = {0};
    for (int s = 0; s < 3; s++) {
      step(optimizer, parameters, new float[] {0});
    }
    assertThat(parameters).containsExactly(0);
  }

  static List<Case> withoutMemory() {
    return List.of(
        new Case("adam", new AdamProvider(), Map.of("beta-1", 0.0, "beta-2", 0.0)),
        new Case("adamw", new AdamWProvider(), Map.of("beta-1", 0.0, "beta-2", 0.0)),
        new Case("rmsprop", new RmsPropProvider(), Map.of("rho", 0.0)));
  }

  @ParameterizedTest
  @MethodSource("withoutMemory")
  void withoutMemoryASquareThatOverflowsIsForgotten(Case form) {
    Optimizer optimizer = form.create();
    optimizer.prepare(1);
    float[] parameters = {1};
    step(optimizer, parameters, new float[] {1e30f});
    float before = parameters[0];
    step(optimizer, parameters, new float[] {1});
    assertThat(parameters[0]).isFinite().isLessThan(before);
  }

  @Test
  void weightDecayTakesItsShareOnlyWhereItApplies() {
    AdamWProvider provider = new AdamWProvider();
    Optimizer optimizer =
        provider.create(Options.of(provider.options(), Map.of("weight-decay", 0.5)));
    optimizer.prepare(2);
    float[] parameters = {8, 8};
    optimizer.beginStep(0.25);
    optimizer.update(parameters, new float[2], 0, 1, true);
    optimizer.update(parameters, new float[2], 1, 2, false);
    assertThat(parameters).containsExactly(7, 8); // 8 - 0.25 * 0.5 * 8
  }

  @Test
  void theRateOfTheStepAndNotTheBaseRateIsUsed() {
    SgdProvider provider = new SgdProvider();
    Optimizer optimizer = provider.create(Options.defaults(provider.options()));
    optimizer.prepare(1);
    float[] parameters = {1};
    optimizer.beginStep(0.5);
    optimizer.update(parameters, new float[] {1}, 0, 1, true);
    assertThat(parameters).containsExactly(0.5f);
    assertThat(optimizer.learningRate()).isEqualTo(0.01);
  }

  @Test
  void nesterovWithoutMomentumIsRefused() {
    SgdProvider provider = new SgdProvider();
    Options options = Options.of(provider.options(), Map.of("nesterov", true));
    assertThatThrownBy(() -> provider.create(options))
        .isInstanceOf(InputException.class)
        .hasMessage("nesterov: nesterov does nothing without momentum; set momentum, usually 0.9");
  }

  @Test
  void arraysOfAnotherLengthAreRefused() {
    SgdProvider provider = new SgdProvider();
    Optimizer optimizer = provider.create(Options.defaults(provider.options()));
    optimizer.prepare(2);
    assertThatThrownBy(() -> optimizer.update(new float[3], new float[3], 0, 3, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("prepared for 2");
  }

  private static void step(Optimizer optimizer, float[] parameters, float[] gradient) {
    optimizer.beginStep(optimizer.learningRate());
    optimizer.update(parameters, gradient, 0, parameters.length, true);
  }

  private static float[] randomFloats(RandomStream random, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    Arrays.setAll(bits, i -> Float.floatToRawIntBits(values[i]));
    return bits;
  }
}
