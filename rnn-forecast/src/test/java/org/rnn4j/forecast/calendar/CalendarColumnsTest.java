package org.rnn4j.forecast.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.Frequency;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.calendar.DerivedColumns.HolidayColumns;
import org.rnn4j.forecast.calendar.DerivedColumns.Position;

class CalendarColumnsTest {

  private static TimeIndex from(String start, String frequency) {
    return TimeIndex.dated(LocalDateTime.parse(start), Frequency.parse(frequency).orElseThrow());
  }

  private static double at(List<Column> columns, String name, TimeIndex time, long step) {
    Column column = columns.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    return column.derivation().orElseThrow().at(time, step);
  }

  private static Holidays holidays(Map<String, List<String>> dates) {
    TreeMap<String, SortedSet<LocalDate>> byName = new TreeMap<>();
    dates.forEach(
        (name, on) -> byName.put(name, new TreeSet<>(on.stream().map(LocalDate::parse).toList())));
    return new Holidays(byName);
  }

  @Test
  void aDayOfTheWeekHasAColumnForEachOfThem() {
    List<Column> columns = CalendarField.DAY_OF_WEEK.columns(6);
    TimeIndex time = from("2024-02-26T00:00", "1d"); // a Monday

    assertThat(Column.names(columns))
        .containsExactly(
            "day-of-week.monday",
            "day-of-week.tuesday",
            "day-of-week.wednesday",
            "day-of-week.thursday",
            "day-of-week.friday",
            "day-of-week.saturday",
            "day-of-week.sunday");
    for (int step = 0; step < 21; step++) {
      for (int day = 0; day < 7; day++) {
        assertThat(columns.get(day).derivation().orElseThrow().at(time, step))
            .isEqualTo(step % 7 == day ? 1 : 0);
      }
    }
  }

  @Test
  void aFieldThatTurnsRoundHasPairsOfASineAndACosine() {
    List<Column> hours = CalendarField.HOUR_OF_DAY.columns(2);
    TimeIndex time = from("2024-03-01T00:00", "30min");

    assertThat(Column.names(hours))
        .containsExactly(
            "hour-of-day.sin-1", "hour-of-day.cos-1", "hour-of-day.sin-2", "hour-of-day.cos-2");
    assertThat(at(hours, "hour-of-day.sin-1", time, 12)).isCloseTo(1, within(1e-15)); // six o'clock
    assertThat(at(hours, "hour-of-day.cos-1", time, 24)).isCloseTo(-1, within(1e-15));
    assertThat(at(hours, "hour-of-day.cos-2", time, 24)).isCloseTo(1, within(1e-15));
    assertThat(at(hours, "hour-of-day.sin-2", time, 3)) // half past one
        .isCloseTo(Math.sin(2 * Math.PI * 2 * 1.5 / 24), within(1e-15));
    assertThat(CalendarField.HOUR_OF_DAY.columns(60)).hasSize(24); // more are told apart by no hour
  }

  @Test
  void aYearIsOverAfterItsOwnNumberOfDays() {
    List<Column> year = CalendarField.DAY_OF_YEAR.columns(1);
    TimeIndex leap = from("2024-01-01T00:00", "1d");

    assertThat(at(year, "day-of-year.sin-1", leap, 0)).isZero();
    assertThat(at(year, "day-of-year.cos-1", leap, 183)).isCloseTo(-1, within(1e-15)); // 2 July
    assertThat(at(year, "day-of-year.sin-1", leap, 366)).isZero(); // 1 January 2025
    assertThat(at(year, "day-of-year.sin-1", leap, 366 + 365)).isZero();
  }

  @Test
  void otherFieldsOfTheCalendarAreRight() {
    TimeIndex months = from("2024-01-31T00:00", "1M");
    assertThat(at(CalendarField.MONTH.columns(1), "month.february", months, 1)).isEqualTo(1);
    assertThat(at(CalendarField.MONTH.columns(1), "month.march", months, 1)).isZero();
    assertThat(at(CalendarField.QUARTER.columns(1), "quarter.4", months, 9)).isEqualTo(1);
    TimeIndex days = from("2024-02-01T00:00", "1d");
    assertThat(at(CalendarField.DAY_OF_MONTH.columns(1), "day-of-month.sin-1", days, 29)).isZero();
    TimeIndex weeks = from("2020-12-28T00:00", "1w"); // week 53 of 2020
    assertThat(at(CalendarField.WEEK_OF_YEAR.columns(1), "week-of-year.sin-1", weeks, 1)).isZero();
    assertThat(at(CalendarField.WEEK_OF_YEAR.columns(1), "week-of-year.sin-1", weeks, 0))
        .isCloseTo(Math.sin(2 * Math.PI * 52 / 53), within(1e-14));
  }

  @Test
  void aHolidayAndTheDaysAroundItHaveColumnsOfTheirOwn() {
    Holidays two =
        holidays(
            Map.of("Christmas", List.of("2023-12-25", "2024-12-25"), "New", List.of("2024-01-01")));
    TimeIndex time = from("2023-12-23T00:00", "1d");
    List<Column> each = two.columns(Holidays.Columns.EACH, 1);
    List<Column> one = two.columns(Holidays.Columns.ONE, 0);

    assertThat(Column.names(each))
        .containsExactly(
            "holiday.Christmas-1",
            "holiday.Christmas",
            "holiday.Christmas+1",
            "holiday.New-1",
            "holiday.New",
            "holiday.New+1");
    assertThat(at(each, "holiday.Christmas-1", time, 1)).isEqualTo(1);
    assertThat(at(each, "holiday.Christmas", time, 1)).isZero();
    assertThat(at(each, "holiday.Christmas", time, 2)).isEqualTo(1);
    assertThat(at(each, "holiday.Christmas+1", time, 3)).isEqualTo(1);
    assertThat(at(each, "holiday.New", time, 9)).isEqualTo(1);
    assertThat(Column.names(one)).containsExactly("holiday");
    assertThat(at(one, "holiday", time, 2) + at(one, "holiday", time, 9)).isEqualTo(2);
    assertThat(at(one, "holiday", time, 3)).isZero();
    // every hour of the day, and the week that it is in
    assertThat(at(one, "holiday", from("2023-12-25T00:00", "1h"), 23)).isEqualTo(1);
    assertThat(at(one, "holiday", from("2023-12-25T00:00", "1h"), 24)).isZero();
    assertThat(at(one, "holiday", from("2023-12-24T00:00", "1w"), 0)).isEqualTo(1);
    assertThat(at(one, "holiday", from("2023-12-26T00:00", "1w"), 0)).isEqualTo(1); // 1 January
    assertThat(at(one, "holiday", from("2023-12-18T00:00", "1w"), 0)).isZero();
  }

  @Test
  void aHolidayOfAWeekendIsNoneOfABusinessDay() {
    List<Column> sunday =
        holidays(Map.of("Sunday", List.of("2023-12-24"))).columns(Holidays.Columns.ONE, 1);
    TimeIndex friday = from("2023-12-22T00:00", "1B");
    assertThat(at(sunday, "holiday", friday, 0)).isZero();
    assertThat(at(sunday, "holiday", friday, 1)).isZero();
    assertThat(at(sunday, "holiday+1", friday, 1)).as("Monday is the day after").isEqualTo(1);
  }

  @Test
  void aHolidayIsOfTheMonthThatEndsWithAStampOrBeginsWithIt() {
    List<Column> one =
        holidays(Map.of("Christmas", List.of("2023-12-25"))).columns(Holidays.Columns.ONE, 0);
    TimeIndex ends = from("2023-10-31T00:00", "1M");
    TimeIndex starts = from("2023-10-01T00:00", "1M");
    for (TimeIndex months : List.of(ends, starts)) {
      assertThat(
              IntStream.range(0, 5).filter(month -> at(one, "holiday", months, month) == 1).boxed())
          .as(months.toString())
          .containsExactly(2);
    }
    assertThat(at(one, "holiday", from("2023-12-31T00:00", "1M"), 0)).isEqualTo(1);
    assertThat(at(one, "holiday", from("2023-12-31T00:00", "1Q"), 0)).isEqualTo(1);
  }

  @Test
  void aPositionGoesByTimeAndNotByTheSeries() {
    DerivedColumns position =
        new DerivedColumns(List.of(), 1, Optional.empty(), Optional.of(new Position(100, 50)));
    Column column = position.columns().get(0);

    assertThat(column.name()).isEqualTo("position");
    assertThat(column.derivation().orElseThrow().at(TimeIndex.integers(100, 10), 5)).isEqualTo(1);
    assertThat(column.derivation().orElseThrow().at(TimeIndex.integers(100, 10).from(3), 5))
        .isEqualTo(1.6);
  }

  @Test
  void whatIsSavedIsTheSameWhenItIsReadAgain() {
    DerivedColumns all =
        new DerivedColumns(
            List.of(CalendarField.DAY_OF_YEAR, CalendarField.MONTH),
            3,
            Optional.of(
                new HolidayColumns(
                    holidays(Map.of("a", List.of("2024-01-01", "2025-01-01"))),
                    Holidays.Columns.EACH,
                    2)),
            Optional.of(new Position(-1e9, 12.5)));

    DerivedColumns read = DerivedColumns.of(all.tree());

    assertThat(read).isEqualTo(all);
    assertThat(read.columns()).isEqualTo(all.columns());
    assertThat(DerivedColumns.of(DerivedColumns.none().tree())).isEqualTo(DerivedColumns.none());
    Map<String, Object> changed = all.tree();
    changed.put("calendar", List.of("day-of-moon"));
    assertThatThrownBy(() -> DerivedColumns.of(changed))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("day-of-moon");
  }

  @Test
  void aColumnThatTheDataHaveAlreadyIsRefused() {
    TimeSeries series =
        TimeSeries.owning(
            "a", from("2024-01-01T00:00", "1d"), Column.targets("position"), new double[][] {{1}});
    DerivedColumns position =
        new DerivedColumns(List.of(), 1, Optional.empty(), Optional.of(new Position(0, 1)));

    assertThatThrownBy(
            () -> position.addTo(Dataset.of(List.of(series), series.time().frequency(), 1)))
        .hasMessageContaining("position");
  }
}
