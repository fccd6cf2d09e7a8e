package org.rnn4j.forecast.data;

import com.fasterxml.jackson.core.io.NumberInput;
import java.util.Arrays;

/** Reads decimal numbers; the same doubles as {@link Double#parseDouble}, sooner. */
final class Decimals {

  // Up to here every whole number is a double, and a long takes any number of so many digits.
  private static final long EXACT_INTEGERS = 1L << 53;
  private static final int DIGITS_OF_A_LONG = 18;
  private static final char POINT = '.';

  // The powers of ten that are doubles.
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private Decimals() {}

  /**
   * The finite number that the characters {@code from} to {@code to - 1} spell with digits, a sign,
   * a decimal point and an exponent; NaN if they spell none.
   */
  static double parse(char[] text, int from, int to) {
    return parse(text, from, to, POINT);
  }

  /** As {@link #parse(char[], int, int)}, with another character for the decimal point. */
  static double parse(char[] text, int from, int to, char decimal) {
    int at = from;
    if (at < to && (text[at] == '-' || text[at] == '+')) {
      at++;
    }
    long whole = 0; // all digits, without the point
    int point = -1;
    int first = at;
    for (; at < to; at++) {
      int digit = text[at] - '0';
      if (digit >= 0 && digit <= 9) {
        whole = 10 * whole + digit; // wrong from the 19th digit on, but not used then
      } else if (text[at] == decimal && point < 0) {
        point = at;
      } else {
        break;
      }
    }
    int digits = at - first - (point < 0 ? 0 : 1);
    if (at < to || digits == 0 || digits > DIGITS_OF_A_LONG || whole > EXACT_INTEGERS) {
      return decimal == POINT ? parseAny(text, from, to) : parseOther(text, from, to, decimal);
    }
    // Clinger 1990: two exact doubles divided give the double nearest to their quotient.
    double value = point < 0 ? whole : whole / POWERS[to - 1 - point];
    return text[from] == '-' ? -value : value;
  }

  private static double parseOther(char[] text, int from, int to, char decimal) {
    char[] pointed = Arrays.copyOfRange(text, from, to);
    for (int i = 0; i < pointed.length; i++) {
      if (pointed[i] == POINT) {
        return Double.NaN;
      }
      pointed[i] = pointed[i] == decimal ? POINT : pointed[i];
    }
    return parseAny(pointed, 0, pointed.length);
  }

  private static double parseAny(char[] text, int from, int to) {
    if (from == to || !isPlain(text, from, to)) {
      return Double.NaN;
    }
    try {
      double value = NumberInput.parseDouble(text, from, to - from, true);
      return Double.isFinite(value) ? value : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  // Java would also take 1d, 0x1p3 and Infinity.
  private static boolean isPlain(char[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text[i];
      if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
        return false;
      }
    }
    return true;
  }
}
