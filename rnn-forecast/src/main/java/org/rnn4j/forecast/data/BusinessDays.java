package org.rnn4j.forecast.data;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.rnn4j.api.series.Frequency;

/**
 * Days from Monday to Friday: stamps of which each is the next such day, and stamps that are the
 * first or the last one of their months: 29 January, 29 February, 31 March of 2016, whose distances
 * are of no frequency, though what they stand for is.
 */
final class BusinessDays {

  private static final int SECONDS_OF_DAY = 24 * 60 * 60;
  private static final int FEWEST = 3; // two may be anything
  private static final long NONE = Long.MIN_VALUE;
  private static final int OF_A_WEEK = 5;
  private static final int DAYS_OF_A_WEEK = 7;
  private static final int DAYS_OF_A_WEEKEND = 3; // from Friday to Monday
  private static final int DAYS_TO_MONDAY = 3; // before 1970-01-01, a Thursday

  private BusinessDays() {}

  /**
   * How many business days one number of seconds lies after another; -1 if one of them is on a
   * weekend, or they are not of one time of day.
   */
  static long between(long from, long to) {
    long first = number(from);
    long second = number(to);
    return first == NONE || second == NONE || Math.floorMod(to - from, SECONDS_OF_DAY) != 0
        ? -1
        : second - first;
  }

  private static long number(long seconds) {
    long day = Math.floorDiv(seconds, SECONDS_OF_DAY) + DAYS_TO_MONDAY; // since a Monday
    long weekday = Math.floorMod(day, DAYS_OF_A_WEEK);
    return weekday >= OF_A_WEEK ? NONE : Math.floorDiv(day, DAYS_OF_A_WEEK) * OF_A_WEEK + weekday;
  }

  /**
   * Whether stamps that are days are business days: none is on a weekend, and somewhere a Monday
   * follows a Friday.
   */
  static boolean are(Collection<SeriesBuffer> series) {
    boolean anyWeekend = false;
    for (SeriesBuffer one : series) {
      for (int i = 0; i < one.size(); i++) {
        if (number(one.local(i)) == NONE) {
          return false;
        }
        anyWeekend |=
            i > 0
                && one.local(i) - one.local(i - 1) == (long) DAYS_OF_A_WEEKEND * SECONDS_OF_DAY
                && number(one.local(i)) - number(one.local(i - 1)) == 1;
      }
    }
    return anyWeekend;
  }

  /** What all stamps of a series name one business day of; empty if they do not. */
  static Optional<Frequency.Unit> period(SeriesBuffer series) {
    if (series.size() < FEWEST
        || !(isEach(series, day -> day.plusDays(1)) || isEach(series, day -> day.minusDays(1)))) {
      return Optional.empty();
    }
    long months = Distances.months(series.local(0), series.local(1));
    return months == 1
        ? Optional.of(Frequency.Unit.MONTH)
        : months == 3
            ? Optional.of(Frequency.Unit.QUARTER)
            : months == 12 ? Optional.of(Frequency.Unit.YEAR) : Optional.empty();
  }

  // Going on to the next business day, each leaves its month.
  private static boolean isEach(SeriesBuffer series, UnaryOperator<LocalDate> on) {
    return IntStream.range(0, series.size())
        .mapToObj(i -> LocalDate.ofEpochDay(Math.floorDiv(series.local(i), SECONDS_OF_DAY)))
        .allMatch(day -> isBusinessDay(day) && !isInMonthOf(day, next(day, on)));
  }

  private static LocalDate next(LocalDate day, UnaryOperator<LocalDate> on) {
    LocalDate next = on.apply(day);
    while (!isBusinessDay(next)) {
      next = on.apply(next);
    }
    return next;
  }

  private static boolean isInMonthOf(LocalDate day, LocalDate other) {
    return day.getMonth() == other.getMonth();
  }

  private static boolean isBusinessDay(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }
}
