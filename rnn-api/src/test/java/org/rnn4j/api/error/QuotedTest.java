package org.rnn4j.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class QuotedTest {

  @Test
  void anOrdinaryTextStandsBetweenQuotes() {
    assertThat(Quoted.of("1,000")).isEqualTo("'1,000'");
    assertThat(Quoted.of("")).isEqualTo("''");
    assertThat(Quoted.of("C:\\data\\Zürich \uD83D\uDE00"))
        .isEqualTo("'C:\\data\\Zürich \uD83D\uDE00'");
  }

  @Test
  void aLongTextIsCutAndItsLengthSaid() {
    assertThat(Quoted.of("x".repeat(60))).isEqualTo("'" + "x".repeat(60) + "'");
    assertThat(Quoted.of("x".repeat(61))).isEqualTo("'" + "x".repeat(60) + "...' (61 characters)");
    assertThat(Quoted.plain("x".repeat(61))).isEqualTo("x".repeat(60) + "...");
    assertThat(Quoted.of("x".repeat(536_000))).hasSizeLessThan(100).contains("536000");
  }

  @Test
  void noCharacterIsCutInTwo() {
    String faces = "\uD83D\uDE00".repeat(70);
    assertThat(Quoted.of(faces))
        .isEqualTo("'" + "\uD83D\uDE00".repeat(30) + "...' (70 characters)");
    assertThat(Quoted.of("x".repeat(59) + "\uD83D\uDE00"))
        .startsWith("'" + "x".repeat(59) + "...'");
    assertThat(Quoted.of("x".repeat(57) + "\u001B[2J")).startsWith("'" + "x".repeat(57) + "...'");
  }

  @Test
  void whatATerminalWouldActOnIsEscaped() {
    assertThat(Quoted.of("a\u001B[31m\r\n\tb\u0000")).isEqualTo("'a\\u001b[31m\\r\\n\\tb\\u0000'");
    assertThat(Quoted.of("\u007F\u0085\u009B")).isEqualTo("'\\u007f\\u0085\\u009b'");
  }

  @Test
  void whatCannotBeSeenIsEscaped() {
    assertThat(Quoted.of("1\u00A0000")).isEqualTo("'1\\u00a0000'");
    assertThat(Quoted.of("\uFEFFy\u200B\u202E\u2028")).isEqualTo("'\\ufeffy\\u200b\\u202e\\u2028'");
    assertThat(Quoted.of("\uD800")).isEqualTo("'\\ud800'");
    assertThat(Quoted.of("\uDB40\uDC01")).isEqualTo("'\\udb40\\udc01'");
  }

  @Test
  void whatIsPrintableDoesNotChangeAgain() {
    Random random = new Random(1);
    for (int i = 0; i < 1000; i++) {
      StringBuilder text = new StringBuilder();
      random.ints(30, 0, 0x3000).forEach(text::appendCodePoint);
      String printable = Quoted.printable(text.toString());
      assertThat(printable).doesNotContainPattern("\\p{C}");
      assertThat(Quoted.printable(printable)).isEqualTo(printable);
    }
  }
}
