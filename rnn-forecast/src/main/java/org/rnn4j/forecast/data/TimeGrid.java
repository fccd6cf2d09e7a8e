package org.rnn4j.forecast.data;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongBinaryOperator;
import org.rnn4j.api.series.Frequency;
import org.rnn4j.api.series.TimeIndex;

/**
 * The regular time that the stamps of all series lie on: dates one frequency apart, or integers one
 * stride apart.
 */
final class TimeGrid {

  private static final long DAY = 24 * 60 * 60;
  private static final long SHORTEST_MONTH = 28 * DAY;
  // Data that is less regular than this has no frequency; counting on would only take memory.
  private static final int MOST_DISTANCES = 10_000;

  private final Optional<Frequency> frequency;
  private final long stride; // of integers
  private final long distance; // seconds or integers between steps; an estimate for months

  private TimeGrid(Optional<Frequency> frequency, long stride) {
    this.frequency = frequency;
    this.stride = stride;
    this.distance = frequency.map(f -> f.estimate().toSeconds()).orElse(stride);
  }

  /** The grid of row numbers. */
  static TimeGrid rows() {
    return new TimeGrid(Optional.empty(), 1);
  }

  /** The grid of a frequency that is known. */
  static TimeGrid of(Frequency frequency) {
    return new TimeGrid(Optional.of(frequency), 1);
  }

  /** The grid of integers with their common distance. */
  static TimeGrid ofIntegers(Collection<SeriesBuffer> series) {
    return new TimeGrid(Optional.empty(), commonDistance(series, TimeGrid::difference).orElse(1));
  }

  /**
   * The grid of dates with their common distance; in months where the dates are the same day of
   * each month, or all of them the last one. Empty if no series has two dates.
   */
  static Optional<TimeGrid> ofDates(Collection<SeriesBuffer> series) {
    OptionalLong seconds = commonDistance(series, TimeGrid::difference);
    if (seconds.isEmpty()) {
      return Optional.empty();
    }
    boolean monthly =
        seconds.getAsLong() >= SHORTEST_MONTH
            && series.stream().allMatch(TimeGrid::isSameDayOfEachMonth);
    return Optional.of(
        of(
            monthly
                ? months(commonDistance(series, TimeGrid::months).orElseThrow())
                : duration(seconds.getAsLong())));
  }

  /**
   * The most common distance of neighbours, the shorter of two equally common ones; empty without
   * neighbours. Rather than the shortest, so that one wrong stamp is reported where it stands.
   */
  private static OptionalLong commonDistance(
      Collection<SeriesBuffer> series, LongBinaryOperator distance) {
    Map<Long, Integer> counts = new HashMap<>();
    for (SeriesBuffer one : series) {
      for (int i = 1, next; i < one.size() && counts.size() < MOST_DISTANCES; i = next) {
        long first = distance.applyAsLong(one.time(i - 1), one.time(i));
        next = i + 1;
        while (next < one.size()
            && distance.applyAsLong(one.time(next - 1), one.time(next)) == first) {
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

  private static long difference(long from, long to) {
    return to - from;
  }

  private static boolean isSameDayOfEachMonth(SeriesBuffer series) {
    LocalDateTime first = TimeStamps.dateTime(series.time(0));
    boolean sameDay = true;
    boolean lastDay = true;
    for (int i = 0; i < series.size(); i++) {
      LocalDateTime date = TimeStamps.dateTime(series.time(i));
      if (!date.toLocalTime().equals(first.toLocalTime())) {
        return false;
      }
      sameDay &= date.getDayOfMonth() == first.getDayOfMonth();
      lastDay &= date.getDayOfMonth() == YearMonth.from(date).lengthOfMonth();
    }
    return sameDay || lastDay;
  }

  private static long months(long from, long to) {
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

  /** The distance of dates; empty for integers. */
  Optional<Frequency> frequency() {
    return frequency;
  }

  /** In words: {@code 1M} or {@code steps of 1}. */
  String words() {
    return frequency.map(Frequency::toString).orElse("steps of " + stride);
  }

  /** How many steps of the grid a time lies after the start; -1 if between two of them. */
  long position(long start, long time) {
    boolean monthly =
        frequency.isPresent() && frequency.get().unit().compareTo(Frequency.Unit.MONTH) >= 0;
    if (monthly) {
      Frequency step = frequency.get();
      LocalDateTime first = TimeStamps.dateTime(start);
      long months = months(start, step.plus(first, 1).toEpochSecond(ZoneOffset.UTC));
      long position = months(start, time) / months;
      return step.plus(first, position).equals(TimeStamps.dateTime(time)) ? position : -1;
    }
    return (time - start) % distance == 0 ? (time - start) / distance : -1;
  }

  /** The time stamps of a series that starts here. */
  TimeIndex index(long start) {
    return frequency
        .map(f -> TimeIndex.dated(TimeStamps.dateTime(start), f))
        .orElseGet(() -> TimeIndex.integers(start, stride));
  }

  /** A time stamp as text. */
  String label(long time) {
    return index(time).label(0);
  }
}
