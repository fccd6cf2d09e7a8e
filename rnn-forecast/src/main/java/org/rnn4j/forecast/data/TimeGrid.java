package org.rnn4j.forecast.data;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.rnn4j.api.series.Cadence;
import org.rnn4j.api.series.Frequency;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.api.series.UtcOffsets;
import org.rnn4j.api.series.UtcOffsets.Clock;

/**
 * The regular time that the stamps of all series lie on: dates one frequency apart by one of two
 * clocks, or integers one stride apart.
 *
 * @param cadence kind and distance; its day of the month is that of most series
 * @param clock that dates are regular by
 * @param form that stamps with an offset are written in
 * @param places the zone that the spec names; none where the offsets alone tell it
 */
record TimeGrid(Cadence cadence, Clock clock, String form, List<ZoneRules> places) {

  private static final String TIME = "HH:mm:ss";

  /** The grid of row numbers, or of integers. */
  static TimeGrid ofIntegers(long stride) {
    return new TimeGrid(
        new Cadence(Cadence.Kind.COUNTER, Optional.empty(), stride, OptionalInt.empty()),
        Clock.LOCAL,
        "",
        List.of());
  }

  /** The distance of dates; empty for integers. */
  Optional<Frequency> frequency() {
    return cadence.frequency();
  }

  private boolean isMonths() {
    return frequency().map(Frequency::isMonths).orElse(false);
  }

  /** In words: {@code 1M} or {@code steps of 1}. */
  String words() {
    return cadence.distance();
  }

  /** The day of the month of a series: that of the others where its stamps agree, or its own. */
  int dayOf(SeriesBuffer series) {
    if (!isMonths()) {
      return 1;
    }
    MonthDays days = MonthDays.of(series);
    return cadence.dayOfMonth().stream().filter(days::agreeOn).findFirst().orElseGet(days::day);
  }

  private long seconds(SeriesBuffer series, int step) {
    return clock == Clock.LOCAL ? series.local(step) : series.time(step);
  }

  /**
   * How many steps of the grid one row lies after another of its series; -1 if between two of them.
   *
   * @param day what {@link #dayOf} said of the series
   */
  long steps(SeriesBuffer series, int from, int to, int day) {
    long start = seconds(series, from);
    long end = seconds(series, to);
    if (frequency().map(f -> f.unit() == Frequency.Unit.BUSINESS_DAY).orElse(false)) {
      long days = BusinessDays.between(start, end);
      return days < 0 || days % frequency().get().count() != 0
          ? -1
          : days / frequency().get().count();
    }
    if (!isMonths()) {
      long distance = frequency().map(f -> f.estimate().toSeconds()).orElse(cadence.stride());
      return (end - start) % distance == 0 ? (end - start) / distance : -1;
    }
    Frequency frequency = frequency().orElseThrow();
    LocalDateTime first = TimeStamps.dateTime(start);
    long months = Distances.months(start, second(frequency.plus(first, 1, day)));
    long steps = Distances.months(start, end) / months;
    return frequency.plus(first, steps, day).equals(TimeStamps.dateTime(end)) ? steps : -1;
  }

  private static long second(LocalDateTime time) {
    return time.toEpochSecond(ZoneOffset.UTC);
  }

  /**
   * The time stamps of a series.
   *
   * @param positions of its rows on the grid
   */
  TimeIndex index(SeriesBuffer series, int[] positions) {
    if (frequency().isEmpty()) {
      return TimeIndex.integers(series.time(0), cadence.stride());
    }
    LocalDateTime start = TimeStamps.dateTime(series.local(0));
    TimeIndex index = TimeIndex.dated(start, frequency().get());
    int day = dayOf(series);
    boolean dayFits = frequency().get().plus(start, 0, day).equals(start);
    TimeIndex placed = isMonths() && dayFits ? index.onDay(day) : index;
    return cadence.kind() == Cadence.Kind.OFFSET_DATES
        ? placed.with(offsets(series, positions, start))
        : placed;
  }

  private UtcOffsets offsets(SeriesBuffer series, int[] positions, LocalDateTime start) {
    Map<Long, ZoneOffset> offsets = new TreeMap<>();
    for (int i = 0; i < series.size(); i++) {
      if (i == 0 || series.offset(i) != series.offset(i - 1)) {
        offsets.put((long) positions[i], ZoneOffset.ofTotalSeconds(series.offset(i)));
      }
    }
    return UtcOffsets.of(offsets, clock, DateTimeFormatter.ofPattern(wholeForm(start), Locale.ROOT))
        .goingOn(positions[series.size() - 1], places.isEmpty() ? ClockPlaces.of(series) : places);
  }

  // The first stamp of a file may leave out what later ones need.
  private String wholeForm(LocalDateTime start) {
    Frequency frequency = frequency().orElseThrow();
    boolean seconds = frequency.unit() == Frequency.Unit.SECOND || start.getSecond() != 0;
    boolean time =
        !frequency.isCalendarDayOrLonger() || second(start) % 86_400 != 0 || clock != Clock.LOCAL;
    if (time && !form.contains("HH")) {
      return form.replace("dd", "dd'T'" + TIME);
    }
    return seconds && !form.contains("ss") ? form.replace("HH:mm", TIME) : form;
  }
}
