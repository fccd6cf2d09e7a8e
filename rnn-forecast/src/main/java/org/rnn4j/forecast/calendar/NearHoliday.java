package org.rnn4j.forecast.calendar;

import java.time.LocalDateTime;
import java.util.Set;
import org.rnn4j.api.series.Derivation;
import org.rnn4j.api.series.Frequency;
import org.rnn4j.api.series.TimeIndex;

/**
 * 1 so many days after a holiday, 0 elsewhere. Of steps longer than a day it is 1 where the time
 * from a step's stamp to the next one has a holiday in it.
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
    LocalDateTime at = time.dateTime(step).orElseThrow();
    long day = at.toLocalDate().toEpochDay() - after;
    long end = isLong(time) ? last(time, step) - after : day;
    for (long d = day; d <= end; d++) {
      if (days.contains(d)) {
        return 1;
      }
    }
    return 0;
  }

  private static long last(TimeIndex time, long step) {
    return time.dateTime(step + 1).orElseThrow().toLocalDate().toEpochDay() - 1;
  }

  private static boolean isLong(TimeIndex time) {
    return isLong(time.frequency().orElseThrow());
  }

  /** Whether a step is longer than a day. */
  static boolean isLong(Frequency frequency) {
    return frequency.estimate().toHours() > 24;
  }
}
