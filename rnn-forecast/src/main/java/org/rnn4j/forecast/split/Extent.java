package org.rnn4j.forecast.split;

import java.time.LocalDateTime;
import java.util.Optional;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.api.series.TimeSeries;

/**
 * How much of some series there is: how many of them, how many steps in all, the earliest and the
 * latest time stamp. Immutable.
 */
public final class Extent {

  /** Nothing. */
  public static final Extent NONE = new Extent(0, 0, Optional.empty(), Optional.empty());

  /** A step of a series, without its values: these may be many and not be used. */
  private record Stamp(TimeIndex time, int step) {

    String label() {
      return time.label(step);
    }

    Optional<LocalDateTime> date() {
      return time.dateTime(step);
    }

    boolean isBefore(Stamp other) {
      Optional<LocalDateTime> mine = date();
      Optional<LocalDateTime> others = other.date();
      if (mine.isPresent() != others.isPresent()) {
        return false; // a program has mixed dates and numbers: which is first is not known
      }
      return mine.isPresent()
          ? mine.get().isBefore(others.get())
          : Long.parseLong(label()) < Long.parseLong(other.label());
    }
  }

  private final int series;
  private final long steps;
  private final Optional<Stamp> first;
  private final Optional<Stamp> last;

  private Extent(int series, long steps, Optional<Stamp> first, Optional<Stamp> last) {
    this.series = series;
    this.steps = steps;
    this.first = first;
    this.last = last;
  }

  /** All of a dataset. */
  public static Extent of(Dataset dataset) {
    Extent extent = NONE;
    for (TimeSeries one : dataset.series()) {
      extent = extent.plus(one, 0, one.length());
    }
    return extent;
  }

  /** This and steps {@code from} (inclusive) to {@code to} (exclusive) of another series. */
  public Extent plus(TimeSeries more, int from, int to) {
    if (from >= to) {
      return this;
    }
    Stamp begin = new Stamp(more.time(), from);
    Stamp end = new Stamp(more.time(), to - 1);
    return new Extent(
        series + 1,
        steps + to - from,
        first.filter(f -> !begin.isBefore(f)).or(() -> Optional.of(begin)),
        last.filter(l -> !l.isBefore(end)).or(() -> Optional.of(end)));
  }

  /** How many series have steps here. */
  public int series() {
    return series;
  }

  /** How many steps these series have here in all. */
  public long steps() {
    return steps;
  }

  /** Whether there is nothing. */
  public boolean isEmpty() {
    return steps == 0;
  }

  /** The earliest time stamp as text; empty if there is nothing. */
  public Optional<String> first() {
    return first.map(Stamp::label);
  }

  /** The latest time stamp as text; empty if there is nothing. */
  public Optional<String> last() {
    return last.map(Stamp::label);
  }

  /** The earliest time stamp as a date; empty if there is nothing or time is integers. */
  public Optional<LocalDateTime> firstDate() {
    return first.flatMap(Stamp::date);
  }

  /** The latest time stamp as a date; empty if there is nothing or time is integers. */
  public Optional<LocalDateTime> lastDate() {
    return last.flatMap(Stamp::date);
  }

  /** From when to when: {@code 1949-01-01 to 1960-12-01}; {@code nothing} if there is nothing. */
  public String range() {
    return isEmpty() ? "nothing" : first().orElseThrow() + " to " + last().orElseThrow();
  }

  /** For people: {@code 2 series, 288 steps, 1949-01-01 to 1960-12-01}. */
  @Override
  public String toString() {
    return isEmpty() ? "nothing" : series + " series, " + counted(steps, "step") + ", " + range();
  }

  /** A number of things in words: {@code 1 step}, {@code 2 steps}. */
  public static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
