package org.rnn4j.forecast.data;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.rnn4j.api.series.Frequency;
import org.rnn4j.api.series.UtcOffsets.Clock;

/** How far apart neighbouring stamps are most often: from this a frequency is inferred. */
final class Distances {

  private static final long DAY = 24 * 60 * 60;
  private static final long SHORTEST_MONTH = 28 * DAY;
  // Data that is less regular than this has no frequency; counting on would only take memory.
  private static final int MOST_DISTANCES = 10_000;

  private Distances() {}

  /** How far one stamp of a series is from the one before it. */
  private interface Distance {
    long at(SeriesBuffer series, int step);
  }

  /** The common distance of integers; empty without neighbours. */
  static OptionalLong ofIntegers(Collection<SeriesBuffer> series) {
    return mostCommon(series, (one, step) -> one.time(step) - one.time(step - 1));
  }

  /**
   * The common distance of dates by a clock; in business days where days lack weekends; in months
   * where the dates are on one day of their months. Empty if no series has two dates.
   */
  static Optional<Frequency> ofDates(Collection<SeriesBuffer> series, Clock clock) {
    OptionalLong seconds =
        mostCommon(
            series,
            clock == Clock.LOCAL
                ? (one, step) -> one.local(step) - one.local(step - 1)
                : (one, step) -> one.time(step) - one.time(step - 1));
    if (seconds.isEmpty() || seconds.getAsLong() <= 0 || isBeyondCounting(seconds.getAsLong())) {
      return Optional.empty();
    }
    if (seconds.getAsLong() == DAY && BusinessDays.are(series)) {
      return Optional.of(new Frequency(1, Frequency.Unit.BUSINESS_DAY));
    }
    boolean monthly =
        seconds.getAsLong() >= SHORTEST_MONTH && series.stream().allMatch(Distances::isMonthly);
    return Optional.of(
        monthly
            ? months(
                mostCommon(series, (one, step) -> months(one.local(step - 1), one.local(step)))
                    .orElseThrow())
            : duration(seconds.getAsLong()));
  }

  /**
   * The most common distance of neighbours, the shorter of two equally common ones; empty without
   * neighbours. Rather than the shortest, so that one wrong stamp is reported where it stands.
   */
  private static OptionalLong mostCommon(Collection<SeriesBuffer> series, Distance distance) {
    Map<Long, Integer> counts = new HashMap<>();
    for (SeriesBuffer one : series) {
      for (int i = 1, next; i < one.size() && counts.size() < MOST_DISTANCES; i = next) {
        long first = distance.at(one, i);
        next = i + 1;
        while (next < one.size() && distance.at(one, next) == first) {
          next++;
        }
        counts.merge(first, next - i, Integer::sum); // once for a run of equal ones
      }
    }
    return counts.entrySet().stream()
        .max(
            Map.Entry.<Long, Integer>comparingByValue()
                .thenComparing(Map.Entry.<Long, Integer>comparingByKey().reversed()))
        .map(e -> OptionalLong.of(e.getKey()))
        .orElse(OptionalLong.empty());
  }

  /** Whether all stamps are on one day of their months, at one time of day. */
  private static boolean isMonthly(SeriesBuffer series) {
    MonthDays days = MonthDays.of(series);
    if (!days.agreeOn(days.day())) {
      return false;
    }
    for (int i = 1; i < series.size(); i++) {
      if ((series.local(i) - series.local(0)) % DAY != 0) {
        return false;
      }
    }
    return true;
  }

  /** How many months one number of seconds lies after another, the days left aside. */
  static long months(long from, long to) {
    return ChronoUnit.MONTHS.between(
        YearMonth.from(TimeStamps.dateTime(from)), YearMonth.from(TimeStamps.dateTime(to)));
  }

  private static Frequency months(long months) {
    int count = Math.toIntExact(months);
    return count % 12 == 0
        ? new Frequency(count / 12, Frequency.Unit.YEAR)
        : count % 3 == 0
            ? new Frequency(count / 3, Frequency.Unit.QUARTER)
            : new Frequency(count, Frequency.Unit.MONTH);
  }

  // Centuries that are no number of days.
  private static boolean isBeyondCounting(long seconds) {
    return seconds > Integer.MAX_VALUE && seconds % DAY != 0;
  }

  private static Frequency duration(long seconds) {
    return seconds % (7 * DAY) == 0
        ? new Frequency(Math.toIntExact(seconds / (7 * DAY)), Frequency.Unit.WEEK)
        : seconds % DAY == 0
            ? new Frequency(Math.toIntExact(seconds / DAY), Frequency.Unit.DAY)
            : seconds % 3600 == 0
                ? new Frequency(Math.toIntExact(seconds / 3600), Frequency.Unit.HOUR)
                : seconds % 60 == 0
                    ? new Frequency(Math.toIntExact(seconds / 60), Frequency.Unit.MINUTE)
                    : new Frequency(Math.toIntExact(seconds), Frequency.Unit.SECOND);
  }
}
