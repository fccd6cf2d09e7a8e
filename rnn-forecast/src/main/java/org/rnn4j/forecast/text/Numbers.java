package org.rnn4j.forecast.text;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Numbers as text, the same on every JDK.
 *
 * <p>{@link Double#toString(double)} is not: before JDK 19 it sometimes gives more digits than
 * needed (JDK-4511638). Here a number has the fewest digits whose nearest double it is.
 *
 * <p>A value that is none, because it is undefined, missing or beyond a double, has one form for
 * each reader: an empty cell in a CSV file ({@link #cell}), {@code null} in a JSON file, {@link
 * #NONE} in a table for people, and words in a sentence.
 */
public final class Numbers {

  // So many digits tell every double apart (DBL_DECIMAL_DIG in C).
  private static final int ENOUGH_DIGITS = 17;
  private static final int LOWEST_PLAIN_EXPONENT = -5;
  private static final int HIGHEST_PLAIN_EXPONENT = 15;

  /** What stands in a table for people where there is no value. */
  public static final String NONE = "-";

  private Numbers() {}

  /** A share from 0 to 1 as {@code 37 %}; only the whole is 100 %. */
  public static String percent(double share) {
    return (int) (100 * share) + " %";
  }

  /** Seconds as {@code 42 s} or {@code 3 min 20 s} or {@code 2 h 05 min}. */
  public static String duration(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    if (whole < 3600) {
      return whole / 60 + " min " + twoDigits(whole % 60) + " s";
    }
    return whole / 3600 + " h " + twoDigits(whole % 3600 / 60) + " min";
  }

  private static String twoDigits(long number) {
    return (number < 10 ? "0" : "") + number;
  }

  /** {@link #text} for a cell of a CSV file: empty where there is no value. */
  public static String cell(double x) {
    return Double.isFinite(x) ? text(x) : "";
  }

  /** {@link #rounded} for a table for people: {@link #NONE} where there is no value. */
  public static String shown(double x, int digits) {
    return Double.isFinite(x) ? rounded(x, digits) : NONE;
  }

  /**
   * The shortest text that reads back as the same double: {@code 0.0}, {@code 76.0}, {@code
   * 0.0208}, {@code 1.0E-7}. Always has a decimal point; {@code NaN}, {@code Infinity} and {@code
   * -Infinity} are written so.
   */
  public static String text(double x) {
    if (x == 0 || Double.isNaN(x) || Double.isInfinite(x)) {
      return Double.toString(x);
    }
    boolean subnormal = Math.abs(x) < Double.MIN_NORMAL; // few digits tell these apart
    // The shortest of a normal number is Raffaello Giulietti's, which JDK 19 has too; Jackson's
    // copy
    // is there on every JDK.
    return subnormal ? slowText(x) : laidOut(NumberOutput.toString(x, true));
  }

  /** As {@link #text} for finite numbers but 0, found by trying. */
  static String slowText(double x) {
    return laidOut(searched(x));
  }

  /**
   * Rounded half up to so many significant digits, for people: {@code 0.0154}, {@code 76.00},
   * {@code 1.2E-7}.
   *
   * @param digits at least 1
   */
  public static String rounded(double x, int digits) {
    if (Double.isNaN(x) || Double.isInfinite(x)) {
      return Double.toString(x);
    }
    if (x == 0) {
      return "0";
    }
    BigDecimal decimal =
        new BigDecimal(text(x)).round(new MathContext(digits, RoundingMode.HALF_UP));
    int exponent = exponent(decimal);
    int decimals = Math.max(0, digits - 1 - exponent);
    if (exponent < LOWEST_PLAIN_EXPONENT || exponent > HIGHEST_PLAIN_EXPONENT) {
      return laidOut(decimal);
    }
    return decimal.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }

  /**
   * {@link #rounded}, with as many digits more as it takes to be told from a limit that it is not
   * equal to: what is just below 0.1 is never written as 0.1.
   */
  public static String apart(double x, double limit, int digits) {
    String rounded = rounded(x, digits);
    for (int d = digits + 1;
        d <= ENOUGH_DIGITS && x != limit && Double.parseDouble(rounded) == limit;
        d++) {
      rounded = rounded(x, d);
    }
    return rounded;
  }

  /** Rounded half up to so many decimals, for people: {@code 45.3}, {@code -0.1}. */
  public static String fixed(double x, int decimals) {
    if (Double.isNaN(x) || Double.isInfinite(x)) {
      return Double.toString(x);
    }
    return new BigDecimal(text(x)).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }

  private static BigDecimal searched(double x) {
    BigDecimal exact = new BigDecimal(x);
    BigDecimal longest = exact.round(new MathContext(ENOUGH_DIGITS, RoundingMode.HALF_EVEN));
    for (int digits = 1; digits < ENOUGH_DIGITS; digits++) {
      Optional<BigDecimal> shorter = nearest(x, exact, digits);
      if (shorter.isPresent()) {
        return shorter.get().stripTrailingZeros();
      }
    }
    return longest.stripTrailingZeros();
  }

  // The decimal of so many digits that is nearest to x among those that read as x. Below a power of
  // two doubles lie closer than above it, so that the nearer neighbour may not be read as x, the
  // other may.
  private static Optional<BigDecimal> nearest(double x, BigDecimal exact, int digits) {
    BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
    if (rounded.doubleValue() == x) {
      return Optional.of(rounded);
    }
    BigDecimal away = exact.round(new MathContext(digits, RoundingMode.UP));
    return away.doubleValue() == x ? Optional.of(away) : Optional.empty();
  }

  private static String laidOut(BigDecimal decimal) {
    int exponent = exponent(decimal);
    if (exponent >= LOWEST_PLAIN_EXPONENT && exponent <= HIGHEST_PLAIN_EXPONENT) {
      String plain = decimal.toPlainString();
      return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
    String digits = decimal.unscaledValue().abs().toString().replaceAll("0+$", "");
    String fraction = digits.length() == 1 ? "0" : digits.substring(1);
    return (decimal.signum() < 0 ? "-" : "") + digits.charAt(0) + "." + fraction + "E" + exponent;
  }

  /** The same layout, from what {@link Double#toString(double)} writes, without arithmetic. */
  private static String laidOut(String written) {
    int letter = written.indexOf('E');
    int point = written.indexOf('.');
    int end = letter < 0 ? written.length() : letter;
    int first = written.charAt(0) == '-' ? 1 : 0;
    StringBuilder digits = new StringBuilder(end);
    digits.append(written, first, point).append(written, point + 1, end);
    int exponent =
        point
            - first
            - 1
            + (letter < 0 ? 0 : Integer.parseInt(written, letter + 1, written.length(), 10));
    int zeros = 0;
    while (digits.charAt(zeros) == '0') {
      zeros++;
    }
    int last = digits.length();
    while (digits.charAt(last - 1) == '0') {
      last--;
    }
    StringBuilder text = new StringBuilder(end + HIGHEST_PLAIN_EXPONENT);
    text.append(written, 0, first);
    append(text, digits.substring(zeros, last), exponent - zeros);
    return text.toString();
  }

  private static void append(StringBuilder text, String digits, int exponent) {
    int count = digits.length();
    if (exponent < LOWEST_PLAIN_EXPONENT || exponent > HIGHEST_PLAIN_EXPONENT) {
      text.append(digits, 0, 1).append('.').append(count == 1 ? "0" : digits.substring(1));
      text.append('E').append(exponent);
    } else if (exponent < 0) {
      text.append("0.").append("0".repeat(-exponent - 1)).append(digits);
    } else if (count <= exponent + 1) {
      text.append(digits).append("0".repeat(exponent + 1 - count)).append(".0");
    } else {
      text.append(digits, 0, exponent + 1).append('.').append(digits, exponent + 1, count);
    }
  }

  // The power of ten of the first digit.
  private static int exponent(BigDecimal decimal) {
    return decimal.precision() - decimal.scale() - 1;
  }
}
