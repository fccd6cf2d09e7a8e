package org.rnn4j.forecast.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpreadTest {

  private static double[] equal(double value, int count) {
    double[] values = new double[count];
    Arrays.fill(values, value);
    return values;
  }

  @Test
  void equalValuesDoNotVaryWhateverTheyAreAndHoweverMany() {
    for (double value : new double[] {0, 0.1, 14.62, -0.7, 1e-9, 1e150, 1 / 3.0, 123456.789}) {
      for (int count = 1; count <= 100; count++) {
        Spread spread = Spread.of(equal(value, count));
        assertThat(spread).isEqualTo(new Spread(count, value, value, value, 0));
        assertThat(spread.varies()).isFalse();
        assertThat(spread.deviation()).isEqualTo(1);
      }
    }
  }

  @Test
  void valuesThatDifferByRoundingDoNotVary() {
    Spread sums = Spread.of(new double[] {0.3, 0.1 + 0.2, 0.3, 0.7 - 0.4});
    assertThat(sums.varies()).isFalse();
    assertThat(sums.deviation()).isEqualTo(1);
    assertThat(sums.mean()).isBetween(sums.min(), sums.max());
  }

  @Test
  void whatIsMoreThanRoundingVariesHoweverSmall() {
    for (double[] values :
        new double[][] {{1, 1 + 1e-14}, {1e15, 1e15 + 3}, {0, 1e-300}, {-1e-9, 1e-9}, {5, 5, 6}}) {
      assertThat(Spread.of(values).varies()).as(Arrays.toString(values)).isTrue();
    }
  }

  @Test
  void ofValuesThatLieCloseTogetherTheSpreadIsThatOfTheirDistances() {
    Random random = new Random(3);
    double[] values = random.doubles(200_000).map(x -> 0.1 + 1e-13 * x).toArray();
    BigDecimal sum = BigDecimal.ZERO;
    for (double value : values) {
      sum = sum.add(new BigDecimal(value));
    }
    BigDecimal mean = sum.divide(BigDecimal.valueOf(values.length), MathContext.DECIMAL128);
    double squares = 0;
    for (double value : values) {
      double distance = new BigDecimal(value).subtract(mean).doubleValue();
      squares += distance * distance;
    }
    Spread spread = Spread.of(values);
    assertThat(spread.mean()).isEqualTo(mean.doubleValue());
    double expected = Math.sqrt(squares / values.length);
    assertThat(spread.deviation()).isCloseTo(expected, within(1e-9 * expected));
  }

  @Test
  void ofOtherValuesItIsTheUsualFormulaToTheBit() {
    double[] values = new Random(4).doubles(1000, -3, 40).toArray();
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    assertThat(Spread.of(values).mean()).isEqualTo(mean);
    assertThat(Spread.of(values).variance()).isEqualTo(squares / values.length);
  }

  @Test
  void missingValuesAreNotLookedAt() {
    assertThat(Spread.of(new double[] {Double.NaN, 2, Double.NaN, 4}))
        .isEqualTo(new Spread(2, 2, 4, 3, 1));
    Spread none = Spread.of(new double[] {Double.NaN});
    assertThat(none.count()).isZero();
    assertThat(none.varies()).isFalse();
    assertThat(none.deviation()).isEqualTo(1);
  }
}
