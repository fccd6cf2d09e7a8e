package org.rnn4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.model.ParameterLayout;
import org.rnn4j.api.optimize.Optimizer;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.random.RandomStream;
import org.rnn4j.training.golden.Golden;
import org.rnn4j.training.optimizer.AdamWProvider;

class ParameterSweepTest {

  // One rounding of the factor and one of the product, each relative 6e-8, of values below 1.
  private static final double FLOAT_TOLERANCE = 1.5e-7;

  private static final JsonNode CLIPPING = Golden.file("optimizers.json").get("clipping");
  private static final JsonNode GRADIENTS = Golden.file("optimizers.json").get("gradients");

  /** A layout of vectors of these sizes, of which every second one decays. */
  private static ParameterLayout layout(int... sizes) {
    List<ParameterLayout.Slot> slots = new ArrayList<>();
    int offset = 0;
    for (int i = 0; i < sizes.length; i++) {
      slots.add(
          new ParameterLayout.Slot("p" + i, 1, sizes[i], offset, ParameterRole.OTHER, i % 2 == 0));
      offset += sizes[i];
    }
    return new ParameterLayout(slots);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "2.0"})
  void clippingByNormIsExactlyTheGoldenOne(String limit) {
    JsonNode golden = CLIPPING.get("clip_grad_norm_" + limit);
    try (ParameterSweep sweep = new ParameterSweep(layout(6), 1)) {
      for (int s = 0; s < GRADIENTS.size(); s++) {
        float[] gradient = Golden.floats(GRADIENTS.get(s));
        double norm = sweep.norm(gradient);
        sweep.clip(Clipping.norm(Double.parseDouble(limit)), gradient, norm);
        assertThat(norm)
            .isCloseTo(golden.get("total_norms").get(s).doubleValue(), within(FLOAT_TOLERANCE));
        assertClose(gradient, Golden.numbers(golden.get("clipped_exact_without_1e-6").get(s)));
      }
    }
  }

  @Test
  void theNormIsThatOfAllParametersTogether() {
    JsonNode golden = CLIPPING.get("global_norm");
    float[] a = Golden.floats(golden.get("grad_a"));
    float[] b = Golden.floats(golden.get("grad_b"));
    float[] gradient = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, gradient, a.length, b.length);
    try (ParameterSweep sweep = new ParameterSweep(layout(a.length, b.length), 1)) {
      double norm = sweep.norm(gradient);
      assertThat(norm)
          .isCloseTo(golden.get("total_norm").doubleValue(), within(2 * FLOAT_TOLERANCE));
      sweep.clip(Clipping.norm(1), gradient, norm);
      assertThat(sweep.norm(gradient)).isCloseTo(1, within(FLOAT_TOLERANCE));
    }
    // The golden file divides by norm + 1e-6 here, which changes the values by 4e-7 of their size.
    assertClose(Arrays.copyOf(gradient, a.length), Golden.numbers(golden.get("clipped_a")), 1e-6);
  }

  @Test
  void clippingByValueIsTheGoldenOne() {
    JsonNode golden = CLIPPING.get("clip_grad_value_0.5");
    try (ParameterSweep sweep = new ParameterSweep(layout(6), 1)) {
      for (int s = 0; s < GRADIENTS.size(); s++) {
        float[] gradient = Golden.floats(GRADIENTS.get(s));
        sweep.clip(Clipping.value(0.5), gradient, sweep.norm(gradient));
        assertClose(gradient, Golden.numbers(golden.get(s)));
      }
    }
  }

  @Test
  void aNormAtTheLimitIsLeftAlone() {
    try (ParameterSweep sweep = new ParameterSweep(layout(2), 1)) {
      float[] gradient = {3, 4};
      sweep.clip(Clipping.norm(5), gradient, sweep.norm(gradient));
      assertThat(gradient).containsExactly(3, 4);
    }
  }

  @Test
  void limitsThatAreNotAboveZeroAreRefused() {
    assertThatThrownBy(() -> Clipping.norm(0))
        .isInstanceOf(InputException.class)
        .hasMessage("norm: '0.0' is not valid; expected a number, above 0");
    assertThatThrownBy(() -> Clipping.value(Double.NaN)).isInstanceOf(InputException.class);
  }

  @Test
  void theNormOfTheLargestFloatsIsFiniteAndThatOfAnInfinityIsNot() {
    try (ParameterSweep sweep = new ParameterSweep(layout(2), 1)) {
      assertThat(sweep.norm(new float[] {Float.MAX_VALUE, -Float.MAX_VALUE})).isFinite();
      assertThat(sweep.norm(new float[] {0, Float.NEGATIVE_INFINITY})).isInfinite();
      assertThat(sweep.norm(new float[] {Float.NaN, 0})).isNaN();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4095, 4096, 4097, 65_536, 65_537, 200_000})
  void everyElementIsInTheNormOnce(int size) {
    float[] ones = new float[size];
    Arrays.fill(ones, 2);
    try (ParameterSweep sweep = new ParameterSweep(layout(size), 1)) {
      assertThat(sweep.norm(ones)).isEqualTo(2 * Math.sqrt(size));
    }
  }

  @Test
  void threadsChangeNoBitOfNormClippingAndUpdate() {
    int[] sizes = {100_003, 7, 1, 250_001, 64};
    ParameterLayout layout = layout(sizes);
    assertThat(layout.size()).isGreaterThan(ParameterSweep.PARALLEL_FROM);
    float[] one = trained(layout, 1);
    assertThat(trained(layout, 2)).isEqualTo(one);
    assertThat(trained(layout, 5)).isEqualTo(one);
  }

  private static float[] trained(ParameterLayout layout, int threads) {
    RandomStream random = RandomStream.of(11);
    float[] parameters = new float[layout.size() + 1]; // the last one keeps the norm
    float[] values = new float[layout.size()];
    float[] gradient = new float[layout.size()];
    AdamWProvider provider = new AdamWProvider();
    Optimizer optimizer = provider.create(Options.defaults(provider.options()));
    optimizer.prepare(values.length);
    try (ParameterSweep sweep = new ParameterSweep(layout, threads)) {
      for (int s = 0; s < 3; s++) {
        for (int i = 0; i < gradient.length; i++) {
          gradient[i] = (float) (random.nextDouble() - 0.5);
        }
        double norm = sweep.norm(gradient);
        sweep.clip(Clipping.norm(1), gradient, norm);
        optimizer.beginStep(0.1);
        sweep.update(optimizer, values, gradient);
        parameters[values.length] += (float) norm;
      }
    }
    System.arraycopy(values, 0, parameters, 0, values.length);
    return parameters;
  }

  @Test
  void decayReachesExactlyTheParametersThatWantIt() {
    AdamWProvider provider = new AdamWProvider();
    Optimizer optimizer =
        provider.create(Options.of(provider.options(), Map.of("weight-decay", 0.5)));
    float[] parameters = {1, 1, 1, 1, 1, 1};
    optimizer.prepare(6);
    try (ParameterSweep sweep = new ParameterSweep(layout(2, 1, 3), 1)) {
      optimizer.beginStep(1);
      sweep.update(optimizer, parameters, new float[6]);
    }
    assertThat(parameters).containsExactly(0.5f, 0.5f, 1, 0.5f, 0.5f, 0.5f);
  }

  @Test
  void anErrorInAHelperThreadReachesTheCaller() {
    try (TaskThreads threads = new TaskThreads(2)) {
      assertThatThrownBy(
              () ->
                  threads.forEach(
                      100,
                      i -> {
                        throw new IllegalStateException("task " + i);
                      }))
          .hasMessageContaining("task");
    }
  }

  private static void assertClose(float[] actual, double[] expected) {
    assertClose(actual, expected, FLOAT_TOLERANCE);
  }

  private static void assertClose(float[] actual, double[] expected, double tolerance) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[i]).as("element %d", i).isCloseTo(expected[i], within(tolerance));
    }
  }
}
