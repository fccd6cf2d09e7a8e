package org.rnn4j.forecast.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.stream.StreamSupport;
import org.apache.commons.math3.stat.inference.TTest;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DieboldMarianoTest {

  private static final Offset<Double> SIX_DIGITS = within(5.1e-7);
  private static final Offset<Double> FOUR_DIGITS = within(5.1e-5);

  private static double[] losses(JsonNode errors, String loss) {
    return StreamSupport.stream(errors.spliterator(), false)
        .mapToDouble(JsonNode::doubleValue)
        .map(e -> loss.equals("squared") ? e * e : Math.abs(e))
        .toArray();
  }

  @Test
  void agreesWithTheForecastPackageOfR() throws IOException {
    try (InputStream in = DieboldMarianoTest.class.getResourceAsStream("dm.json")) {
      JsonNode golden = new ObjectMapper().readTree(in);
      assertThat(golden.get("results")).hasSize(4);
      for (JsonNode result : golden.get("results")) {
        String loss = result.get("loss").textValue();
        DieboldMariano test =
            DieboldMariano.test(
                losses(golden.get("e1"), loss),
                losses(golden.get("e2"), loss),
                result.get("h").intValue());
        assertThat(test.horizon()).isEqualTo(result.get("h").intValue());
        assertThat(test.statistic()).isCloseTo(result.get("hln").doubleValue(), SIX_DIGITS);
        assertThat(test.pValue()).isCloseTo(result.get("p").doubleValue(), FOUR_DIGITS);
        if (result.has("dm")) {
          assertThat(test.uncorrected()).isCloseTo(result.get("dm").doubleValue(), SIX_DIGITS);
        }
        if (result.has("p_less")) {
          assertThat(test.pFirstBetter())
              .isCloseTo(result.get("p_less").doubleValue(), FOUR_DIGITS);
          assertThat(1 - test.pFirstBetter())
              .isCloseTo(result.get("p_greater").doubleValue(), FOUR_DIGITS);
        }
      }
    }
  }

  @Test
  void aNegativeVarianceFallsBackToOneStep() {
    double[] first = {3, 1, 3, 1, 3, 1, 3, 1.5}; // neighbours are opposed: g0 + 2 g1 < 0
    double[] second = new double[8];
    DieboldMariano test = DieboldMariano.test(first, second, 2);
    assertThat(test.horizon()).isEqualTo(1);
    assertThat(test).isEqualTo(DieboldMariano.test(first, second, 1));
  }

  @Test
  void withAHorizonOfOneItIsThePairedTTest() {
    double[] first = {0.3, 1.2, 0.7, 2.2, 1.9, 0.1, 0.4};
    double[] second = {0.5, 1.1, 0.9, 2.9, 2.0, 0.6, 0.2};
    DieboldMariano test = DieboldMariano.test(first, second, 1);
    assertThat(test.statistic()).isCloseTo(new TTest().pairedT(first, second), within(1e-12));
    assertThat(test.pValue()).isCloseTo(new TTest().pairedTTest(first, second), within(1e-12));
  }

  @Test
  void exchangingTheForecastersChangesTheSignOnly() {
    double[] first = {0.3, 1.2, 0.7, 2.2, 1.9, 0.1, 0.4};
    double[] second = {0.5, 1.1, 0.9, 2.9, 2.0, 0.6, 0.2};
    DieboldMariano test = DieboldMariano.test(first, second, 2);
    DieboldMariano exchanged = DieboldMariano.test(second, first, 2);
    assertThat(exchanged.statistic()).isEqualTo(-test.statistic());
    assertThat(exchanged.pValue()).isCloseTo(test.pValue(), within(1e-12));
    assertThat(exchanged.pFirstBetter()).isCloseTo(1 - test.pFirstBetter(), within(1e-12));
  }

  @Test
  void equalLossesAreNoEvidence() {
    double[] losses = {1, 2, 3, 4};
    assertThat(DieboldMariano.test(losses, losses.clone(), 2).pValue()).isEqualTo(1);
    double[] larger = Arrays.stream(losses).map(x -> x + 1).toArray();
    DieboldMariano constant = DieboldMariano.test(losses, larger, 1);
    assertThat(constant.pValue()).isZero();
    assertThat(constant.pFirstBetter()).isZero();
  }

  @Test
  void missingLossesAreSkippedInPairs() {
    double[] first = {1, Double.NaN, 3, 4, 2};
    double[] second = {2, 1, 1, Double.NaN, 5};
    assertThat(DieboldMariano.test(first, second, 1))
        .isEqualTo(DieboldMariano.test(new double[] {1, 3, 2}, new double[] {2, 1, 5}, 1));
  }

  @Test
  void tooFewPairsOrAHorizonBeyondThemAreRefused() {
    assertThatThrownBy(() -> DieboldMariano.test(new double[1], new double[1], 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DieboldMariano.test(new double[3], new double[3], 4))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DieboldMariano.test(new double[3], new double[2], 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void oneAndTheSameDifferenceIsAllTheEvidenceThereCanBeAtEveryHorizon() {
    double[] first = new double[30];
    double[] second = new double[30];
    for (int i = 0; i < first.length; i++) {
      first[i] = 0.1 * i;
      second[i] = 0.1 * i + 0.1; // their differences are 0.1 but for rounding
    }
    for (int horizon : new int[] {1, 2, 5, 30}) {
      DieboldMariano test = DieboldMariano.test(first, second, horizon);
      assertThat(test.horizon()).isEqualTo(horizon);
      assertThat(test.statistic()).isEqualTo(Double.NEGATIVE_INFINITY);
      assertThat(test.pValue()).isZero();
    }
  }

  @Test
  void lossesThatAreEqualButForRoundingAreNoEvidence() {
    double[] first = {0.3, 0.7, 1.1, 0.3, 2.5, 0.3, 0.3, 0.9};
    double[] second = {0.1 + 0.2, 0.7, 1.1, 0.1 + 0.2, 2.5, 0.1 + 0.2, 0.1 + 0.2, 0.9};
    for (int horizon : new int[] {1, 3}) {
      DieboldMariano test = DieboldMariano.test(first, second, horizon);
      assertThat(test.statistic()).isZero();
      assertThat(test.pValue()).isEqualTo(1);
    }
  }

  @Test
  void theUnitOfTheLossesChangesNothing() {
    double[] first = {0.3, 1.2, 0.7, 2.2, 1.9, 0.1, 0.4};
    double[] second = {0.5, 1.1, 0.9, 2.9, 2.0, 0.6, 0.2};
    DieboldMariano test = DieboldMariano.test(first, second, 2);
    for (int exponent : new int[] {-1000, -600, 3, 600, 1000}) { // squares are beyond a double
      double[] one = Arrays.stream(first).map(x -> Math.scalb(x, exponent)).toArray();
      double[] other = Arrays.stream(second).map(x -> Math.scalb(x, exponent)).toArray();
      assertThat(DieboldMariano.test(one, other, 2)).isEqualTo(test);
    }
  }

  @Test
  void twoPairsAreTheFewest() {
    DieboldMariano test = DieboldMariano.test(new double[] {1, 2}, new double[] {2, 4}, 1);
    assertThat(test.statistic()).isCloseTo(-3, within(1e-12)); // t of -1 and -2
    assertThat(test.pValue()).isCloseTo(0.204833, within(1e-6));
  }
}
