package org.rnn4j.api.series;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneRules;
import java.util.List;
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
  private final long lastKnown; // the last step whose offset was read
  private final List<ZoneRules> places; // that have had these offsets

  private UtcOffsets(
      NavigableMap<Long, ZoneOffset> offsets,
      Clock clock,
      DateTimeFormatter form,
      long lastKnown,
      List<ZoneRules> places) {
    this.offsets = offsets;
    this.clock = clock;
    this.form = form;
    this.lastKnown = lastKnown;
    this.places = List.copyOf(places);
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
        sorted,
        Objects.requireNonNull(clock, "clock"),
        Objects.requireNonNull(form, "form"),
        sorted.lastKey(),
        List.of());
  }

  /**
   * The same offsets, and behind a step those that all of some places have then; where they differ,
   * the last offset goes on.
   *
   * @param lastKnown the last step whose offset is known
   * @param newPlaces rules of places that have had the offsets up to there
   */
  public UtcOffsets goingOn(long lastKnown, List<ZoneRules> newPlaces) {
    return new UtcOffsets(offsets, clock, form, lastKnown, newPlaces);
  }

  /**
   * The offset of a step.
   *
   * @param regular when it is: by the clock on the wall, or, where {@link Clock#ABSOLUTE} time is
   *     regular, by the offset of step 0
   */
  ZoneOffset at(long step, LocalDateTime regular) {
    ZoneOffset last = offsets.floorEntry(Math.max(step, 0)).getValue();
    if (step <= lastKnown || places.isEmpty()) {
      return last;
    }
    ZoneOffset first = offsets.firstEntry().getValue();
    List<ZoneOffset> later =
        places.stream()
            .map(
                place ->
                    clock == Clock.LOCAL
                        ? place.getOffset(regular)
                        : place.getOffset(regular.toInstant(first)))
            .distinct()
            .toList();
    return later.size() == 1 ? later.get(0) : last;
  }

  /** The offset of step 0. */
  ZoneOffset first() {
    return offsets.firstEntry().getValue();
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
