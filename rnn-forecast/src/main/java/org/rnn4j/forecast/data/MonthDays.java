package org.rnn4j.forecast.data;

import java.time.LocalDate;
import java.util.Collection;
import org.rnn4j.api.series.Frequency;

/**
 * On which day of their months the stamps of a series lie. A stamp in the middle of a month says
 * it; the last day of a month may be that day, or stand for one that the month does not have. So
 * all stamps decide: 28 February and 28 March are days 28, 28 February and 31 March are month ends.
 */
final class MonthDays {

  private static final long SECONDS_OF_DAY = 24 * 60 * 60;

  private final int[] within = new int[Frequency.MONTH_END + 1]; // [day]: stamps before month ends
  private int latestEnd = 1; // the longest month that a stamp ends

  /** Of the stamps of one series, by the clock on the wall. */
  static MonthDays of(SeriesBuffer series) {
    MonthDays days = new MonthDays();
    days.addAll(series);
    return days;
  }

  /** Of the stamps of all series. */
  static MonthDays of(Collection<SeriesBuffer> series) {
    MonthDays days = new MonthDays();
    series.forEach(days::addAll);
    return days;
  }

  private void addAll(SeriesBuffer series) {
    for (int i = 0; i < series.size(); i++) {
      LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(series.local(i), SECONDS_OF_DAY));
      int day = date.getDayOfMonth();
      if (day == date.lengthOfMonth()) {
        latestEnd = Math.max(latestEnd, day);
      } else {
        within[day]++;
      }
    }
  }

  /**
   * The day: the one that most stamps within a month are on, the earlier of two; {@link
   * Frequency#MONTH_END} if all are month ends.
   */
  int day() {
    int best = Frequency.MONTH_END;
    for (int day = Frequency.MONTH_END; day > 0; day--) {
      if (within[day] > 0 && within[day] >= within[best]) {
        best = day;
      }
    }
    return best;
  }

  /** Whether all stamps are on a day, or at the end of a month that is too short for it. */
  boolean agreeOn(int day) {
    if (latestEnd > day) {
      return false;
    }
    for (int other = 1; other < within.length; other++) {
      if (other != day && within[other] > 0) {
        return false;
      }
    }
    return true;
  }
}
