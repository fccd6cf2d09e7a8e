package org.rnn4j.forecast.data;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Column.Role;

/**
 * Which columns of a CSV file mean what, and what to do where it has holes. Immutable; each method
 * gives a changed copy, so that it reads {@code CsvColumns.targets("passengers").time("month")}.
 */
public final class CsvColumns {

  /** The option of a source that names the columns to forecast. */
  public static final String TARGETS = "targets";

  /** The option of a source that names the column of time stamps. */
  public static final String TIME = "time";

  /** The option of a source that says how time stamps are written. */
  public static final String TIME_FORMAT = "time-format";

  /** The option of a source that says whose clock its time stamps are of. */
  public static final String ZONE = "zone";

  /** The option of a source that says how far apart its steps are. */
  public static final String FREQUENCY = "frequency";

  /** The option of a source that says what to do with missing values. */
  public static final String MISSING = "missing";

  /** The option of a source that says where series stand. */
  public static final String LAYOUT = "layout";

  /** Where several series stand in a table. */
  public enum Layout {
    /** One below the other, each row with the name of its series. */
    LONG,
    /** One beside the other: every column that has no other role is a series of one target. */
    WIDE
  }

  /** What to do with missing values, and with rows missing from the calendar. */
  public enum Missing {
    /** Refuse the file. */
    REJECT,
    /**
     * They stay missing, and so do steps that have no row: NaN, which nothing takes for a value.
     */
    MASK,
    /** A straight line from the value before the gap to the one after it. */
    INTERPOLATE,
    /** The value before the gap. */
    FORWARD_FILL,
    /**
     * The season before the gap, moved by a straight line so that it meets the values at both ends;
     * the line itself where no whole season was observed before.
     */
    SEASONAL;

    /** Whether it puts something in the place of what is missing. */
    boolean fills() {
      return this != REJECT && this != MASK;
    }
  }

  /** What to do with two rows of one series and time. */
  public enum Duplicates {
    /** Refuse the file. */
    REJECT,
    /** The first row counts. */
    KEEP_FIRST,
    /** The last row counts. */
    KEEP_LAST,
    /** The mean of each column counts, of the rows that have a value. */
    MEAN
  }

  /** What to do with rows that are earlier than the row of their series above them. */
  public enum Unsorted {
    /** Refuse the file. */
    REJECT,
    /** Sort the rows by time, those of one time staying in the order of the file. */
    SORT
  }

  private List<String> targets = List.of();
  private Layout layout = Layout.LONG;
  private List<String> pastCovariates = List.of();
  private List<String> futureCovariates = List.of();
  private List<String> staticCovariates = List.of();
  private Set<String> categories = Set.of();
  private Optional<String> weight = Optional.empty();
  private List<String> times = List.of();
  private Optional<String> zone = Optional.empty();
  private Optional<String> timeFormat = Optional.empty();
  private List<String> ids = List.of();
  private Optional<String> frequency = Optional.empty();
  private Optional<Integer> season = Optional.empty();
  private Missing missing = Missing.REJECT;
  private List<String> missingValues = List.of();
  private Duplicates duplicates = Duplicates.REJECT;
  private Unsorted unsorted = Unsorted.REJECT;

  private CsvColumns() {}

  // A copy that nobody else has seen yet, with one thing changed.
  private CsvColumns with(Consumer<CsvColumns> change) {
    CsvColumns copy = new CsvColumns();
    copy.targets = targets;
    copy.layout = layout;
    copy.pastCovariates = pastCovariates;
    copy.futureCovariates = futureCovariates;
    copy.staticCovariates = staticCovariates;
    copy.categories = categories;
    copy.weight = weight;
    copy.times = times;
    copy.zone = zone;
    copy.timeFormat = timeFormat;
    copy.ids = ids;
    copy.frequency = frequency;
    copy.season = season;
    copy.missing = missing;
    copy.missingValues = missingValues;
    copy.duplicates = duplicates;
    copy.unsorted = unsorted;
    change.accept(copy);
    return copy;
  }

  /**
   * What the columns of a series are.
   *
   * @param levels of each column of categories
   */
  List<Column> typed(Map<String, List<String>> levels) {
    List<Column> typed = new ArrayList<>();
    add(typed, targets, Role.TARGET, levels);
    add(typed, pastCovariates, Role.PAST, levels);
    add(typed, futureCovariates, Role.FUTURE, levels);
    add(typed, staticCovariates, Role.STATIC, levels);
    return List.copyOf(typed);
  }

  private static void add(
      List<Column> typed, List<String> names, Role role, Map<String, List<String>> levels) {
    for (String name : names) {
      typed.add(
          levels.containsKey(name)
              ? Column.category(name, role, levels.get(name))
              : new Column(name, role, Column.Type.NUMBER));
    }
  }

  /** The columns to forecast, at least one; one series in row order, nothing missing. */
  public static CsvColumns targets(String... columns) {
    return targets(List.of(columns));
  }

  /** As {@link #targets(String...)}. */
  public static CsvColumns targets(List<String> columns) {
    return new CsvColumns().with(c -> c.targets = ImmutableList.copyOf(columns));
  }

  /**
   * Where series stand. In a wide table the name of the one target is what the values of all series
   * are called, those of the columns are the names of the series, and covariates are the same for
   * every series. A series begins with its first value and ends with its last one.
   */
  public CsvColumns layout(Layout of) {
    return with(c -> c.layout = Objects.requireNonNull(of, LAYOUT));
  }

  /** The same with the columns of a wide table as targets. */
  CsvColumns ofSeries(List<String> names) {
    return with(c -> c.targets = ImmutableList.copyOf(names));
  }

  boolean isWide() {
    return layout == Layout.WIDE;
  }

  /** Columns that are known up to the cutoff and not forecast. */
  public CsvColumns pastCovariates(String... columns) {
    return pastCovariates(List.of(columns));
  }

  /** As {@link #pastCovariates(String...)}. */
  public CsvColumns pastCovariates(List<String> columns) {
    return with(c -> c.pastCovariates = ImmutableList.copyOf(columns));
  }

  /** Columns that are known over the horizon too and not forecast. */
  public CsvColumns futureCovariates(List<String> columns) {
    return with(c -> c.futureCovariates = ImmutableList.copyOf(columns));
  }

  /** Columns that have one value for a whole series. */
  public CsvColumns staticCovariates(List<String> columns) {
    return with(c -> c.staticCovariates = ImmutableList.copyOf(columns));
  }

  /**
   * Those of the covariates whose values are words for kinds of things. Any text is one but an
   * empty field, which is a missing value.
   */
  public CsvColumns categories(Set<String> columns) {
    return with(c -> c.categories = Set.copyOf(columns));
  }

  /** The column that says how much a row counts where something is learned from it. */
  public CsvColumns weight(String column) {
    return with(c -> c.weight = Optional.of(column));
  }

  /**
   * The column of time stamps, all of one kind: ISO dates, date-times with a distance from UTC or
   * without, months, quarters and weeks, or integers that count.
   */
  public CsvColumns time(String column) {
    return time(List.of(column));
  }

  /**
   * The columns that a time stamp stands in: year, month, day, hour, minute and second in this
   * order, as many as there are; or what with a blank between makes a stamp, such as a date and a
   * time, or is of the {@link #timeFormat pattern}.
   *
   * @throws org.rnn4j.api.error.InputException if there are more than six
   */
  public CsvColumns time(List<String> columns) {
    if (columns.size() > SplitStamp.MOST_PARTS) {
      throw new InputException(
          Place.of(TIME),
          "it names " + columns.size() + " columns",
          "expected at most year, month, day, hour, minute and second");
    }
    return with(c -> c.times = ImmutableList.copyOf(columns));
  }

  /**
   * The zone whose clock the time stamps are of, such as {@code Europe/Berlin}. Times that its
   * clock never shows are refused then, an hour that it shows twice is two hours, and steps of less
   * than a day are regular by time itself. Stamps that have their distance from UTC, or count from
   * 1970 on, are shown by the clock.
   *
   * @throws org.rnn4j.api.error.InputException if there is no such zone
   */
  public CsvColumns zone(String name) {
    ZoneClock.of(name, Place.of(ZONE));
    return with(c -> c.zone = Optional.of(name));
  }

  /**
   * The pattern of the time stamps, as of {@link java.time.format.DateTimeFormatter}, read strictly
   * and with English names; its fields must make a date. Or {@code epoch-seconds} or {@code
   * epoch-milliseconds}, which count from 1970 on.
   *
   * @throws org.rnn4j.api.error.InputException if they do not
   */
  public CsvColumns timeFormat(String pattern) {
    if (EpochUnit.named(pattern).isEmpty()) {
      TimePattern.of(pattern, Place.of(TIME_FORMAT));
    }
    return with(c -> c.timeFormat = Optional.of(pattern));
  }

  /** The column that names the series, in a file of several (long format). */
  public CsvColumns id(String column) {
    return id(List.of(column));
  }

  /**
   * The columns that name the series together: {@code shop} and {@code item} as {@code shop/item}.
   */
  public CsvColumns id(List<String> columns) {
    return with(c -> c.ids = ImmutableList.copyOf(columns));
  }

  /**
   * The distance of the time stamps, such as {@code 1M}, or a code of pandas such as {@code W-SUN},
   * whose days the stamps must then be; inferred from the data otherwise.
   *
   * @throws org.rnn4j.api.error.InputException if it is none
   */
  public CsvColumns frequency(String code) {
    FrequencyCode.of(code, Place.of(FREQUENCY));
    return with(c -> c.frequency = Optional.of(code));
  }

  /** Steps in a season, 1 for none; by default what the frequency suggests. */
  public CsvColumns season(int steps) {
    return with(c -> c.season = Optional.of(steps));
  }

  /** What to do with holes; {@link Missing#REJECT} unless changed. */
  public CsvColumns missing(Missing policy) {
    return with(c -> c.missing = Objects.requireNonNull(policy, "missing"));
  }

  /**
   * What stands for a missing value, beside an empty field and, in a column of numbers, {@code NA}
   * and the like. What is a number stands for it however it is written: {@code -200} for {@code
   * -200.0}.
   */
  public CsvColumns missingValues(List<String> texts) {
    return with(c -> c.missingValues = ImmutableList.copyOf(texts));
  }

  /** What to do with two rows of one time; {@link Duplicates#REJECT} unless changed. */
  public CsvColumns duplicates(Duplicates policy) {
    return with(c -> c.duplicates = Objects.requireNonNull(policy, "duplicates"));
  }

  /** What to do with rows out of order; {@link Unsorted#REJECT} unless changed. */
  public CsvColumns unsorted(Unsorted policy) {
    return with(c -> c.unsorted = Objects.requireNonNull(policy, "unsorted"));
  }

  List<String> targets() {
    return targets;
  }

  List<String> pastCovariates() {
    return pastCovariates;
  }

  List<String> futureCovariates() {
    return futureCovariates;
  }

  List<String> staticCovariates() {
    return staticCovariates;
  }

  Set<String> categories() {
    return categories;
  }

  /** The columns of a series that have a value at every step, in the order of their roles. */
  List<String> timed() {
    return Stream.of(targets, pastCovariates, futureCovariates).flatMap(List::stream).toList();
  }

  Optional<String> weight() {
    return weight;
  }

  /** The column of time stamps, or the first one of several; empty where there is none. */
  Optional<String> time() {
    return times.stream().findFirst();
  }

  List<String> times() {
    return times;
  }

  Optional<String> zone() {
    return zone;
  }

  Optional<String> timeFormat() {
    return timeFormat;
  }

  List<String> ids() {
    return ids;
  }

  Optional<String> frequency() {
    return frequency;
  }

  Optional<Integer> season() {
    return season;
  }

  Missing missing() {
    return missing;
  }

  List<String> missingValues() {
    return missingValues;
  }

  Duplicates duplicates() {
    return duplicates;
  }

  Unsorted unsorted() {
    return unsorted;
  }
}
