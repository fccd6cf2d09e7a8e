package org.rnn4j.api.series;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The time stamps of a series: regular, so that a few values say them all, past the end of the
 * series too. Either dated ({@code start} and {@code frequency}) or integers counting up from
 * {@code first}. Immutable.
 */
public final class TimeIndex {

  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter OFFSET_DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);

  private final long first;
  private final long stride;
  private final Optional<LocalDateTime> start;
  private final Optional<Frequency> frequency;
  private final int dayOfMonth; // of steps of whole months
  private final Optional<UtcOffsets> offsets;
  private final long skipped; // steps between the start and the first step

  private TimeIndex(long first, long stride) {
    this.first = first;
    this.stride = stride;
    this.start = Optional.empty();
    this.frequency = Optional.empty();
    this.dayOfMonth = 1;
    this.offsets = Optional.empty();
    this.skipped = 0;
  }

  private TimeIndex(
      LocalDateTime start, Frequency frequency, int dayOfMonth, Optional<UtcOffsets> offsets) {
    this.first = 0;
    this.stride = 1;
    this.start = Optional.of(start);
    this.frequency = Optional.of(frequency);
    this.dayOfMonth = dayOfMonth;
    this.offsets = offsets;
    this.skipped = 0;
  }

  private TimeIndex(TimeIndex whole, long skipped) {
    this.first = whole.first;
    this.stride = whole.stride;
    this.start = whole.start;
    this.frequency = whole.frequency;
    this.dayOfMonth = whole.dayOfMonth;
    this.offsets = whole.offsets;
    this.skipped = skipped;
  }

  /** Integers {@code first, first + stride, ...}. */
  public static TimeIndex integers(long first, long stride) {
    if (stride < 1) {
      throw new IllegalArgumentException("integer time must count up, not by " + stride);
    }
    return new TimeIndex(first, stride);
  }

  /** Integers {@code 0, 1, 2, ...}. */
  public static TimeIndex integers() {
    return integers(0, 1);
  }

  /**
   * Dates from {@code start}, one {@code frequency} apart. In steps of whole months the last day of
   * a month stays the last, until {@link #onDay} says otherwise.
   */
  public static TimeIndex dated(LocalDateTime start, Frequency frequency) {
    boolean monthEnd = start.getDayOfMonth() == YearMonth.from(start).lengthOfMonth();
    int day = monthEnd ? Frequency.MONTH_END : start.getDayOfMonth();
    return new TimeIndex(start, frequency, day, Optional.empty());
  }

  /** As {@link #dated(LocalDateTime, Frequency)}, with one distance from UTC in every stamp. */
  public static TimeIndex dated(OffsetDateTime start, Frequency frequency) {
    return dated(start.toLocalDateTime(), frequency)
        .with(
            UtcOffsets.of(Map.of(0L, start.getOffset()), UtcOffsets.Clock.LOCAL, OFFSET_DATE_TIME));
  }

  /**
   * The same dates with another day of the month for steps of whole months.
   *
   * @param day 1 to {@link Frequency#MONTH_END}; shorter months have their last day there
   */
  public TimeIndex onDay(int day) {
    LocalDateTime from = start.orElseThrow();
    if (Math.min(day, YearMonth.from(from).lengthOfMonth()) != from.getDayOfMonth()) {
      throw new IllegalArgumentException(from + " is not on day " + day + " of its month");
    }
    return new TimeIndex(new TimeIndex(from, frequency.orElseThrow(), day, offsets), skipped);
  }

  /** The same dates with distances from UTC. */
  public TimeIndex with(UtcOffsets newOffsets) {
    return new TimeIndex(
        new TimeIndex(
            start.orElseThrow(), frequency.orElseThrow(), dayOfMonth, Optional.of(newOffsets)),
        skipped);
  }

  /**
   * The same time stamps from a step on, which is the first one now. They are counted from where
   * they were counted from, so that a day of the month or an offset stays what it was.
   *
   * @param step at least 0
   */
  public TimeIndex from(long step) {
    if (step < 0) {
      throw new IllegalArgumentException("a step is at least 0, not " + step);
    }
    return new TimeIndex(this, skipped + step);
  }

  /** The distance of the steps; empty for integers. */
  public Optional<Frequency> frequency() {
    return frequency;
  }

  /** What is regular about the stamps, wherever they start. */
  public Cadence cadence() {
    boolean months = frequency.map(Frequency::isMonths).orElse(false);
    return new Cadence(
        start.isEmpty()
            ? Cadence.Kind.COUNTER
            : offsets.isPresent() ? Cadence.Kind.OFFSET_DATES : Cadence.Kind.DATES,
        frequency,
        stride,
        months ? OptionalInt.of(dayOfMonth) : OptionalInt.empty());
  }

  /**
   * The time stamp of a step, which may lie past the end of the series, by the clock on the wall;
   * empty for integers.
   */
  public Optional<LocalDateTime> dateTime(long step) {
    return start.map(s -> local(s, skipped + step));
  }

  private LocalDateTime local(LocalDateTime from, long counted) {
    LocalDateTime regular = frequency.orElseThrow().plus(from, counted, dayOfMonth);
    boolean absolute = offsets.map(o -> o.clock() == UtcOffsets.Clock.ABSOLUTE).orElse(false);
    if (!absolute) {
      return regular;
    }
    UtcOffsets known = offsets.get();
    int ahead = known.at(counted, regular).getTotalSeconds();
    return regular.plusSeconds(ahead - (long) known.first().getTotalSeconds());
  }

  /** The number of a step, which may lie past the end of the series; empty for dates. */
  public OptionalLong number(long step) {
    return start.isPresent()
        ? OptionalLong.empty()
        : OptionalLong.of(first + (skipped + step) * stride);
  }

  /** The distance from UTC of a step; empty where the stamps have none. */
  public Optional<ZoneOffset> offset(long step) {
    long counted = skipped + step;
    return offsets.map(
        o -> o.at(counted, frequency.orElseThrow().plus(start.orElseThrow(), counted, dayOfMonth)));
  }

  /**
   * The time stamp of a step as text: {@code 1960-12-01} where a step is a day or longer and the
   * series starts at midnight, {@code 2016-07-01 01:00:00} otherwise; with its distance from UTC,
   * in the form it was read in, where it has one; or the integer.
   */
  public String label(long step) {
    if (start.isEmpty()) {
      return Long.toString(number(step).orElseThrow());
    }
    LocalDateTime time = dateTime(step).orElseThrow();
    if (offsets.isPresent()) {
      return offsets.get().form().format(time.atOffset(offset(step).orElseThrow()));
    }
    boolean midnight = start.get().toLocalTime().toSecondOfDay() == 0;
    return midnight && frequency.orElseThrow().isCalendarDayOrLonger()
        ? time.toLocalDate().toString()
        : DATE_TIME.format(time);
  }

  @Override
  public String toString() {
    return "TimeIndex[from " + label(0) + ", " + cadence().distance() + "]";
  }
}
