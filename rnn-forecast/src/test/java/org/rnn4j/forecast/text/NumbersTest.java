package org.rnn4j.forecast.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.api.random.RandomStream;

class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0.0",
    "-0.0, -0.0",
    "76, 76.0",
    "-1.5, -1.5",
    "0.1, 0.1",
    "0.30000000000000004, 0.30000000000000004",
    "0.00001, 0.00001",
    "0.000001, 1.0E-6",
    "-1.25e-7, -1.25E-7",
    "1e15, 1000000000000000.0",
    "1e16, 1.0E16",
    "2e23, 2.0E23",
    "1.7976931348623157e308, 1.7976931348623157E308",
    "4.9e-324, 5.0E-324",
    "NaN, NaN",
    "-Infinity, -Infinity",
  })
  void aNumberHasTheFewestDigitsThatSayIt(double x, String text) {
    assertThat(Numbers.text(x)).isEqualTo(text);
  }

  @Test
  void numbersThatOldJdksWriteTooLongAreShort() {
    // 2^-44, for which JDK 17 has 5.6843418860808015E-14 (JDK-4511638); a power of two, below which
    // doubles lie closer than above.
    assertThat(Numbers.text(Math.scalb(1.0, -44))).isEqualTo("5.684341886080802E-14");
    assertThat(Numbers.text(2.2250738585072014e-308)).isEqualTo("2.2250738585072014E-308");
    assertThat(Numbers.text(1.1e-322)).isEqualTo("1.1E-322");
  }

  @Test
  void theFastTextIsTheOneThatIsFoundByTrying() {
    RandomStream random = RandomStream.of(4);
    for (int i = 0; i < 20_000; i++) {
      for (double x :
          new double[] {
            Double.longBitsToDouble(random.nextLong()),
            Math.scalb(1.0, random.nextInt(2046) - 1074),
            (float) random.nextGaussian(),
            random.nextGaussian() * StrictMath.pow(10, random.nextInt(24) - 10),
            random.nextInt(1_000_000) / 1000.0,
            StrictMath.pow(10, random.nextInt(600) - 300)
          }) {
        if (x != 0 && Double.isFinite(x) && !Numbers.text(x).equals(Numbers.slowText(x))) {
          fail("%s is written as %s", Numbers.slowText(x), Numbers.text(x));
        }
      }
    }
  }

  @Test
  void everyNumberReadsBackAsItself() {
    RandomStream random = RandomStream.of(1);
    for (int i = 0; i < 20_000; i++) {
      double x = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(x) && Double.parseDouble(Numbers.text(x)) != x) {
        fail("%s is written as %s", x, Numbers.text(x));
      }
    }
  }

  @Test
  void noShorterTextReadsBackAsTheSameNumber() {
    RandomStream random = RandomStream.of(2);
    for (int i = 0; i < 5_000; i++) {
      double x = (float) random.nextDouble();
      BigDecimal written = new BigDecimal(Numbers.text(x)).stripTrailingZeros();
      MathContext shorter = new MathContext(written.precision() - 1, RoundingMode.HALF_UP);
      if (written.precision() > 1 && written.round(shorter).doubleValue() == x) {
        fail("%s could be written as %s", written, written.round(shorter));
      }
    }
  }

  /** The same digest has to come out on every JDK: that is what the class is for. */
  @Test
  void theTextsAreTheSameOnEveryJdk() {
    RandomStream random = RandomStream.of(3);
    Hasher hasher = Hashing.sha256().newHasher();
    for (int i = 0; i < 20_000; i++) {
      double anything = Double.longBitsToDouble(random.nextLong());
      double usual = random.nextGaussian();
      float single = (float) (100 * random.nextGaussian());
      hasher.putString(Numbers.text(anything), StandardCharsets.US_ASCII);
      hasher.putString(Numbers.text(usual), StandardCharsets.US_ASCII);
      hasher.putString(Numbers.text(single), StandardCharsets.US_ASCII);
    }
    assertThat(hasher.hash().toString())
        .isEqualTo("0410d4382211ca4418cc91f9a2d0510863b67ccbf44db2054479e7366d8a1145");
  }

  @ParameterizedTest
  @CsvSource({
    "0.0153864, 4, 0.01539",
    "76, 4, 76.00",
    "123456, 4, 123500",
    "9.9996, 4, 10.00",
    "0, 4, 0",
    "-0.00012345, 3, -0.000123",
    "1.23456e-9, 3, 1.23E-9",
    "NaN, 3, NaN",
  })
  void peopleSeeRoundedNumbers(double x, int digits, String text) {
    assertThat(Numbers.rounded(x, digits)).isEqualTo(text);
  }

  @Test
  void percentagesHaveFixedDecimals() {
    assertThat(Numbers.fixed(45.25, 1)).isEqualTo("45.3");
    assertThat(Numbers.fixed(-0.04, 1)).isEqualTo("0.0");
    assertThat(Numbers.fixed(Double.NaN, 1)).isEqualTo("NaN");
  }

  @Test
  void whatIsNotEqualToALimitDoesNotLookEqual() {
    assertThat(Numbers.apart(0.1, 0.1, 4)).isEqualTo("0.1000");
    assertThat(Numbers.apart(0.0999999, 0.1, 4)).isEqualTo("0.0999999");
    assertThat(Numbers.apart(0.0496, 0.05, 2)).isEqualTo("0.0496");
    assertThat(Numbers.apart(0.0504, 0.05, 2)).isEqualTo("0.0504");
    assertThat(Numbers.apart(0.30000000000000004, 0.3, 2)).isEqualTo("0.30000000000000004");
    assertThat(Numbers.apart(-1e-9, 0, 4)).isEqualTo("-1.0E-9");
    assertThat(Numbers.apart(0.07, 0.05, 2)).isEqualTo("0.070");
  }

  @Test
  void aValueThatIsNoneHasOneForm() {
    for (double none : new double[] {Double.NaN, 1 / 0.0, -1 / 0.0}) {
      assertThat(Numbers.cell(none)).isEmpty();
      assertThat(Numbers.shown(none, 4)).isEqualTo("-");
      assertThat(Json.compact(Map.of("x", none))).isEqualTo("{\"x\":null}");
    }
    assertThat(Numbers.cell(0.5)).isEqualTo("0.5");
    assertThat(Numbers.shown(0.5, 4)).isEqualTo("0.5000");
  }
}
