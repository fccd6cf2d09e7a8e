package org.rnn4j.forecast.calendar;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.rnn4j.api.series.Frequency;

/** Which fields of the calendar tell something of a series of some frequency. */
public final class AutoFields {

  private static final int LEAST_TURNS = 2;

  private AutoFields() {}

  /**
   * The fields that a step is short enough for, and of which training sees two turns at least: a
   * single one would be learned by heart.
   *
   * @param first the first stamp of training
   * @param last the last stamp of training
   */
  public static List<CalendarField> of(
      Frequency frequency, LocalDateTime first, LocalDateTime last) {
    Duration seen = Duration.between(first, last).plus(frequency.estimate());
    List<CalendarField> fields = new ArrayList<>();
    if (!frequency.isCalendarDayOrLonger()) {
      addIf(fields, CalendarField.HOUR_OF_DAY, seen, 1);
    }
    if (!NearHoliday.isLong(frequency)) {
      addIf(fields, CalendarField.DAY_OF_WEEK, seen, 7);
      addIf(fields, CalendarField.DAY_OF_YEAR, seen, 365);
      return fields;
    }
    if (!frequency.isMonths()) {
      addIf(fields, CalendarField.WEEK_OF_YEAR, seen, 365);
    } else if (frequency.defaultSeason() == 12) {
      addIf(fields, CalendarField.MONTH, seen, 365);
    } else if (frequency.defaultSeason() == 4) {
      addIf(fields, CalendarField.QUARTER, seen, 365);
    }
    return fields;
  }

  private static void addIf(
      List<CalendarField> fields, CalendarField field, Duration seen, int days) {
    if (seen.toDays() >= (long) LEAST_TURNS * days) {
      fields.add(field);
    }
  }
}
