package org.rnn4j.forecast.data;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.option.Spelling;

/**
 * The clock of one place. Where it is set forward there are times that it never shows; where it is
 * set back it shows an hour twice. Not for several threads.
 */
final class ZoneClock {

  private final ZoneId zone;
  private final ZoneRules rules;
  private long from; // times by the clock from here
  private long to; // to before here have one offset, which is this one
  private int offset;

  private ZoneClock(ZoneId zone) {
    this.zone = zone;
    this.rules = zone.getRules();
  }

  /**
   * The clock of a zone, such as {@code Europe/Berlin}.
   *
   * @param place of the name, for messages
   * @throws InputException if there is no such zone
   */
  static ZoneClock of(String name, Place place) {
    try {
      return new ZoneClock(ZoneId.of(name));
    } catch (DateTimeException e) {
      throw new InputException(
          place,
          Quoted.of(name) + " is not a time zone",
          Spelling.nearest(name, ZoneId.getAvailableZoneIds())
              .map(near -> "did you mean " + near + "?")
              .orElse("expected one such as Europe/Berlin or UTC"));
    }
  }

  /** What changes the clock, and when. */
  ZoneRules rules() {
    return rules;
  }

  /** How many seconds the clock is ahead of UTC. */
  int offsetAt(long utc) {
    return rules.getOffset(Instant.ofEpochSecond(utc)).getTotalSeconds();
  }

  /** Whether the clock shows a time twice. */
  boolean isTwice(long local) {
    return !hasOneOffset(local) && rules.getValidOffsets(TimeStamps.dateTime(local)).size() == 2;
  }

  /** Whether the clock never shows a time. */
  boolean isNever(long local) {
    return !hasOneOffset(local) && rules.getValidOffsets(TimeStamps.dateTime(local)).isEmpty();
  }

  /**
   * The moment at which the clock shows a time; of two, the first one that is later than another
   * moment, as it is in a file whose rows are in order.
   *
   * @param local seconds since 1970 by the clock, which shows them
   * @param after seconds since 1970 of UTC
   */
  long utc(long local, long after) {
    if (hasOneOffset(local)) {
      return local - offset;
    }
    List<ZoneOffset> both = rules.getValidOffsets(TimeStamps.dateTime(local));
    long first = local - both.get(0).getTotalSeconds();
    return first > after || both.size() == 1
        ? first
        : local - both.get(both.size() - 1).getTotalSeconds();
  }

  // The rules are asked once for half a year, as a file's times follow each other.
  private boolean hasOneOffset(long local) {
    if (local >= from && local < to) {
      return true;
    }
    LocalDateTime time = TimeStamps.dateTime(local);
    List<ZoneOffset> offsets = rules.getValidOffsets(time);
    if (offsets.size() != 1) {
      return false;
    }
    Instant moment = time.toInstant(offsets.get(0));
    ZoneOffsetTransition before = rules.previousTransition(moment.plusSeconds(1));
    ZoneOffsetTransition after = rules.nextTransition(moment);
    from = before == null ? Long.MIN_VALUE : latest(before);
    to = after == null ? Long.MAX_VALUE : earliest(after);
    offset = offsets.get(0).getTotalSeconds();
    return local >= from && local < to;
  }

  private static long latest(ZoneOffsetTransition change) {
    return Math.max(seconds(change.getDateTimeBefore()), seconds(change.getDateTimeAfter()));
  }

  private static long earliest(ZoneOffsetTransition change) {
    return Math.min(seconds(change.getDateTimeBefore()), seconds(change.getDateTimeAfter()));
  }

  private static long seconds(LocalDateTime time) {
    return time.toEpochSecond(ZoneOffset.UTC);
  }

  @Override
  public String toString() {
    return zone.getId();
  }
}
