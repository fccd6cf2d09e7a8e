package org.rnn4j.forecast.data;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;

/**
 * Reads the time stamps of ISO 8601 that files have, character by character and without an object
 * for each: {@code 2016-07-01}, {@code 2016-07-01 12:00}, {@code 2016-07-01T12:00:00} with a
 * distance from UTC or without, {@code 2016-07}, {@code 2016-Q3} and {@code 2016-W26}. Days and
 * times that there are not are none: nothing is moved to the next day. The object holds the stamp
 * that was read last.
 */
final class IsoStamps {

  private static final int DATE = "uuuu-MM-dd".length();
  private static final int TIME = "HH:mm".length();
  private static final int MONTH = "uuuu-MM".length();
  private static final int SECONDS_OF_MINUTE = 60;
  private static final int SECONDS_OF_HOUR = 60 * SECONDS_OF_MINUTE;
  private static final int SECONDS_OF_DAY = 24 * SECONDS_OF_HOUR;
  private static final int FARTHEST_OFFSET = 18 * SECONDS_OF_HOUR; // as java.time has it
  private static final int LONGEST_PERIOD = "uuuu-Www-d".length();

  private int latestDate = -1; // as the number 20160701
  private long latestMidnight;
  private long local;
  private int offset;
  private boolean zulu;

  /** Of the stamp read last: seconds since 1970 by the clock on the wall. */
  long local() {
    return local;
  }

  /** Of the stamp read last: seconds ahead of UTC, or {@link Stamp#NO_OFFSET}. */
  int offset() {
    return offset;
  }

  /** Whether any stamp had the offset {@code Z}. */
  boolean sawZulu() {
    return zulu;
  }

  /** Reads the characters {@code from} to {@code to - 1}; false if they are no time stamp. */
  boolean read(char[] text, int from, int to) {
    offset = Stamp.NO_OFFSET;
    if (to - from < DATE || text[from + 4] != '-' || text[from + 7] != '-') {
      return to - from <= LONGEST_PERIOD && readPeriod(text, from, to);
    }
    if (!readDate(digits(text, from, 4), digits(text, from + 5, 2), digits(text, from + 8, 2))) {
      return false;
    }
    int end = from + DATE;
    if (end < to && (text[end] == ' ' || text[end] == 'T')) {
      end = readTime(text, end + 1, to);
    }
    return end == to || (end > 0 && readOffset(text, end, to, end > from + DATE));
  }

  private boolean readDate(int year, int month, int day) {
    if ((year | month | day) < 0 || month < 1 || month > 12 || day < 1) {
      return false;
    }
    int date = (year * 100 + month) * 100 + day;
    if (date != latestDate) { // stamps of one day follow each other
      if (day > YearMonth.of(year, month).lengthOfMonth()) {
        return false;
      }
      latestDate = date;
      latestMidnight = LocalDate.of(year, month, day).toEpochDay() * SECONDS_OF_DAY;
    }
    local = latestMidnight;
    return true;
  }

  /** Where the time ends; -1 if there is none. */
  private int readTime(char[] text, int from, int to) {
    if (to - from < TIME || text[from + 2] != ':') {
      return -1;
    }
    int hour = digits(text, from, 2);
    int minute = digits(text, from + 3, 2);
    int second = 0;
    int end = from + TIME;
    if (to - end >= 3 && text[end] == ':') {
      second = digits(text, end + 1, 2);
      end = skipZeroFraction(text, end + 3, to);
    }
    if ((hour | minute | second) < 0 || hour > 23 || minute > 59 || second > 59) {
      return -1;
    }
    local += hour * SECONDS_OF_HOUR + minute * SECONDS_OF_MINUTE + second;
    return end;
  }

  /** Where a fraction of zeros ends; any other one stays, so that the stamp is none. */
  private static int skipZeroFraction(char[] text, int from, int to) {
    if (from == to || (text[from] != '.' && text[from] != ',')) {
      return from;
    }
    int end = from + 1;
    while (end < to && text[end] == '0') {
      end++;
    }
    return end > from + 1 ? end : from;
  }

  /** {@code Z}, {@code +01:00}, {@code +0100} or {@code +01}. */
  private boolean readOffset(char[] text, int from, int to, boolean afterTime) {
    if (to - from == 1 && text[from] == 'Z') {
      offset = 0;
      zulu = true;
      return true;
    }
    int length = to - from;
    boolean colon = length == 6 && text[from + 3] == ':';
    boolean brief = afterTime && (length == 3 || length == 5); // 2016-07-01-05 may be an hour
    if ((text[from] != '+' && text[from] != '-') || !(colon || brief)) {
      return false;
    }
    int hours = digits(text, from + 1, 2);
    int minutes = length == 3 ? 0 : digits(text, to - 2, 2);
    int seconds = hours * SECONDS_OF_HOUR + minutes * SECONDS_OF_MINUTE;
    if ((hours | minutes) < 0 || minutes > 59 || seconds > FARTHEST_OFFSET) {
      return false;
    }
    offset = text[from] == '-' ? -seconds : seconds;
    return true;
  }

  /** A month, a quarter or a week, as its first day; {@code 2016-W26-3} is that day. */
  private boolean readPeriod(char[] text, int from, int to) {
    int length = to - from;
    int year = length < 6 ? -1 : digits(text, from, 4);
    if (year < 0) {
      return false;
    }
    if (length == MONTH && text[from + 4] == '-' && text[from + 5] != 'Q') {
      return readDate(year, digits(text, from + 5, 2), 1);
    }
    boolean separated = text[from + 4] == '-' || text[from + 4] == ' ';
    int letter = from + (separated ? 5 : 4);
    int rest = to - letter - 1;
    return switch (text[letter]) {
      case 'Q' -> rest == 1 && readQuarter(year, digits(text, letter + 1, 1));
      case 'W' ->
          rest >= 2 && readWeek(year, digits(text, letter + 1, 2), dayOfWeek(text, letter + 3, to));
      default -> false;
    };
  }

  private boolean readQuarter(int year, int quarter) {
    return quarter >= 1 && quarter <= 4 && readDate(year, 3 * quarter - 2, 1);
  }

  /** Monday's number where a week says no day; -1 if it says none that there is. */
  private static int dayOfWeek(char[] text, int from, int to) {
    int digit = from < to && text[from] == '-' ? from + 1 : from;
    if (from == to) {
      return 1;
    }
    int day = to - digit == 1 ? digits(text, digit, 1) : -1;
    return day >= 1 && day <= 7 ? day : -1;
  }

  private boolean readWeek(int year, int week, int day) {
    if (week < 1 || day < 1) {
      return false;
    }
    LocalDate fourth = LocalDate.of(year, 1, 4); // always in week 1
    LocalDate monday = fourth.plusDays(1 - fourth.getDayOfWeek().getValue()).plusWeeks(week - 1);
    local = (monday.toEpochDay() + day - 1) * SECONDS_OF_DAY;
    return monday.get(IsoFields.WEEK_BASED_YEAR) == year;
  }

  /** The number that some digits spell; -1 if one is none. */
  private static int digits(char[] text, int from, int count) {
    int number = 0;
    for (int i = from; i < from + count; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number;
  }
}
