package org.rnn4j.cells.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * The functions against {@link StrictMath} in double, which is right to the last bit of a float,
 * over the whole range: every 499th float of all there are, and all around the places where the way
 * of computing changes.
 */
class FloatMathTest {

  private static final long FLOATS = 1L << 32;
  private static final int STRIDE = 499; // a prime, so that every pattern of low bits comes by

  private interface Function {
    float of(float x);
  }

  @Test
  void expIsWithinOnePointOneUlp() { // found: 1.004 at 26.7169
    assertWithin(1.1, FloatMath::exp, StrictMath::exp);
  }

  @Test
  void sigmoidIsWithinTwoUlp() { // found: 1.88 at -1.15
    assertWithin(2, FloatMath::sigmoid, x -> 1 / (1 + StrictMath.exp(-x)));
  }

  @Test
  void tanhIsWithinOnePointFourUlp() { // found: 1.30 at -0.638
    assertWithin(1.4, FloatMath::tanh, StrictMath::tanh);
  }

  @Test
  void softplusIsWithinTwoUlp() { // found: 1.89 at -5.85
    assertWithin(
        2,
        FloatMath::softplus,
        x -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x))));
  }

  @Test
  void logIsTheNearestFloat() { // but for double rounding
    assertWithin(0.5001, x -> FloatMath.log(Math.abs(x)), x -> StrictMath.log(Math.abs(x)));
  }

  private static void assertWithin(double ulps, Function f, DoubleUnaryOperator exact) {
    for (long bits = 0; bits < FLOATS; bits += STRIDE) {
      check(ulps, f, exact, Float.intBitsToFloat((int) bits));
    }
    float[] borders = {
      0,
      Float.MIN_NORMAL,
      FloatMath.TANH_SMALL,
      FloatMath.TANH_ONE,
      1,
      2,
      9.1f,
      17,
      44,
      FloatMath.EXP_MAX,
      FloatMath.EXP_MIN,
      -87.3366f,
      Float.MAX_VALUE
    };
    for (float border : borders) {
      checkAround(border, 2000, ulps, f, exact);
    }
    for (int i = 1; i < 300; i++) { // where n changes, of e^x and of e^2x
      checkAround(i * (float) Math.log(2) / 4, 100, ulps, f, exact);
    }
    check(ulps, f, exact, Float.POSITIVE_INFINITY);
    check(ulps, f, exact, Float.NEGATIVE_INFINITY);
    assertThat(f.of(Float.NaN)).isNaN();
  }

  private static void checkAround(
      float border, int count, double ulps, Function f, DoubleUnaryOperator exact) {
    for (int i = -count; i <= count; i++) {
      float x = Float.intBitsToFloat(Math.max(0, Float.floatToIntBits(Math.abs(border)) + i));
      check(ulps, f, exact, x);
      check(ulps, f, exact, -x);
    }
  }

  private static void check(double ulps, Function f, DoubleUnaryOperator exact, float x) {
    if (Float.isNaN(x)) {
      return;
    }
    double expected = exact.applyAsDouble(x);
    float nearest = (float) expected;
    float actual = f.of(x);
    boolean isFine =
        Float.isInfinite(nearest)
            ? actual == nearest
            : Math.abs(actual - expected) <= ulps * Math.ulp(nearest);
    if (!isFine) { // to describe each of ten million numbers would take long
      assertThat(actual)
          .as("f(%s), which is %s, within %s ulp", x, expected, ulps)
          .isEqualTo(nearest);
    }
  }

  @Test
  void valuesAtTheEndsAreExact() {
    assertThat(FloatMath.exp(0)).isEqualTo(1);
    assertThat(FloatMath.exp(Float.NEGATIVE_INFINITY)).isZero();
    assertThat(FloatMath.exp(Float.POSITIVE_INFINITY)).isInfinite();
    assertThat(FloatMath.exp(-1000)).isZero();
    assertThat(FloatMath.exp(-103)).isPositive();
    assertThat(FloatMath.sigmoid(0)).isEqualTo(0.5f);
    assertThat(FloatMath.sigmoid(Float.NEGATIVE_INFINITY)).isZero();
    assertThat(FloatMath.sigmoid(Float.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(FloatMath.sigmoid(-100)).isPositive();
    assertThat(FloatMath.tanh(0)).isZero();
    assertThat(FloatMath.tanh(Float.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(FloatMath.tanh(Float.NEGATIVE_INFINITY)).isEqualTo(-1);
    assertThat(FloatMath.tanh(Float.MIN_VALUE)).isEqualTo(Float.MIN_VALUE);
  }

  @Test
  void tanhIsOddAndNeverBeyondOne() {
    for (float x = 0; x < 20; x += 0.001f) {
      assertThat(FloatMath.tanh(-x)).isEqualTo(-FloatMath.tanh(x));
      assertThat(FloatMath.tanh(x)).isBetween(0f, 1f);
    }
  }

  @Test
  void nothingIsBeyondItsRange() {
    for (long bits = 0; bits < FLOATS; bits += STRIDE) {
      float x = Float.intBitsToFloat((int) bits);
      float sigmoid = FloatMath.sigmoid(x);
      float tanh = FloatMath.tanh(x);
      boolean isFine =
          Float.isNaN(x)
              ? Float.isNaN(sigmoid) && Float.isNaN(tanh)
              : sigmoid >= 0
                  && sigmoid <= 1
                  && Math.abs(tanh) <= 1
                  && FloatMath.exp(x) >= 0
                  && FloatMath.softplus(x) >= 0;
      if (!isFine) { // to describe each of ten million numbers would take long
        fail("at %s: sigmoid %s, tanh %s".formatted(x, sigmoid, tanh));
      }
    }
  }

  @Test
  void sigmoidOfBothSignsIsOneTogether() {
    for (long bits = 0; bits < FLOATS / 2; bits += STRIDE) {
      float x = Float.intBitsToFloat((int) bits);
      if (!Float.isNaN(x)) { // the larger one is rounded, by half an ulp of 1 at most
        double sum = (double) FloatMath.sigmoid(x) + FloatMath.sigmoid(-x);
        if (Math.abs(sum - 1) > 0x1p-25) {
          assertThat(sum).as("at %s", x).isEqualTo(1);
        }
      }
    }
  }
}
