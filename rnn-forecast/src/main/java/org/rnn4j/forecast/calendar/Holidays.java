package org.rnn4j.forecast.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Frequency;

/**
 * Days with names, each of which comes back. A day may have several names.
 *
 * @param dates by name, in the order of the names; no name without a date
 */
public record Holidays(SortedMap<String, SortedSet<LocalDate>> dates) {

  /** Which columns they make. */
  public enum Columns {
    /** One for all of them together. */
    ONE,
    /** One for each name, since no two holidays do the same. */
    EACH
  }

  private static final String PREFIX = "holiday";

  public Holidays {
    SortedMap<String, SortedSet<LocalDate>> copy = new TreeMap<>();
    dates.forEach(
        (name, days) -> copy.put(name, Collections.unmodifiableSortedSet(new TreeSet<>(days))));
    if (copy.isEmpty() || copy.values().stream().anyMatch(Set::isEmpty)) {
      throw new IllegalArgumentException("a holiday has a name and a date");
    }
    dates = Collections.unmodifiableSortedMap(copy);
  }

  /** Whether a step is a day or shorter, so that there are steps beside that of a holiday. */
  public static boolean hasDays(Frequency frequency) {
    return !NearHoliday.isLong(frequency);
  }

  /** The first day of all. */
  public LocalDate first() {
    return dates.values().stream().map(SortedSet::first).min(LocalDate::compareTo).orElseThrow();
  }

  /** The last day of all. */
  public LocalDate last() {
    return dates.values().stream().map(SortedSet::last).max(LocalDate::compareTo).orElseThrow();
  }

  /**
   * The names of those that never come in a stretch of time, the ends inclusive: of their columns
   * nothing could be learned there.
   */
  public List<String> absent(LocalDate from, LocalDate to) {
    return dates.entrySet().stream()
        .filter(e -> e.getValue().subSet(from, to.plusDays(1)).isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The columns: for each holiday, or all together, that of the day and of those around it. */
  List<Column> columns(Columns which, int around) {
    Map<String, Set<Long>> days = new LinkedHashMap<>();
    dates.forEach(
        (name, on) ->
            on.forEach(
                date ->
                    days.computeIfAbsent(
                            which == Columns.ONE ? PREFIX : PREFIX + "." + name,
                            n -> new HashSet<>())
                        .add(date.toEpochDay())));
    List<Column> columns = new ArrayList<>();
    days.forEach(
        (name, on) -> {
          for (int after = -around; after <= around; after++) {
            String place = after == 0 ? "" : after < 0 ? "-" + -after : "+" + after;
            columns.add(Column.derived(name + place, new NearHoliday(on, after)));
          }
        });
    return columns;
  }
}
