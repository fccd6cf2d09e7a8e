package org.rnn4j.forecast.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rnn4j.forecast.data.StampGuess;

/** Looks for the column of the time stamps, or the columns that its parts stand in. */
final class TimeSearch {

  /**
   * What was found.
   *
   * @param columns one, or the parts of a date from the year on; none where the rows' order is time
   * @param formats patterns that all stamps follow; none where they need none
   */
  record Found(List<ColumnSurvey> columns, List<String> formats) {}

  private static final Pattern NAME =
      Pattern.compile(
          "(?i)(.*[^a-z])?(date|time|timestamp|datetime|ds|day|month|week|quarter|year|period)"
              + "([^a-z].*)?");
  private static final Pattern COUNTER_NAME =
      Pattern.compile("(?i)t|ds|time|step|index|tick|timestep|time_step|period|hour|day|year");
  private static final List<Pattern> PARTS =
      Stream.of("years?|yr", "months?|mon", "days?|date_?of_?month|day_?of_?month", "hours?|hr")
          .map(name -> Pattern.compile("(?i)" + name))
          .toList();
  private static final Pattern FOUR_DIGITS = Pattern.compile("1[5-9][0-9]{2}|2[0-2][0-9]{2}");

  private final List<ColumnSurvey> columns;

  private TimeSearch(List<ColumnSurvey> columns) {
    this.columns = columns;
  }

  static Found in(List<ColumnSurvey> columns) {
    TimeSearch search = new TimeSearch(columns);
    return search
        .dates()
        .or(search::parts)
        .or(search::years)
        .or(search::counter)
        .orElse(new Found(List.of(), List.of()));
  }

  // Of several the one with a name for it, then the first.
  private Optional<Found> dates() {
    List<Found> found = new ArrayList<>();
    for (ColumnSurvey column : columns) {
      Optional<StampGuess> form = StampGuess.of(column.samples());
      boolean isDate = form.filter(f -> !f.counter() || !f.patterns().isEmpty()).isPresent();
      boolean named = NAME.matcher(column.name()).matches();
      if (isDate && !column.hasBlanks() && (named || !form.get().counter())) {
        Found one = new Found(List.of(column), form.get().patterns());
        found.add(named && !found.isEmpty() && !isNamed(found.get(0)) ? 0 : found.size(), one);
      }
    }
    return found.stream().findFirst();
  }

  private static boolean isNamed(Found found) {
    return NAME.matcher(found.columns().get(0).name()).matches();
  }

  /** Year, month and what follows, each in a column of whole numbers. */
  private Optional<Found> parts() {
    List<ColumnSurvey> parts = new ArrayList<>();
    for (Pattern part : PARTS) {
      Optional<ColumnSurvey> column =
          columns.stream()
              .filter(c -> part.matcher(c.name()).matches() && c.isWhole() && !c.hasBlanks())
              .findFirst();
      if (column.isEmpty()) {
        break;
      }
      parts.add(column.get());
    }
    return parts.size() < 2 ? Optional.empty() : Optional.of(new Found(parts, List.of()));
  }

  private Optional<Found> years() {
    return columns.stream()
        .filter(c -> PARTS.get(0).matcher(c.name()).matches() && !c.hasBlanks())
        .filter(c -> c.samples().stream().allMatch(s -> FOUR_DIGITS.matcher(s).matches()))
        .map(c -> new Found(List.of(c), List.of("yyyy")))
        .findFirst();
  }

  private Optional<Found> counter() {
    return columns.stream()
        .filter(c -> COUNTER_NAME.matcher(c.name()).matches() && c.isWhole() && !c.hasBlanks())
        .map(c -> new Found(List.of(c), List.of()))
        .findFirst();
  }
}
