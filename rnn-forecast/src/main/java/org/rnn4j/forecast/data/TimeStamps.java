package org.rnn4j.forecast.data;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.rnn4j.api.error.InputException;

/**
 * Reads the time stamps of a column as whole numbers: seconds since 1970 for dates, the number
 * itself for integers. The first stamp decides which of the two the column holds.
 */
final class TimeStamps {

  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM[-dd]['T'HH:mm[:ss]][' 'HH:mm[:ss]]")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
          .optionalEnd()
          .appendPattern("[XXX]")
          .toFormatter(Locale.ROOT);

  private final Optional<DateTimeFormatter> pattern;
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

  /** The stamp as a number; empty if the text is none or not of the column's kind. */
  OptionalLong read(String text) {
    boolean integer = pattern.isEmpty() && isInteger(text);
    if (!started) {
      started = true;
      dated = !integer;
    }
    if (integer || !dated) {
      return integer && !dated ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
    try {
      return seconds(pattern.orElse(ISO).parse(text));
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }

  private static boolean isInteger(String text) {
    int first = text.startsWith("-") ? 1 : 0;
    if (text.length() == first || text.length() > 18) {
      return false;
    }
    for (int i = first; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** What a parsed stamp leaves out is the first of its kind: the 1st of January, midnight. */
  private static OptionalLong seconds(TemporalAccessor parsed) {
    LocalDate date = parsed.query(TemporalQueries.localDate());
    if (date == null) {
      if (!parsed.isSupported(ChronoField.YEAR)) {
        return OptionalLong.empty();
      }
      boolean monthly = parsed.isSupported(ChronoField.MONTH_OF_YEAR);
      int month = monthly ? parsed.get(ChronoField.MONTH_OF_YEAR) : 1;
      date = LocalDate.of(parsed.get(ChronoField.YEAR), month, 1);
    }
    LocalTime time = parsed.query(TemporalQueries.localTime());
    ZoneOffset offset = parsed.query(TemporalQueries.offset());
    LocalDateTime stamp = date.atTime(time == null ? LocalTime.MIDNIGHT : time);
    return stamp.getNano() == 0
        ? OptionalLong.of(stamp.toEpochSecond(offset == null ? ZoneOffset.UTC : offset))
        : OptionalLong.empty();
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
