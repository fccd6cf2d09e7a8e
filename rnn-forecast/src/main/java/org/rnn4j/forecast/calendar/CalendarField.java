package org.rnn4j.forecast.calendar;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.rnn4j.api.option.Kebab;
import org.rnn4j.api.series.Column;

/**
 * A field of the calendar as columns, by the clock on the wall of the data. One of up to twelve
 * kinds (a day of the week, a month, a quarter) has a column for each of them, 1 where it is that
 * kind and 0 elsewhere; one that turns round in more steps has pairs of a sine and a cosine of the
 * share of the turn that is over, of once, twice, ... a turn.
 */
public enum CalendarField {
  /** The share of the day that is over; minutes and seconds count. */
  HOUR_OF_DAY(12) {
    @Override
    double turned(LocalDateTime time) {
      return time.toLocalTime().toSecondOfDay() / SECONDS_OF_DAY;
    }
  },
  /** Monday to Sunday. */
  DAY_OF_WEEK(0) {
    @Override
    List<String> kinds() {
      return Arrays.stream(DayOfWeek.values()).map(CalendarField::lower).toList();
    }

    @Override
    int kind(LocalDateTime time) {
      return time.getDayOfWeek().ordinal();
    }
  },
  /** The share of the month's days that are over. */
  DAY_OF_MONTH(15) {
    @Override
    double turned(LocalDateTime time) {
      return (time.getDayOfMonth() - 1.0) / time.toLocalDate().lengthOfMonth();
    }
  },
  /** The share of the year's days that are over, be they 365 or 366. */
  DAY_OF_YEAR(182) {
    @Override
    double turned(LocalDateTime time) {
      return (time.getDayOfYear() - 1.0) / time.toLocalDate().lengthOfYear();
    }
  },
  /** The share of the year's ISO weeks that are over, be they 52 or 53. */
  WEEK_OF_YEAR(26) {
    @Override
    double turned(LocalDateTime time) {
      double weeks = IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(time).getMaximum();
      return (time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) - 1) / weeks;
    }
  },
  /** January to December. */
  MONTH(0) {
    @Override
    List<String> kinds() {
      return Arrays.stream(Month.values()).map(CalendarField::lower).toList();
    }

    @Override
    int kind(LocalDateTime time) {
      return time.getMonthValue() - 1;
    }
  },
  /** The four quarters. */
  QUARTER(0) {
    @Override
    List<String> kinds() {
      return List.of("1", "2", "3", "4");
    }

    @Override
    int kind(LocalDateTime time) {
      return (time.getMonthValue() - 1) / 3;
    }
  };

  private static final double SECONDS_OF_DAY = 86_400;

  private final int mostHarmonics; // more of them could not be told apart; 0: it has kinds

  CalendarField(int mostHarmonics) {
    this.mostHarmonics = mostHarmonics;
  }

  /** The kinds it may be, in words; none where it turns round. */
  List<String> kinds() {
    return List.of();
  }

  /** Which of its kinds. */
  int kind(LocalDateTime time) {
    throw new IllegalStateException(this + " has no kinds");
  }

  /** The share of a turn that is over, from 0 to below 1. */
  double turned(LocalDateTime time) {
    throw new IllegalStateException(this + " has kinds");
  }

  /**
   * Its columns.
   *
   * @param harmonics pairs of a sine and a cosine at most, where it turns round
   */
  List<Column> columns(int harmonics) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < kinds().size(); i++) {
      columns.add(Column.derived(this + "." + kinds().get(i), new OneOf(this, i)));
    }
    IntStream.rangeClosed(1, Math.min(harmonics, mostHarmonics))
        .forEach(
            turns -> {
              columns.add(Column.derived(this + ".sin-" + turns, new Sine(this, turns, 0)));
              columns.add(Column.derived(this + ".cos-" + turns, new Sine(this, turns, 0.25)));
            });
    return columns;
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** The name in a spec, such as {@code day-of-week}. */
  @Override
  public String toString() {
    return Kebab.of(this);
  }
}
