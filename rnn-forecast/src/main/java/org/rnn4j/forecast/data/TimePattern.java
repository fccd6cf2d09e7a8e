package org.rnn4j.forecast.data;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.error.Quoted;

/**
 * A pattern of java.time for the time stamps of a file. Nothing that it reads is dropped: its
 * fields make a date, or {@link PatternLetters} refuses it. What it leaves out is the first of its
 * kind: the first month, day or quarter's day, midnight. Days and times that there are not are
 * none. Names are English, in capitals or not.
 */
final class TimePattern {

  private static final Pattern STRFTIME = Pattern.compile("%[A-Za-z]");

  private static final Pattern DATE_FIELD = Pattern.compile("'[^']*'|d+|M+|L+|y+|u+");
  private static final int MOST_FIELDS = 3; // day, month and year
  private static final String FIELD = "\0"; // where a field of the date stood

  private final String pattern;
  private final PatternLetters letters;
  private final DateTimeFormatter formatter;

  private TimePattern(String pattern, PatternLetters letters) {
    this.pattern = pattern;
    this.letters = letters;
    this.formatter = formatter(letters);
  }

  /**
   * Takes a pattern in.
   *
   * @param place of it, for messages
   * @throws InputException if it is none, or its fields make no date
   */
  static TimePattern of(String pattern, Place place) {
    if (STRFTIME.matcher(pattern.replaceAll("'[^']*'", "")).find()) {
      throw new InputException(
          place,
          Quoted.of(pattern) + " is a pattern of strftime",
          "write one of java.time, such as dd/MM/yyyy HH:mm");
    }
    try {
      DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    } catch (IllegalArgumentException e) {
      throw new InputException(
          place,
          Quoted.of(pattern) + " is not a pattern: " + e.getMessage(),
          "write one of java.time, such as dd/MM/yyyy HH:mm");
    }
    PatternLetters letters = PatternLetters.of(pattern);
    Optional<String> fault = letters.fault();
    if (fault.isPresent()) {
      throw new InputException(
          place,
          Quoted.of(pattern) + " makes no time stamp: " + fault.get(),
          "expected the fields of a date, such as yyyy-MM-dd HH:mm:ss");
    }
    return new TimePattern(pattern, letters);
  }

  private static DateTimeFormatter formatter(PatternLetters letters) {
    DateTimeFormatterBuilder builder =
        new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(letters.strict());
    if (letters.has('q') && !letters.has('M')) {
      builder.parseDefaulting(IsoFields.DAY_OF_QUARTER, 1);
    } else if (!letters.has('D')) {
      builder.parseDefaulting(ChronoField.MONTH_OF_YEAR, 1);
      builder.parseDefaulting(ChronoField.DAY_OF_MONTH, 1);
    }
    if (letters.has('H')) {
      builder.parseDefaulting(ChronoField.HOUR_OF_DAY, 0);
    }
    if (letters.hasHour()) {
      builder.parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0);
      builder.parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0);
    }
    return builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
  }

  /** The stamp that a text spells; empty if it is none, or is not of whole seconds. */
  Optional<Stamp> read(String text) {
    try {
      TemporalAccessor parsed = formatter.parse(text);
      LocalDate date = parsed.query(TemporalQueries.localDate());
      LocalTime time = parsed.query(TemporalQueries.localTime());
      LocalTime clock = time == null ? LocalTime.MIDNIGHT : time;
      return date == null || clock.getNano() != 0
          ? Optional.empty()
          : Optional.of(
              new Stamp(date.atTime(clock).toEpochSecond(ZoneOffset.UTC), offset(parsed)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int offset(TemporalAccessor parsed) {
    return parsed.isSupported(ChronoField.OFFSET_SECONDS)
        ? parsed.get(ChronoField.OFFSET_SECONDS)
        : Stamp.NO_OFFSET;
  }

  /** Why a text is no stamp. */
  String problem(String text) {
    try {
      LocalTime time = formatter.parse(text).query(TemporalQueries.localTime());
      if (time != null && time.getNano() != 0) {
        return TimeStamps.FRACTION;
      }
    } catch (DateTimeException strict) {
      try {
        formatter.withResolverStyle(ResolverStyle.LENIENT).parse(text);
        return TimeStamps.NO_SUCH;
      } catch (DateTimeException lenient) {
        return "is not a time stamp of the pattern " + pattern + hint(text);
      }
    }
    return "is not a time stamp of the pattern " + pattern;
  }

  /** Whether a text is the end of a day, as the hour 24 of it. */
  boolean isEndOfDay(String text) {
    TemporalAccessor fields = formatter.parseUnresolved(text, new ParsePosition(0));
    return fields != null
        && fields.isSupported(ChronoField.HOUR_OF_DAY)
        && fields.getLong(ChronoField.HOUR_OF_DAY) == 24
        && !(fields.isSupported(ChronoField.MINUTE_OF_HOUR)
            && fields.getLong(ChronoField.MINUTE_OF_HOUR) > 0);
  }

  /** The pattern with its day, month and year in every order, its own one among them. */
  List<String> orders() {
    List<String> fields = new ArrayList<>();
    String frame = DATE_FIELD.matcher(pattern).replaceAll(field -> take(field, fields));
    List<String> orders = new ArrayList<>();
    if (fields.size() <= MOST_FIELDS && pattern.indexOf('[') < 0) { // of none that is optional
      permute(frame, fields, orders);
    }
    return orders;
  }

  // Text in quotes stays where it is.
  private static String take(MatchResult field, List<String> fields) {
    if (field.group().startsWith("'")) {
      return Matcher.quoteReplacement(field.group());
    }
    fields.add(field.group());
    return FIELD;
  }

  private static void permute(String frame, List<String> fields, List<String> orders) {
    if (fields.isEmpty()) {
      orders.add(frame);
    }
    for (int i = 0; i < fields.size(); i++) {
      List<String> others = new ArrayList<>(fields);
      others.remove(i);
      permute(frame.replaceFirst(FIELD, fields.get(i)), others, orders);
    }
  }

  /** A pattern that reads numbers of one digit as well as of two. */
  static String brief(String pattern) {
    return pattern.replaceAll("\\b(d|M|H|h)\\1\\b", "$1");
  }

  /** What is the matter most often. */
  private String hint(String text) {
    String brief = brief(pattern);
    if (!brief.equals(pattern) && TimePattern.of(brief, Place.none()).read(text).isPresent()) {
      return ": two letters are two digits; " + brief + " reads one or two";
    }
    return letters.namesMonths() ? " (names of months are English)" : "";
  }

  /** The most exact field of a date in it. */
  Precision precision() {
    return letters.has('d') || letters.has('D')
        ? Precision.DAY
        : letters.has('M')
            ? Precision.MONTH
            : letters.has('q') ? Precision.QUARTER : Precision.YEAR;
  }

  /** Whether it has a time of day. */
  boolean hasTime() {
    return letters.hasHour();
  }

  /** Whether years have two digits, so that the century is a guess. */
  boolean guessesCentury() {
    return letters.yearDigits() == 2;
  }

  @Override
  public String toString() {
    return pattern;
  }
}
