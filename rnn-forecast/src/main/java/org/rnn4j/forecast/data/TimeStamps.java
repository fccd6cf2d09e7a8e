package org.rnn4j.forecast.data;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.api.error.InputException;

/**
 * Reads the time stamps of a column as whole numbers: seconds since 1970 for dates, the number
 * itself for integers. The first stamp decides which of the two the column holds.
 */
final class TimeStamps {

  /** What is read from a text that is no time stamp. */
  static final long NONE = Long.MIN_VALUE;

  private static final int LONGEST_INTEGER = 18;
  private static final int DATE = "uuuu-MM-dd".length();
  private static final int MINUTES = "uuuu-MM-dd HH:mm".length();
  private static final int SECONDS = "uuuu-MM-dd HH:mm:ss".length();
  private static final long SECONDS_OF_DAY = 24 * 60 * 60;
  private static final int MOST_REMEMBERED = 1 << 14;

  static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM[-dd]['T'HH:mm[:ss]][' 'HH:mm[:ss]]")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
          .optionalEnd()
          .appendPattern("[XXX]")
          .toFormatter(Locale.ROOT);

  private final Optional<DateTimeFormatter> pattern;
  private final Map<String, Long> seen = new HashMap<>(); // what the formatter was asked lately
  private int latestDate = -1; // as the number 20160701
  private long latestMidnight;
  private boolean started;
  private boolean dated;

  /**
   * A reader.
   *
   * @param pattern of java.time; without one, ISO dates and integers are understood
   * @throws InputException if the pattern is none
   */
  TimeStamps(Optional<String> pattern) {
    try {
      // English names of months and days, whatever the locale.
      this.pattern = pattern.map(p -> DateTimeFormatter.ofPattern(p, Locale.ENGLISH));
    } catch (IllegalArgumentException e) {
      throw new InputException(
          "data.time-format",
          "'" + pattern.orElseThrow() + "' is not a pattern: " + e.getMessage(),
          "write one of java.time, such as dd/MM/yyyy HH:mm");
    }
  }

  /** Whether the column holds dates; known after the first stamp. */
  boolean dated() {
    return dated;
  }

  /**
   * The stamp that the characters {@code from} to {@code to - 1} spell, as a number; {@link #NONE}
   * if it is none or not of the column's kind.
   */
  long read(char[] text, int from, int to) {
    boolean integer = pattern.isEmpty() && isInteger(text, from, to);
    if (!started) {
      started = true;
      dated = !integer;
    }
    if (integer || !dated) {
      return integer && !dated ? Long.parseLong(new String(text, from, to - from)) : NONE;
    }
    long common = pattern.isEmpty() ? common(text, from, to) : NONE;
    return common == NONE ? remembered(new String(text, from, to - from)) : common;
  }

  private static boolean isInteger(char[] text, int from, int to) {
    int first = from < to && text[from] == '-' ? from + 1 : from;
    if (to == first || to - from > LONGEST_INTEGER) {
      return false;
    }
    for (int i = first; i < to; i++) {
      if (text[i] < '0' || text[i] > '9') {
        return false;
      }
    }
    return true;
  }

  /**
   * What {@link #ISO} reads from the forms that nearly all files have, {@code 1949-01-31}, {@code
   * 2016-07-01 12:00} and {@code 2016-07-01 12:00:00}, the last two also with {@code T} for the
   * blank; {@link #NONE} for everything else.
   */
  private long common(char[] text, int from, int to) {
    int length = to - from;
    if ((length != DATE && length != MINUTES && length != SECONDS)
        || text[from + 4] != '-'
        || text[from + 7] != '-') {
      return NONE;
    }
    int year = digits(text, from, 4);
    int month = digits(text, from + 5, 2);
    int day = digits(text, from + 8, 2);
    if ((year | month | day) < 0 || month < 1 || month > 12 || day < 1) {
      return NONE;
    }
    int date = (year * 100 + month) * 100 + day;
    if (date != latestDate) { // stamps of one day follow each other
      if (day > YearMonth.of(year, month).lengthOfMonth()) {
        return NONE;
      }
      latestDate = date;
      latestMidnight = LocalDate.of(year, month, day).toEpochDay() * SECONDS_OF_DAY;
    }
    if (length == DATE) {
      return latestMidnight;
    }
    int second = secondOfDay(text, from + DATE, length);
    return second < 0 ? NONE : latestMidnight + second;
  }

  private static int secondOfDay(char[] text, int from, int length) {
    boolean separated =
        (text[from] == ' ' || text[from] == 'T')
            && text[from + 3] == ':'
            && (length == MINUTES || text[from + 6] == ':');
    int hour = digits(text, from + 1, 2);
    int minute = digits(text, from + 4, 2);
    int second = length == MINUTES ? 0 : digits(text, from + 7, 2);
    boolean regular = (hour | minute | second) >= 0 && hour < 24 && minute < 60 && second < 60;
    return separated && regular ? (hour * 60 + minute) * 60 + second : -1;
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

  // Many series of one calendar have the same stamps.
  private long remembered(String text) {
    Long known = seen.get(text);
    if (known != null) {
      return known;
    }
    if (seen.size() == MOST_REMEMBERED) {
      seen.clear();
    }
    long parsed = parse(text, pattern.orElse(ISO));
    seen.put(text, parsed);
    return parsed;
  }

  /** The stamp as a formatter of java.time understands it. */
  static long parse(String text, DateTimeFormatter formatter) {
    try {
      return seconds(formatter.parse(text));
    } catch (DateTimeException e) {
      return NONE;
    }
  }

  /** What a parsed stamp leaves out is the first of its kind: the 1st of January, midnight. */
  private static long seconds(TemporalAccessor parsed) {
    LocalDate date = parsed.query(TemporalQueries.localDate());
    if (date == null) {
      if (!parsed.isSupported(ChronoField.YEAR)) {
        return NONE;
      }
      boolean monthly = parsed.isSupported(ChronoField.MONTH_OF_YEAR);
      int month = monthly ? parsed.get(ChronoField.MONTH_OF_YEAR) : 1;
      date = LocalDate.of(parsed.get(ChronoField.YEAR), month, 1);
    }
    LocalTime time = parsed.query(TemporalQueries.localTime());
    ZoneOffset offset = parsed.query(TemporalQueries.offset());
    LocalDateTime stamp = date.atTime(time == null ? LocalTime.MIDNIGHT : time);
    return stamp.getNano() == 0
        ? stamp.toEpochSecond(offset == null ? ZoneOffset.UTC : offset)
        : NONE;
  }

  /** What a stamp should look like. */
  String expected() {
    if (pattern.isPresent()) {
      return "expected a time stamp of the pattern in data.time-format, of whole seconds";
    }
    return started && !dated
        ? "expected an integer, like the stamps before it"
        : "expected an ISO date such as 1949-01-31, a month, 2016-07-01 12:00:00 or an integer; for"
            + " another form give its pattern in data.time-format, such as dd/MM/yyyy";
  }

  /** The date of a number of seconds. */
  static LocalDateTime dateTime(long seconds) {
    return LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
  }
}
