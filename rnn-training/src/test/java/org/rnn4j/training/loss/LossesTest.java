package org.rnn4j.training.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnn4j.api.model.Loss;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.LossProvider;
import org.rnn4j.training.golden.Golden;

class LossesTest {

  /** A loss, and its entry in the golden file. */
  record Case(String golden, Loss loss) {
    @Override
    public String toString() {
      return golden;
    }
  }

  static List<Case> cases() {
    return List.of(
        new Case("mse", create(new MseProvider(), Map.of())),
        new Case("mae", create(new MaeProvider(), Map.of())),
        new Case("huber_delta1", create(new HuberProvider(), Map.of())),
        new Case("huber_delta0.4", create(new HuberProvider(), Map.of("delta", 0.4))));
  }

  private static Loss create(LossProvider provider, Map<String, ?> options) {
    return provider.create(Options.of(provider.options(), options));
  }

  // The only difference to the reference: inputs below 2 in size are rounded to float (6e-8 each),
  // as is
  // a gradient below 0.25; the slope of every loss here is at most 4.
  private static final double FLOAT_TOLERANCE = 2.5e-7;

  @ParameterizedTest
  @MethodSource("cases")
  void valueAndGradientAreTheGoldenOnes(Case expected) {
    JsonNode golden = Golden.file("losses.json");
    float[] predictions = Golden.floats(golden.get("inputs").get("prediction"));
    float[] targets = Golden.floats(golden.get("inputs").get("target"));
    JsonNode entry = golden.get("losses").get(expected.golden());
    int count = targets.length;

    float[] gradients = new float[count];
    double sum =
        expected.loss().sumAndGradient(count, predictions, 0, targets, 0, 1f / count, gradients, 0);

    assertThat(sum / count).isCloseTo(entry.get("value").doubleValue(), within(FLOAT_TOLERANCE));
    assertThat(expected.loss().sum(count, predictions, 0, targets, 0)).isEqualTo(sum);
    double[] slopes = Golden.numbers(entry.get("gradients").get("prediction"));
    double[] each = Golden.numbers(entry.get("per_element"));
    for (int i = 0; i < count; i++) {
      assertThat((double) gradients[i])
          .as("gradient %d", i)
          .isCloseTo(slopes[i], within(FLOAT_TOLERANCE));
      assertThat(expected.loss().sum(1, predictions, i, targets, i))
          .as("element %d", i)
          .isCloseTo(each[i], within(2 * FLOAT_TOLERANCE));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aMissingTargetCountsForNothing(Case any) {
    float[] gradients = {9, 9, 9};
    float[] predictions = {1, 1000, 1};
    float[] targets = {0.5f, Float.NaN, 0.5f};
    double sum = any.loss().sumAndGradient(3, predictions, 0, targets, 0, 1, gradients, 0);
    assertThat(sum).isEqualTo(2 * any.loss().sum(1, predictions, 0, targets, 0));
    assertThat(any.loss().sum(3, predictions, 0, targets, 0)).isEqualTo(sum);
    assertThat(gradients[1]).isZero();
    assertThat(gradients[0]).isEqualTo(gradients[2]).isNotZero();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void onlyTheStatedRangesAreTouched(Case any) {
    float[] predictions = {100, 100, 3, 2, 100};
    float[] targets = {100, 1, 1, 100};
    float[] gradients = {-1, -1, -1, -1, -1, -1};
    any.loss().sumAndGradient(2, predictions, 2, targets, 1, 0.5f, gradients, 3);
    assertThat(gradients).startsWith(-1, -1, -1).endsWith(-1);
    assertThat(gradients[3]).isPositive();
    assertThat(gradients[4]).isPositive();
  }

  @Test
  void atAnErrorOfZeroTheAbsoluteErrorHasNoSlope() {
    float[] gradients = {9};
    create(new MaeProvider(), Map.of())
        .sumAndGradient(1, new float[] {2}, 0, new float[] {2}, 0, 1, gradients, 0);
    assertThat(gradients).containsExactly(0);
  }

  @Test
  void theHuberLossIsSmoothAtDelta() {
    Loss huber = create(new HuberProvider(), Map.of("delta", 0.5));
    float[] below = new float[1];
    float[] above = new float[1];
    float[] zero = {0};
    double left =
        huber.sumAndGradient(1, new float[] {Math.nextDown(0.5f)}, 0, zero, 0, 1, below, 0);
    double right =
        huber.sumAndGradient(1, new float[] {Math.nextUp(0.5f)}, 0, zero, 0, 1, above, 0);
    assertThat(left).isCloseTo(right, within(1e-7));
    assertThat(below[0]).isCloseTo(above[0], within(1e-7f));
  }
}
