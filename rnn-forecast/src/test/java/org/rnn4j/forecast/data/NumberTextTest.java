package org.rnn4j.forecast.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a text that is no number never changes the number. */
class NumberTextTest {

  private static double parse(String text) {
    return Decimals.parse(text.toCharArray(), 0, text.length());
  }

  private static String afterColon(String remedy) {
    return remedy.substring(remedy.lastIndexOf(": ") + 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "1,000,000 | 1000000",
        "12,34,567 | 1234567",
        "1,000.5 | 1000.5",
        "-1,234,567.25 | -1234567.25",
        "1.000,5 | 1000.5",
        "1.000.000 | 1000000",
        "-1.000.000,75 | -1000000.75",
        "1 000 | 1000",
        "1 000,500 | 1000.500",
        "1\u00A0000\u00A0000 | 1000000",
        "1\u202F000,5 | 1000.5",
        "1'000.5 | 1000.5",
        "1\u2019000 | 1000",
        "1_000 | 1000",
        "3,5 | 3.5",
        "0,500 | 0.500",
        "-0,125 | -0.125",
        "1000,500 | 1000.500",
        ",5 | .5",
        "1,5e3 | 1.5e3",
        "$5 | 5",
        "-$5 | -5",
        "$-5 | -5",
        "$1,000.50 | 1000.50",
        "1000 EUR | 1000",
        "\u20AC 2,5 | 2.5",
        "5% | 5",
        "5,25 % | 5.25",
        "(5) | -5",
        "(1,000.5) | -1000.5",
        "5- | -5",
        "\u22125 | -5"
      })
  void theRemedyIsTheSameNumber(String written, String meant) {
    String shown = afterColon(NumberText.of(written).remedy());
    assertThat(shown).isEqualTo(meant);
    assertThat(parse(shown)).isFinite();
    assertThat(parse(written)).isNaN();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,000 | 1000 | 1.000",
        "-12,345 | -12345 | -12.345",
        "$1,000 | 1000 | 1.000",
        "999,999 | 999999 | 999.999"
      })
  void aCommaBeforeThreeDigitsIsReadInBothWays(String written, String whole, String fraction) {
    assertThat(NumberText.of(written).remedy())
        .isEqualTo(
            "write it without separators: "
                + whole
                + "; or, if the comma is the decimal one, with a point: "
                + fraction);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "twelve",
        "0x10",
        "1d",
        "1f",
        "--5",
        "-$-5",
        "+-5",
        "1 2",
        "12 34",
        "12.05.2021",
        "1,2,3",
        "5,",
        "1..5",
        "1,00,0",
        "2021-01-01",
        "12:30",
        "?",
        "-",
        ".",
        ",",
        "$",
        "%",
        "",
        "1e5.5"
      })
  void whatCouldBeAnythingIsNotGuessedAt(String text) {
    assertThat(NumberText.of(text).remedy())
        .isEqualTo(
            "expected a finite number, or where the value is missing nothing, NA, N/A, NaN, null"
                + " or None");
  }

  @Test
  void whatIsTooLargeOrInfiniteOrInOtherDigitsSaysSo() {
    assertThat(NumberText.of("1e400").remedy()).contains("between -1.8e308 and 1.8e308");
    assertThat(NumberText.of("-1E999").remedy()).contains("between -1.8e308 and 1.8e308");
    assertThat(NumberText.of("-inf").form()).isEqualTo(NumberText.Form.INFINITE);
    assertThat(NumberText.of("Infinity").form()).isEqualTo(NumberText.Form.INFINITE);
    assertThat(NumberText.of("\u0661\u0662").remedy()).contains("digits 0 to 9");
  }

  @Test
  void aTextOfAnyLengthIsLookedAtQuickly() {
    for (String text : new String[] {"1,", "1 000", "1", "9,999", "((((", ".,.,"}) {
      assertThat(NumberText.of(text.repeat(1_000_000)).form()).isEqualTo(NumberText.Form.OTHER);
    }
  }
}
