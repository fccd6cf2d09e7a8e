package org.rnn4j.forecast.data;

import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * Reads a time stamp whose parts stand in columns of their own: year, month, day, hour, minute and
 * second in this order, as many as there are, with blanks between. Parts are whole numbers, months
 * may be English names too; what is not there is the first of its kind.
 */
final class SplitStamp {

  /** The most columns that a stamp can stand in. */
  static final int MOST_PARTS = 6;

  private static final int[] LARGEST = {9999, 12, 31, 23, 59, 59};
  private static final int YEAR_DIGITS = 4;
  private static final int SHORT_NAME = 3;

  private SplitStamp() {}

  /** Seconds since 1970 by the clock on the wall; {@link TimeStamps#NONE} if it is no stamp. */
  static long read(String text) {
    int[] parts = parts(text);
    if (parts.length == 0) {
      return TimeStamps.NONE;
    }
    for (int i = 0; i < parts.length; i++) {
      if (parts[i] > LARGEST[i] || (i <= 2 && parts[i] < 1)) {
        return TimeStamps.NONE;
      }
    }
    int[] all = {1, 1, 1, 0, 0, 0};
    System.arraycopy(parts, 0, all, 0, parts.length);
    YearMonth month = YearMonth.of(all[0], all[1]);
    return all[2] > month.lengthOfMonth()
        ? TimeStamps.NONE
        : month.atDay(all[2]).atTime(all[3], all[4], all[5]).toEpochSecond(ZoneOffset.UTC);
  }

  /** Whether a text has the parts of a stamp, be there such a day and time or not. */
  static boolean isShaped(String text) {
    return parts(text).length > 0;
  }

  // None if one of them is no number.
  private static int[] parts(String text) {
    String[] words = text.split(" ", -1);
    if (words.length > MOST_PARTS || words[0].length() != YEAR_DIGITS) {
      return new int[0];
    }
    int[] parts = new int[words.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = i == 1 ? month(words[i]) : number(words[i]);
      if (parts[i] < 0) {
        return new int[0];
      }
    }
    return parts;
  }

  private static int month(String word) {
    for (Month month : Month.values()) {
      String name = month.name();
      String said = word.toUpperCase(Locale.ROOT);
      if (said.equals(name) || said.equals(name.substring(0, SHORT_NAME))) {
        return month.getValue();
      }
    }
    return number(word);
  }

  private static int number(String digits) {
    if (digits.isEmpty() || digits.length() > YEAR_DIGITS) {
      return -1;
    }
    int number = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number;
  }
}
