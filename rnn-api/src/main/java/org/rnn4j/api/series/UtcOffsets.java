package org.rnn4j.api.series;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The distances from UTC that stand behind the time stamps of one series, and how such a stamp is
 * written. Immutable.
 */
public final class UtcOffsets {

  /** Which clock the steps are regular by, where the offset changes. */
  public enum Clock {
    /** The clock on the wall: midnights of one place, 23 or 25 hours apart now and then. */
    LOCAL,
    /** Time itself: hours of which the clock on the wall skips one and has another twice. */
    ABSOLUTE
  }

  private final NavigableMap<Long, ZoneOffset> offsets; // from which step on
  private final Clock clock;
  private final DateTimeFormatter form;

  private UtcOffsets(NavigableMap<Long, ZoneOffset> offsets, Clock clock, DateTimeFormatter form) {
    this.offsets = offsets;
    this.clock = clock;
    this.form = form;
  }

  /**
   * Offsets that change.
   *
   * @param offsets by the step from which on they hold; the first from step 0, the last for all
   *     steps to come
   * @param form in which a stamp with its offset is written
   */
  public static UtcOffsets of(Map<Long, ZoneOffset> offsets, Clock clock, DateTimeFormatter form) {
    NavigableMap<Long, ZoneOffset> sorted = new TreeMap<>(offsets);
    if (sorted.isEmpty() || sorted.firstKey() != 0) {
      throw new IllegalArgumentException("the first offset must hold from step 0, not " + offsets);
    }
    return new UtcOffsets(
        sorted, Objects.requireNonNull(clock, "clock"), Objects.requireNonNull(form, "form"));
  }

  /** The offset of a step. */
  public ZoneOffset at(long step) {
    return offsets.floorEntry(Math.max(step, 0)).getValue();
  }

  /** Which clock the steps are regular by. */
  public Clock clock() {
    return clock;
  }

  /** In which a stamp with its offset is written. */
  DateTimeFormatter form() {
    return form;
  }
}
