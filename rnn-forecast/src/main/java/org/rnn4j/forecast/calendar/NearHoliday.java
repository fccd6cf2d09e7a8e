package org.rnn4j.forecast.calendar;

import java.util.OptionalInt;
import java.util.Set;
import org.rnn4j.api.series.Derivation;
import org.rnn4j.api.series.Frequency;
import org.rnn4j.api.series.TimeIndex;

/**
 * 1 so many days after a holiday, 0 elsewhere. Of steps longer than a day it is 1 where the time
 * from a step's stamp to the next one has a holiday in it; where stamps are the last days of
 * months, the time behind the stamp before, since such a stamp says the month that ends there.
 *
 * @param days of the holiday, counted from the epoch
 * @param after by how many days; negative: before it
 */
record NearHoliday(Set<Long> days, int after) implements Derivation {

  NearHoliday {
    days = Set.copyOf(days);
  }

  @Override
  public double at(TimeIndex time, long step) {
    long first = day(time, step);
    long last = first;
    if (isLong(time)) {
      boolean ends = isMonthEnd(time);
      first = ends ? day(time, step - 1) + 1 : first;
      last = ends ? last : day(time, step + 1) - 1;
    }
    for (long day = first - after; day <= last - after; day++) {
      if (days.contains(day)) {
        return 1;
      }
    }
    return 0;
  }

  private static long day(TimeIndex time, long step) {
    return time.dateTime(step).orElseThrow().toLocalDate().toEpochDay();
  }

  private static boolean isMonthEnd(TimeIndex time) {
    return time.cadence().dayOfMonth().equals(OptionalInt.of(Frequency.MONTH_END));
  }

  private static boolean isLong(TimeIndex time) {
    return isLong(time.frequency().orElseThrow());
  }

  /** Whether a step is longer than a day; that of a Friday is a day, too, among business days. */
  static boolean isLong(Frequency frequency) {
    return frequency.unit() == Frequency.Unit.BUSINESS_DAY
        ? frequency.count() > 1
        : frequency.estimate().toHours() > 24;
  }
}
