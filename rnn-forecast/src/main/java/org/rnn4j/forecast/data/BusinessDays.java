package org.rnn4j.forecast.data;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.rnn4j.api.series.Frequency;

/**
 * Stamps that are the first or the last business day of their months: 29 January, 29 February, 31
 * March of 2016. Their distances are of no frequency, what they stand for is.
 */
final class BusinessDays {

  private static final int SECONDS_OF_DAY = 24 * 60 * 60;
  private static final int FEWEST = 3; // two may be anything

  private BusinessDays() {}

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
