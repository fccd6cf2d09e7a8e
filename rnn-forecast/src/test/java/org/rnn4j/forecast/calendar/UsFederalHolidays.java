package org.rnn4j.forecast.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The federal holidays of the United States by rule (5 U.S.C. 6103 and the acts before it), without
 * Inauguration Day, which is one in and around Washington alone. A holiday of a fixed date that
 * falls on a Saturday is observed on the Friday before it, one that falls on a Sunday on the Monday
 * behind it; both days are listed.
 */
final class UsFederalHolidays {

  /** One row of the file. */
  record Day(LocalDate date, String name) {}

  private static final int FIRST = 1960;
  private static final int LAST = 2060;
  private static final int UNIFORM_MONDAYS = 1971; // the Uniform Monday Holiday Act
  private static final int VETERANS_BACK = 1978; // to 11 November
  private static final int KING = 1986;
  private static final int JUNETEENTH = 2021;

  private UsFederalHolidays() {}

  /** Writes the file to the standard output. */
  public static void main(String[] args) {
    System.out.print(csv());
  }

  /** The whole file. */
  static String csv() {
    StringBuilder csv = new StringBuilder("date,name\n");
    days().forEach(day -> csv.append(day.date()).append(',').append(day.name()).append('\n'));
    return csv.toString();
  }

  /** All of them from 1960 to 2060, in the order of time. */
  static List<Day> days() {
    List<Day> days = new ArrayList<>();
    for (int year = FIRST; year <= LAST + 1; year++) { // 1 January 2061 is observed in 2060
      addYear(year, days);
    }
    return days.stream()
        .filter(day -> day.date().getYear() >= FIRST && day.date().getYear() <= LAST)
        .sorted(Comparator.comparing(Day::date).thenComparing(Day::name))
        .toList();
  }

  private static void addYear(int year, List<Day> days) {
    fixed("New Year's Day", LocalDate.of(year, Month.JANUARY, 1), days);
    if (year >= KING) {
      days.add(
          new Day(nth(3, DayOfWeek.MONDAY, year, Month.JANUARY), "Martin Luther King Jr. Day"));
    }
    if (year < UNIFORM_MONDAYS) {
      fixed("Washington's Birthday", LocalDate.of(year, Month.FEBRUARY, 22), days);
      fixed("Memorial Day", LocalDate.of(year, Month.MAY, 30), days);
    } else {
      days.add(new Day(nth(3, DayOfWeek.MONDAY, year, Month.FEBRUARY), "Washington's Birthday"));
      days.add(new Day(nth(-1, DayOfWeek.MONDAY, year, Month.MAY), "Memorial Day"));
      days.add(new Day(nth(2, DayOfWeek.MONDAY, year, Month.OCTOBER), "Columbus Day"));
    }
    if (year >= JUNETEENTH) {
      fixed("Juneteenth", LocalDate.of(year, Month.JUNE, 19), days);
    }
    fixed("Independence Day", LocalDate.of(year, Month.JULY, 4), days);
    days.add(new Day(nth(1, DayOfWeek.MONDAY, year, Month.SEPTEMBER), "Labor Day"));
    if (year >= UNIFORM_MONDAYS && year < VETERANS_BACK) {
      days.add(new Day(nth(4, DayOfWeek.MONDAY, year, Month.OCTOBER), "Veterans Day"));
    } else {
      fixed("Veterans Day", LocalDate.of(year, Month.NOVEMBER, 11), days);
    }
    days.add(new Day(nth(4, DayOfWeek.THURSDAY, year, Month.NOVEMBER), "Thanksgiving Day"));
    fixed("Christmas Day", LocalDate.of(year, Month.DECEMBER, 25), days);
  }

  private static LocalDate nth(int count, DayOfWeek day, int year, Month month) {
    return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(count, day));
  }

  private static void fixed(String name, LocalDate date, List<Day> days) {
    days.add(new Day(date, name));
    String observed = name + " (observed)";
    if (date.getDayOfWeek() == DayOfWeek.SATURDAY) {
      days.add(new Day(date.minusDays(1), observed));
    } else if (date.getDayOfWeek() == DayOfWeek.SUNDAY) {
      days.add(new Day(date.plusDays(1), observed));
    }
  }
}
