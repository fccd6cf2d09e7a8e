package org.rnn4j.forecast.data;

import java.util.Locale;

/** How numbers are written in a file: with a decimal point or with a decimal comma. */
enum Numerals {
  /** {@code -1.5}. */
  POINT('.') {
    @Override
    NumberText explain(String text) {
      return NumberText.of(text);
    }
  },
  /** {@code -1,5}. */
  COMMA(',') {
    @Override
    NumberText explain(String text) {
      NumberText number = NumberText.of(swapped(text));
      return switch (number.form()) {
        case DECIMAL_COMMA ->
            new NumberText(
                number.form(), "data.decimal is a comma: write " + text.replace('.', ','));
        case SEPARATOR_OR_DECIMAL_COMMA ->
            new NumberText(
                number.form(),
                "write it without separators: "
                    + text.replace(".", "")
                    + "; or, if the point is the decimal one, with a comma: "
                    + text.replace('.', ','));
        case SEPARATORS ->
            new NumberText(
                number.form(),
                "write it without separators: " + text.replaceAll("[.'\\s\\u00A0\\u202F]", ""));
        case SIGN, UNIT -> new NumberText(number.form(), withNumberSwapped(number.remedy()));
        default -> number;
      };
    }
  };

  private final char decimal;

  Numerals(char decimal) {
    this.decimal = decimal;
  }

  /** What stands before the fraction. */
  char decimal() {
    return decimal;
  }

  /** The finite number that some characters spell; NaN if they spell none. */
  double parse(char[] text, int from, int to) {
    return Decimals.parse(text, from, to, decimal);
  }

  /** What a text is that spells none. */
  abstract NumberText explain(String text);

  // The number stands behind the last colon.
  private static String withNumberSwapped(String remedy) {
    int number = remedy.lastIndexOf(':') + 1;
    return remedy.substring(0, number) + swapped(remedy.substring(number));
  }

  private static String swapped(String text) {
    return text.replace('.', '\0').replace(',', '.').replace('\0', ',');
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
