package org.rnn4j.forecast.calendar;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.option.Kebab;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeIndex;

/**
 * Which columns of a dataset follow from its time stamps, with everything they are made of: a model
 * keeps it, and forecasts without the file of holidays. Immutable.
 *
 * @param calendar fields of the time stamp
 * @param harmonics pairs of a sine and a cosine of those that turn round
 * @param holidays with their days
 * @param position how far along the data a step is
 */
public record DerivedColumns(
    List<CalendarField> calendar,
    int harmonics,
    Optional<HolidayColumns> holidays,
    Optional<Position> position) {

  /**
   * Holidays and the columns that are made of them.
   *
   * @param around days before and after each that have a column of their own
   */
  public record HolidayColumns(Holidays holidays, Holidays.Columns columns, int around) {
    public HolidayColumns {
      Objects.requireNonNull(holidays, "holidays");
      Objects.requireNonNull(columns, "columns");
    }
  }

  /**
   * What a position is counted by.
   *
   * @param origin seconds of the epoch by the clock on the wall, or the number, where it is 0
   * @param span until it is 1; above 0
   */
  public record Position(double origin, double span) {}

  private static final String CALENDAR = "calendar";
  private static final String HARMONICS = "harmonics";
  private static final String HOLIDAYS = "holidays";
  private static final String COLUMNS = "columns";
  private static final String AROUND = "around";
  private static final String DATES = "dates";
  private static final String POSITION = "position";
  private static final String ORIGIN = "origin";
  private static final String SPAN = "span";

  public DerivedColumns {
    calendar = List.copyOf(calendar);
    Objects.requireNonNull(holidays, "holidays");
    Objects.requireNonNull(position, "position");
  }

  /** No column. */
  public static DerivedColumns none() {
    return new DerivedColumns(List.of(), 1, Optional.empty(), Optional.empty());
  }

  /** Where a step is as a position counts: in seconds of the epoch, or by its number. */
  public static double place(TimeIndex time, long step) {
    return Progress.place(time, step);
  }

  /** Whether there is no column. */
  public boolean isNone() {
    return calendar.isEmpty() && holidays.isEmpty() && position.isEmpty();
  }

  /** The columns, in the order in which a model sees them. */
  public List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    calendar.forEach(field -> columns.addAll(field.columns(harmonics)));
    holidays.ifPresent(h -> columns.addAll(h.holidays().columns(h.columns(), h.around())));
    position.ifPresent(
        p -> columns.add(Column.derived(POSITION, new Progress(p.origin(), p.span()))));
    return List.copyOf(columns);
  }

  /**
   * The dataset with these columns.
   *
   * @throws InputException if its time stamps are no dates where dates are needed, or one of its
   *     own columns has the name of one of these
   */
  public Dataset addTo(Dataset dataset) {
    if (isNone()) {
      return dataset;
    }
    if (dataset.frequency().isEmpty() && !(calendar.isEmpty() && holidays.isEmpty())) {
      throw new InputException(
          Place.of(calendar.isEmpty() ? HOLIDAYS : CALENDAR),
          "the time stamps are numbers and have no calendar",
          "give data.time a column of dates, or leave it out");
    }
    List<Column> columns = columns();
    Set<String> own = new HashSet<>(Column.names(dataset.columns()));
    Set<String> made = new HashSet<>();
    for (Column column : columns) {
      if (own.contains(column.name())) {
        throw new InputException(
            Place.none(),
            "the data have a column " + Quoted.of(column.name()) + ", which is made here too",
            "leave one of them out");
      }
      if (!made.add(column.name())) { // a holiday may be called like the day after another
        throw new InputException(
            Place.of(HOLIDAYS),
            "two of their columns are called " + Quoted.of(column.name()),
            "give one of the holidays another name");
      }
    }
    return dataset.withDerived(columns);
  }

  /** As a tree for a file. */
  public Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(CALENDAR, calendar.stream().map(Kebab::of).toList());
    tree.put(HARMONICS, harmonics);
    holidays.ifPresent(
        h -> {
          Map<String, Object> dates = new LinkedHashMap<>();
          h.holidays()
              .dates()
              .forEach(
                  (name, on) -> dates.put(name, on.stream().map(LocalDate::toString).toList()));
          Map<String, Object> of = new LinkedHashMap<>();
          of.put(COLUMNS, Kebab.of(h.columns()));
          of.put(AROUND, h.around());
          of.put(DATES, dates);
          tree.put(HOLIDAYS, of);
        });
    position.ifPresent(
        p -> {
          Map<String, Object> of = new LinkedHashMap<>();
          of.put(ORIGIN, p.origin());
          of.put(SPAN, p.span());
          tree.put(POSITION, of);
        });
    return tree;
  }

  /**
   * Reads a tree back.
   *
   * @throws InputException where it is not as {@link #tree} wrote it
   */
  public static DerivedColumns of(Map<?, ?> tree) {
    List<CalendarField> fields = new ArrayList<>();
    for (Object name : list(tree, CALENDAR)) {
      fields.add(
          Kebab.find(CalendarField.class, String.valueOf(name))
              .orElseThrow(() -> refusal(CALENDAR, name, "fields of the calendar")));
    }
    return new DerivedColumns(
        fields,
        whole(tree, HARMONICS, 1),
        tree.containsKey(HOLIDAYS) ? Optional.of(holidays(map(tree, HOLIDAYS))) : Optional.empty(),
        tree.containsKey(POSITION) ? Optional.of(position(map(tree, POSITION))) : Optional.empty());
  }

  private static HolidayColumns holidays(Map<?, ?> tree) {
    SortedMap<String, SortedSet<LocalDate>> dates = new TreeMap<>();
    Map<?, ?> byName = map(tree, DATES);
    for (Object name : byName.keySet()) {
      SortedSet<LocalDate> on = new TreeSet<>();
      for (Object date : list(byName, name)) {
        try {
          on.add(LocalDate.parse(String.valueOf(date)));
        } catch (DateTimeParseException e) {
          throw refusal(HOLIDAYS, date, "dates");
        }
      }
      if (on.isEmpty()) {
        throw refusal(HOLIDAYS, byName.get(name), "at least one date of each name");
      }
      dates.put(String.valueOf(name), on);
    }
    if (dates.isEmpty()) {
      throw refusal(HOLIDAYS, byName, "at least one name");
    }
    Object columns = tree.get(COLUMNS);
    return new HolidayColumns(
        new Holidays(dates),
        Kebab.find(Holidays.Columns.class, String.valueOf(columns))
            .orElseThrow(() -> refusal(COLUMNS, columns, "one or each")),
        whole(tree, AROUND, 0));
  }

  private static Position position(Map<?, ?> tree) {
    Object origin = tree.get(ORIGIN);
    Object span = tree.get(SPAN);
    if (origin instanceof Number o && span instanceof Number s && s.doubleValue() > 0) {
      return new Position(o.doubleValue(), s.doubleValue());
    }
    throw refusal(POSITION, tree, "an origin and a span above 0");
  }

  private static int whole(Map<?, ?> tree, String key, int least) {
    if (tree.get(key) instanceof Integer number && number >= least) {
      return number;
    }
    throw refusal(key, tree.get(key), "a whole number of at least " + least);
  }

  private static List<?> list(Map<?, ?> tree, Object key) {
    if (tree.get(key) instanceof List<?> list) {
      return list;
    }
    throw refusal(String.valueOf(key), tree.get(key), "a list");
  }

  private static Map<?, ?> map(Map<?, ?> tree, String key) {
    if (tree.get(key) instanceof Map<?, ?> map) {
      return map;
    }
    throw refusal(key, tree.get(key), "an object");
  }

  private static InputException refusal(String key, Object found, String expected) {
    return new InputException(
        Place.of(key),
        found == null ? "missing" : "it is " + Quoted.printable(String.valueOf(found)),
        "expected " + expected);
  }
}
