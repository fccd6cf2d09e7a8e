package org.rnn4j.forecast.data;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Dates that are written as whole numbers. As a counter they would have gaps where a month or a
 * year ends, and filling these would make up days that there are not.
 */
final class IntegerDates {

  private static final int FIRST_YEAR = 1800;
  private static final int LAST_YEAR = 2100;
  private static final int FIRST_SERIAL_DAY = 25_569; // 1970-01-01
  private static final int LAST_SERIAL_DAY = 54_789; // 2050-01-01
  private static final int FIRST_SECOND_DIGITS = 10;
  private static final int FIRST_MILLISECOND_DIGITS = 13;

  /**
   * A pattern of digits.
   *
   * @param text of java.time
   * @param digits of the number
   */
  private record Layout(String text, int digits) {}

  // Numbers of these are dates, wherever all of them can be.
  private static final List<Layout> CERTAIN =
      List.of(
          new Layout("yyyyMM", 6),
          new Layout("yyyyMMdd", 8),
          new Layout("yyyyMMddHH", 10),
          new Layout("yyyyMMddHHmm", 12),
          new Layout("yyyyMMddHHmmss", 14));

  // Numbers of these are dates where they differ in days and months alone.
  private static final List<Layout> DAY_FIRST =
      List.of(new Layout("ddMMyyyy", 8), new Layout("MMddyyyy", 8));

  private static final long ONE_MONTH_LATER = 10_000;

  // Numbers of these may be anything, unless they are regular as dates and not as numbers.
  private static final List<Layout> POSSIBLE =
      List.of(new Layout("yyMM", 4), new Layout("yyMMdd", 6), new Layout("yyyyDDD", 7));

  private IntegerDates() {}

  /** The pattern that all stamps of all series are dates of, whatever their distances. */
  static Optional<String> pattern(Collection<SeriesBuffer> series) {
    return Stream.concat(CERTAIN.stream(), DAY_FIRST.stream().filter(l -> isInOneYear(series)))
        .filter(layout -> series.stream().allMatch(one -> dates(one, layout).isPresent()))
        .map(Layout::text)
        .findFirst();
  }

  private static boolean isInOneYear(Collection<SeriesBuffer> series) {
    return series.stream()
        .allMatch(
            one ->
                IntStream.range(1, one.size())
                    .allMatch(i -> (one.time(i) - one.time(0)) % ONE_MONTH_LATER == 0));
  }

  /** The pattern that makes regular dates of a series that is not regular as a counter. */
  static Optional<String> regularPattern(SeriesBuffer series) {
    return POSSIBLE.stream()
        .filter(layout -> dates(series, layout).filter(IntegerDates::isRegular).isPresent())
        .map(Layout::text)
        .findFirst();
  }

  /** The dates of a series; empty if one number is none. */
  private static Optional<List<LocalDateTime>> dates(SeriesBuffer series, Layout layout) {
    List<LocalDateTime> dates = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      Optional<LocalDateTime> date = date(series.time(i), layout);
      if (date.isEmpty()) {
        return Optional.empty();
      }
      dates.add(date.get());
    }
    return Optional.of(dates);
  }

  private static Optional<LocalDateTime> date(long number, Layout layout) {
    String plain = Long.toString(number);
    boolean dayFirst = layout.text().endsWith("yyyy");
    String text = dayFirst && plain.length() == layout.digits() - 1 ? "0" + plain : plain;
    if (text.length() != layout.digits() || number < 0) {
      return Optional.empty();
    }
    if (dayFirst) {
      String year = text.substring(4);
      String first = text.substring(0, 2);
      String second = text.substring(2, 4);
      String days = layout.text().startsWith("dd") ? second + first : first + second;
      return date(Long.parseLong(year + days), CERTAIN.get(1));
    }
    boolean brief = !layout.text().startsWith("yyyy");
    int year = brief ? 2000 + number(text, 0, 2) : number(text, 0, 4);
    int next = brief ? 2 : 4;
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      return Optional.empty();
    }
    try {
      LocalDate date =
          layout.text().endsWith("DDD")
              ? Year.of(year).atDay(number(text, next, 3))
              : LocalDate.of(
                  year,
                  number(text, next, 2),
                  layout.text().contains("dd") ? number(text, next + 2, 2) : 1);
      int hour = next + 4;
      return Optional.of(
          date.atTime(number(text, hour, 2), number(text, hour + 2, 2), number(text, hour + 4, 2)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Digits of a number; 0 where it has ended. */
  private static int number(String text, int from, int count) {
    return from >= text.length() ? 0 : Integer.parseInt(text.substring(from, from + count));
  }

  private static boolean isRegular(List<LocalDateTime> dates) {
    SeriesBuffer buffer = new SeriesBuffer("", 0, 0, 0);
    dates.forEach(d -> buffer.add(d.toEpochSecond(ZoneOffset.UTC), 0, 0, new double[0]));
    Optional<TimeGrid> grid = GridChoice.ofDates(List.of(buffer));
    int day = grid.map(g -> g.dayOf(buffer)).orElse(1);
    for (int i = 1; grid.isPresent() && i < buffer.size(); i++) {
      if (grid.get().steps(buffer, i - 1, i, day) != 1) {
        return false;
      }
    }
    return grid.isPresent();
  }

  /** Whether all stamps can be the numbers that a spreadsheet has for days of about our time. */
  static boolean areSerialDays(Collection<SeriesBuffer> series) {
    return series.stream()
        .allMatch(
            one -> one.time(0) >= FIRST_SERIAL_DAY && one.time(one.size() - 1) <= LAST_SERIAL_DAY);
  }

  /** What a counter may be that is large; empty for others. */
  static Optional<String> unit(Collection<SeriesBuffer> series) {
    int digits = Long.toString(series.iterator().next().time(0)).length();
    return digits == FIRST_SECOND_DIGITS
        ? Optional.of("seconds")
        : digits == FIRST_MILLISECOND_DIGITS ? Optional.of("milliseconds") : Optional.empty();
  }
}
