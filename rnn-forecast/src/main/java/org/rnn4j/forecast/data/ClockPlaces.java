package org.rnn4j.forecast.data;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;

/**
 * The places of the time-zone database whose clocks have had the offsets of a series. They tell the
 * offsets behind its end, where a clock may change again.
 */
final class ClockPlaces {

  private ClockPlaces() {}

  /** Loaded when the first file needs it. */
  private static final class Everywhere {
    static final List<ZoneRules> RULES =
        ZoneId.getAvailableZoneIds().stream()
            .sorted()
            .map(id -> ZoneId.of(id).getRules())
            .distinct()
            .toList();
  }

  /** The rules of these places; none for a series whose offset never changes. */
  static List<ZoneRules> of(SeriesBuffer series) {
    if (isConstant(series)) {
      return List.of();
    }
    return Everywhere.RULES.stream().filter(rules -> hasHad(rules, series)).toList();
  }

  private static boolean isConstant(SeriesBuffer series) {
    for (int i = 1; i < series.size(); i++) {
      if (series.offset(i) != series.offset(0)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a place has had the offset of every row; rows of one offset are looked at as one. */
  private static boolean hasHad(ZoneRules rules, SeriesBuffer series) {
    for (int from = 0, to; from < series.size(); from = to) {
      to = from + 1;
      while (to < series.size() && series.offset(to) == series.offset(from)) {
        to++;
      }
      ZoneOffset offset = ZoneOffset.ofTotalSeconds(series.offset(from));
      Instant first = Instant.ofEpochSecond(series.time(from));
      Instant last = Instant.ofEpochSecond(series.time(to - 1));
      if (!rules.getOffset(first).equals(offset)) {
        return false;
      }
      ZoneOffsetTransition next = rules.nextTransition(first);
      if (next != null && !next.getInstant().isAfter(last)) {
        return false;
      }
    }
    return true;
  }
}
