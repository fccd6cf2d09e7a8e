package org.rnn4j.api.series;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is regular about the time stamps of a series, wherever it starts: the kind of time and the
 * distance of the steps. A trained model remembers it and compares new data with it.
 *
 * @param kind of the stamps
 * @param frequency of dates; empty for a counter
 * @param stride what a counter counts by; 1 for dates
 * @param dayOfMonth that steps of whole months fall on, {@link Frequency#MONTH_END} for the last
 *     one; empty for other steps
 */
public record Cadence(
    Kind kind, Optional<Frequency> frequency, long stride, OptionalInt dayOfMonth) {

  /** Kinds of time stamps. */
  public enum Kind {
    /** Whole numbers; the numbers of the rows too. */
    COUNTER("whole numbers"),
    /** Dates, with or without the time of day, by the clock of one place that is not named. */
    DATES("dates without a UTC offset"),
    /** Dates with their distance from UTC. */
    OFFSET_DATES("dates with a UTC offset");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** In words, for messages. */
    public String words() {
      return words;
    }
  }

  public Cadence {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(frequency, "frequency");
    Objects.requireNonNull(dayOfMonth, "dayOfMonth");
    if ((kind == Kind.COUNTER) == frequency.isPresent()) {
      throw new IllegalArgumentException("dates have a frequency, and nothing else has one");
    }
    if (stride < 1) {
      throw new IllegalArgumentException("a counter counts up, not by " + stride);
    }
  }

  /** The distance of the steps in words: {@code 1M} or {@code steps of 10}. */
  public String distance() {
    return frequency.map(Frequency::toString).orElse("steps of " + stride);
  }
}
