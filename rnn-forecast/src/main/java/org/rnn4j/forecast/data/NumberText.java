package org.rnn4j.forecast.data;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that is no number to a computer and may have been one to whoever wrote it: what to write
 * for it so that the number stays the same. Where it can be read in two ways, both are said.
 *
 * @param form what kind of text it is
 * @param remedy what to write
 */
record NumberText(Form form, String remedy) {

  /** Kinds of texts, each of which is mended in one way. */
  enum Form {
    SEPARATORS,
    SEPARATOR_OR_DECIMAL_COMMA,
    DECIMAL_COMMA,
    SIGN,
    UNIT,
    TOO_LARGE,
    INFINITE,
    DIGITS,
    OTHER
  }

  private static final int LONGEST = 40;
  private static final String BLANKS = "[ _'\u2019\u00A0\u2009\u202F]";
  private static final String UNIT = "\\p{Sc}|[A-Z]{3}";

  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?<open>\\()?(?<sign>[-+\u2212\u2013]?)\\s?(?<before>"
              + UNIT
              + ")?\\s?(?<inner>[-\u2212]?)(?<digits>\\d(?:[\\d.,]|"
              + BLANKS
              + "(?=\\d))*|[.,]\\d+)(?<exponent>[eE][-+]?\\d+)?\\s?(?<after>[%\u2030]|"
              + UNIT
              + ")?(?<minus>-)?\\)?");
  private static final Pattern INFINITY = Pattern.compile("(?i)[-+]?(inf|infinity|\u221E)");
  private static final Pattern PLAIN = Pattern.compile("\\d+\\.?\\d*|\\.\\d+");
  private static final Pattern BY_BLANKS =
      Pattern.compile("\\d{1,3}(" + BLANKS + "\\d{3})+([.,]\\d+)?");
  private static final Pattern ONE_COMMA = Pattern.compile("\\d*,\\d+");
  private static final Pattern ONE_COMMA_BEFORE_THREE = Pattern.compile("[1-9]\\d{0,2},\\d{3}");
  private static final Pattern BY_COMMAS = // 12,34,567 in India
      Pattern.compile("\\d{1,3}(,\\d{2,3})*,\\d{3}(\\.\\d+)?");
  private static final Pattern BY_POINTS =
      Pattern.compile("\\d{1,3}(\\.\\d{3})+,\\d+|\\d{1,3}(\\.\\d{3}){2,}");

  /** Looks at a text that {@link Decimals} does not take. */
  static NumberText of(String text) {
    if (text.length() > LONGEST) {
      return other();
    }
    Matcher written = WRITTEN.matcher(text);
    if (written.matches()) {
      return ofDigits(written, readings(written.group("digits")));
    }
    if (INFINITY.matcher(text).matches()) {
      return new NumberText(
          Form.INFINITE, "expected a finite number, or nothing where the value is missing");
    }
    if (text.chars().anyMatch(c -> c > '9' && Character.isDigit(c))) {
      return new NumberText(Form.DIGITS, "write it with the digits 0 to 9");
    }
    return other();
  }

  private static NumberText other() {
    return new NumberText(
        Form.OTHER,
        "expected a finite number, or where the value is missing nothing, NA, N/A, NaN, null or"
            + " None");
  }

  private static NumberText ofDigits(Matcher written, List<String> readings) {
    boolean twoSigns = !written.group("sign").isEmpty() && !written.group("inner").isEmpty();
    if (readings.isEmpty() || twoSigns) {
      return other();
    }
    String digits = written.group("digits");
    String first = number(written, readings.get(0));
    if (readings.size() > 1) {
      return new NumberText(
          Form.SEPARATOR_OR_DECIMAL_COMMA,
          "write it without separators: "
              + first
              + "; or, if the comma is the decimal one, with a point: "
              + number(written, readings.get(1)));
    }
    if (written.group("before") != null || written.group("after") != null) {
      return new NumberText(
          Form.UNIT, "write the number alone, in the same unit in every row: " + first);
    }
    if (PLAIN.matcher(digits).matches()) {
      return first.equals(written.group())
          ? new NumberText(Form.TOO_LARGE, "expected a number between -1.8e308 and 1.8e308")
          : new NumberText(Form.SIGN, "write the sign before the number: " + first);
    }
    return ONE_COMMA.matcher(digits).matches()
        ? new NumberText(Form.DECIMAL_COMMA, "write a decimal point: " + first)
        : new NumberText(Form.SEPARATORS, "write it without separators: " + first);
  }

  /** What digits with signs between them may mean; two numbers at most. */
  private static List<String> readings(String digits) {
    String joined = digits.replaceAll(BLANKS, "");
    if (PLAIN.matcher(digits).matches()) {
      return List.of(digits);
    }
    if (ONE_COMMA_BEFORE_THREE.matcher(digits).matches()) {
      return List.of(digits.replace(",", ""), digits.replace(',', '.'));
    }
    if (ONE_COMMA.matcher(digits).matches() || BY_BLANKS.matcher(digits).matches()) {
      return List.of(joined.replace(',', '.'));
    }
    if (BY_COMMAS.matcher(digits).matches()) {
      return List.of(digits.replace(",", ""));
    }
    return BY_POINTS.matcher(digits).matches()
        ? List.of(digits.replace(".", "").replace(',', '.'))
        : List.of();
  }

  private static String number(Matcher written, String digits) {
    String sign = written.group("sign") + written.group("inner");
    boolean negative =
        !sign.isEmpty() && !sign.equals("+")
            || written.group("open") != null
            || written.group("minus") != null;
    String exponent = written.group("exponent");
    return (negative ? "-" : sign) + digits + (exponent == null ? "" : exponent);
  }
}
