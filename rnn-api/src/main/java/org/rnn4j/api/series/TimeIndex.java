package org.rnn4j.api.series;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * The time stamps of a series: regular, so two values say them all, past the end of the series too.
 * Either dated ({@code start} and {@code frequency}) or integers counting up from {@code first}.
 */
public final class TimeIndex {

  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private final long first;
  private final long stride;
  private final Optional<LocalDateTime> start;
  private final Optional<Frequency> frequency;

  private TimeIndex(
      long first, long stride, Optional<LocalDateTime> start, Optional<Frequency> frequency) {
    this.first = first;
    this.stride = stride;
    this.start = start;
    this.frequency = frequency;
  }

  /** Integers {@code first, first + stride, ...}. */
  public static TimeIndex integers(long first, long stride) {
    if (stride < 1) {
      throw new IllegalArgumentException("integer time must count up, not by " + stride);
    }
    return new TimeIndex(first, stride, Optional.empty(), Optional.empty());
  }

  /** Integers {@code 0, 1, 2, ...}. */
  public static TimeIndex integers() {
    return integers(0, 1);
  }

  /** Dates from {@code start}, one {@code frequency} apart. */
  public static TimeIndex dated(LocalDateTime start, Frequency frequency) {
    return new TimeIndex(0, 1, Optional.of(start), Optional.of(frequency));
  }

  /** The distance of the steps; empty for integers. */
  public Optional<Frequency> frequency() {
    return frequency;
  }

  /** The time stamp of a step, which may lie past the end of the series; empty for integers. */
  public Optional<LocalDateTime> dateTime(long step) {
    return start.map(s -> frequency.orElseThrow().plus(s, step));
  }

  /**
   * The time stamp of a step as text: {@code 1960-12-01} where a step is a day or longer and the
   * series starts at midnight, {@code 2016-07-01 01:00:00} otherwise, or the integer.
   */
  public String label(long step) {
    if (start.isEmpty()) {
      return Long.toString(first + step * stride);
    }
    LocalDateTime time = dateTime(step).orElseThrow();
    boolean midnight = start.get().toLocalTime().toSecondOfDay() == 0;
    return midnight && frequency.orElseThrow().isCalendarDayOrLonger()
        ? time.toLocalDate().toString()
        : DATE_TIME.format(time);
  }
}
