package org.rnn4j.forecast.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

  private static final long SEED = 20240731;

  private static double parse(String text) {
    char[] padded = ("7." + text + "5").toCharArray(); // must not look at its neighbours
    return Decimals.parse(padded, 2, padded.length - 1);
  }

  /** The definition. */
  private static double slow(String text) {
    try {
      double value = text.matches("[-+.\\deE]*") ? Double.parseDouble(text) : Double.NaN;
      return Double.isFinite(value) ? value : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static void assertSame(String text) {
    assertThat(Double.doubleToLongBits(parse(text)))
        .describedAs("'%s', seed %s", text, SEED)
        .isEqualTo(Double.doubleToLongBits(slow(text)));
  }

  @Test
  void decimalsOfAnyLengthAreThoseOfTheJdk() {
    Random random = new Random(SEED);
    for (int i = 0; i < 300_000; i++) {
      StringBuilder text = new StringBuilder(new String[] {"", "-", "+"}[random.nextInt(3)]);
      int digits = 1 + random.nextInt(25);
      int point = random.nextInt(2 * digits); // at times there is none
      for (int d = 0; d < digits; d++) {
        text.append(d == point ? "." : "").append(random.nextInt(10));
      }
      assertSame(text.toString());
      assertSame(text + "e" + (random.nextInt(640) - 320));
    }
  }

  @Test
  void theShortestTextsOfDoublesReadBackAsTheyWere() {
    Random random = new Random(SEED);
    for (int i = 0; i < 300_000; i++) {
      double x = Double.longBitsToDouble(random.nextLong());
      assertSame(Double.toString(x));
      assertSame(Float.toString((float) x));
      assertSame(Double.toString(random.nextGaussian()));
    }
  }

  @Test
  void textsThatLieHalfwayBetweenTwoDoublesAreRoundedToEven() {
    Random random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      double x = random.nextDouble() * StrictMath.pow(10, random.nextInt(18));
      String half = new BigDecimal(x).add(new BigDecimal(Math.ulp(x) / 2)).toPlainString();
      assertSame(half);
      assertSame(half + "1");
      assertSame(Long.toString((1L << 53) + random.nextInt(64) - 32));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "0.0",
        "-0.000",
        "5.",
        ".5",
        "-.5",
        "+7",
        "1e22",
        "1e23",
        "000000000000000000001",
        "0.0000000000000000000001",
        "9007199254740992",
        "9007199254740993",
        "123456789012345678",
        "1234567890123456789",
        "4.9E-324",
        "2e-324",
        "1.7976931348623157E308",
        "1E309"
      })
  void numbersAtTheEdges(String text) {
    assertSame(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+",
        ".",
        "-.",
        "1.2.3",
        "1-2",
        "--1",
        "+-1",
        "e5",
        "1e",
        "1e+",
        "1e5.5",
        "1d",
        "0x1p3",
        "NaN",
        "Infinity",
        "1,5",
        "1 2",
        "\u0661"
      })
  void whatIsNoNumber(String text) {
    assertSame(text);
    assertThat(parse(text)).isNaN();
  }
}
