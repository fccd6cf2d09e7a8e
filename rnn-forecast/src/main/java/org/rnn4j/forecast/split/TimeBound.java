package org.rnn4j.forecast.split;

import static org.rnn4j.forecast.split.Split.problem;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.api.series.TimeSeries;

/**
 * A time stamp that a spec names to cut there: a date, a date with a time of day (and a distance
 * from UTC where the series have one), a month, a quarter, an ISO week or a year (which mean all of
 * it), or an integer of an integer time. A number of four digits may be a year or an integer; the
 * series decide.
 *
 * @param place of the key in the spec, for messages
 * @param text as it was written
 * @param dates what it means among dates; empty if it can only be an integer
 */
record TimeBound(Place place, String text, Optional<Dates> dates) {

  /**
   * A stretch of time.
   *
   * @param first its first moment
   * @param after the first moment after it
   * @param offset distance from UTC; empty: by the clock of the series
   */
  record Dates(LocalDateTime first, LocalDateTime after, Optional<ZoneOffset> offset) {}

  private static final Pattern PERIOD = Pattern.compile("(\\d{4})[- ]?([QW])(\\d{1,2})");
  private static final Pattern BRIEF_OFFSET = Pattern.compile("(:\\d\\d)([+-]\\d\\d)(?=$|\\d\\d$)");
  private static final int LONGEST_INTEGER = 18; // digits that surely fit

  /** Reads a text; a problem at the key if it is none of these. */
  static TimeBound of(Place place, String given) {
    String text = given.strip();
    try {
      return new TimeBound(place, text, dates(text));
    } catch (DateTimeException e) {
      throw problem(
          place,
          Quoted.of(given) + " is not a time stamp",
          "expected a date such as 1958-12-31, a month, a quarter (2018-Q1), a week (2021-W01), a"
              + " year, 2016-07-01 12:00:00 or an integer");
    }
  }

  private static Optional<Dates> dates(String text) {
    if (text.matches("\\d{4}")) {
      LocalDate first = Year.parse(text).atDay(1);
      return Optional.of(days(first, first.plusYears(1)));
    }
    if (isInteger(text)) {
      return Optional.empty();
    }
    if (text.matches("\\d{4}-\\d{2}")) {
      LocalDate first = YearMonth.parse(text).atDay(1);
      return Optional.of(days(first, first.plusMonths(1)));
    }
    if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
      LocalDate day = LocalDate.parse(text);
      return Optional.of(days(day, day.plusDays(1)));
    }
    Matcher period = PERIOD.matcher(text);
    if (period.matches()) {
      return Optional.of(
          period.group(2).equals("Q")
              ? quarter(Integer.parseInt(period.group(1)), Integer.parseInt(period.group(3)))
              : week(period.group(1) + "-W" + period.group(3)));
    }
    String minutes = BRIEF_OFFSET.matcher(text).replaceFirst("$1$2:");
    TemporalAccessor moment =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(
            (minutes.endsWith(":") ? minutes + "00" : minutes).replace(' ', 'T'),
            OffsetDateTime::from,
            LocalDateTime::from);
    LocalDateTime clock = LocalDateTime.from(moment);
    return Optional.of(
        new Dates(
            clock,
            clock.plusSeconds(1),
            Optional.ofNullable(moment.query(TemporalQueries.offset()))));
  }

  private static Dates quarter(int year, int quarter) {
    LocalDate first = YearMonth.of(year, 3 * quarter - 2).atDay(1);
    return days(first, first.plusMonths(3));
  }

  private static Dates week(String text) {
    LocalDate monday = LocalDate.parse(text + "-1", DateTimeFormatter.ISO_WEEK_DATE);
    return days(monday, monday.plusWeeks(1));
  }

  private static Dates days(LocalDate first, LocalDate after) {
    return new Dates(first.atStartOfDay(), after.atStartOfDay(), Optional.empty());
  }

  private static boolean isInteger(String text) {
    return text.matches("-?\\d{1," + LONGEST_INTEGER + "}");
  }

  /** How many steps of a series lie before it. */
  int stepsBefore(TimeSeries series) {
    requireComparable(series);
    return search(series, step -> isBefore(series.time(), step, Dates::first, integer() - 1));
  }

  /** How many steps of a series do not lie after it. */
  int stepsUntil(TimeSeries series) {
    requireComparable(series);
    return search(series, step -> isBefore(series.time(), step, Dates::after, integer()));
  }

  // Before a moment where there are dates, up to a number where there are numbers.
  private boolean isBefore(
      TimeIndex time, int step, Function<Dates, LocalDateTime> moment, long number) {
    Optional<LocalDateTime> date = time.dateTime(step);
    if (date.isEmpty()) {
      return Long.parseLong(time.label(step)) <= number;
    }
    LocalDateTime bound = moment.apply(dates.orElseThrow());
    return dates
        .get()
        .offset()
        .map(o -> date.get().atOffset(time.offset(step).orElseThrow()).isBefore(bound.atOffset(o)))
        .orElseGet(() -> date.get().isBefore(bound));
  }

  /** Whether all of it lies after all of another one; false where they cannot be compared. */
  boolean isAfter(TimeBound other) {
    if (isInteger(text) && isInteger(other.text)) {
      return integer() > other.integer();
    }
    return dates.isPresent()
        && other.dates.isPresent()
        && !dates.get().first().isBefore(other.dates.get().after());
  }

  // Of no use, and 0, where time is not counted.
  private long integer() {
    return isInteger(text) ? Long.parseLong(text) : 0;
  }

  private void requireComparable(TimeSeries series) {
    boolean dated = series.time().frequency().isPresent();
    if (dated && dates.isEmpty()) {
      throw problem(
          place,
          Quoted.of(text) + " is an integer and cannot be compared with dated series",
          "write " + asDate().orElse("a date such as 1958-12-31"));
    }
    if (!dated && !isInteger(text)) {
      throw problem(place, Quoted.of(text) + " is a date", "this data has integer time");
    }
    if (dated && dates.orElseThrow().offset().isPresent() && series.time().offset(0).isEmpty()) {
      throw problem(
          place,
          Quoted.of(text) + " has a distance from UTC, the time stamps have none",
          "leave it out");
    }
  }

  /** The date that digits without separators may mean. */
  private Optional<String> asDate() {
    try {
      return Optional.of(LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE).toString());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  // How many steps at the start of a series are inside.
  private static int search(TimeSeries series, IntPredicate inside) {
    int low = 0;
    int high = series.length();
    while (low < high) {
      int step = (low + high) >>> 1;
      boolean found = inside.test(step);
      low = found ? step + 1 : low;
      high = found ? high : step;
    }
    return low;
  }

  @Override
  public String toString() {
    return text;
  }
}
