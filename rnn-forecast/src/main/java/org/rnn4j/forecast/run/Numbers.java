package org.rnn4j.forecast.run;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Numbers as text, the same on every JDK.
 *
 * <p>{@link Double#toString(double)} is not: before JDK 19 it sometimes gives more digits than
 * needed (JDK-4511638). Here a number has the fewest digits whose nearest double it is.
 */
public final class Numbers {

  // Decimals of so many digits are told apart by doubles (DBL_DIG in C).
  private static final int SAFE_DIGITS = 15;
  // So many digits tell every double apart (DBL_DECIMAL_DIG in C).
  private static final int ENOUGH_DIGITS = 17;
  // Raffaello Giulietti's algorithm, which finds the fewest digits, came with JDK 19.
  private static final boolean CORRECT_TO_STRING = Runtime.version().feature() >= 19;
  private static final int LOWEST_PLAIN_EXPONENT = -5;
  private static final int HIGHEST_PLAIN_EXPONENT = 15;

  private Numbers() {}

  /**
   * The shortest text that reads back as the same double: {@code 0.0}, {@code 76.0}, {@code
   * 0.0208}, {@code 1.0E-7}. Always has a decimal point; {@code NaN}, {@code Infinity} and {@code
   * -Infinity} are written so.
   */
  public static String text(double x) {
    if (x == 0 || Double.isNaN(x) || Double.isInfinite(x)) {
      return Double.toString(x);
    }
    return laidOut(shortest(x));
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

  /** Rounded half up to so many decimals, for people: {@code 45.3}, {@code -0.1}. */
  public static String fixed(double x, int decimals) {
    if (Double.isNaN(x) || Double.isInfinite(x)) {
      return Double.toString(x);
    }
    return new BigDecimal(text(x)).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }

  private static BigDecimal shortest(double x) {
    BigDecimal candidate = new BigDecimal(Double.toString(x)).stripTrailingZeros();
    boolean subnormal = Math.abs(x) < Double.MIN_NORMAL; // few digits tell these apart
    // No two decimals of up to 15 digits share a normal double, so a short candidate is the only
    // one.
    boolean right = CORRECT_TO_STRING || candidate.precision() <= SAFE_DIGITS;
    return right && !subnormal ? candidate : searched(x, subnormal ? 1 : SAFE_DIGITS);
  }

  private static BigDecimal searched(double x, int fewest) {
    BigDecimal exact = new BigDecimal(x);
    BigDecimal longest = exact.round(new MathContext(ENOUGH_DIGITS, RoundingMode.HALF_EVEN));
    // What is read as x lies around x without a gap: if no text of 16 digits is, no shorter one is.
    Optional<BigDecimal> found = nearest(x, exact, ENOUGH_DIGITS - 1);
    if (found.isEmpty()) {
      return longest.stripTrailingZeros();
    }
    for (int digits = fewest; digits < ENOUGH_DIGITS - 1; digits++) {
      Optional<BigDecimal> shorter = nearest(x, exact, digits);
      if (shorter.isPresent()) {
        return shorter.get().stripTrailingZeros();
      }
    }
    return found.get().stripTrailingZeros();
  }

  // The decimal of so many digits that is nearest to x among those that read as x. Below a power of
  // two
  // doubles lie closer than above it, so that the nearer neighbour may not be read as x, the other
  // may.
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

  // The power of ten of the first digit.
  private static int exponent(BigDecimal decimal) {
    return decimal.precision() - decimal.scale() - 1;
  }
}
