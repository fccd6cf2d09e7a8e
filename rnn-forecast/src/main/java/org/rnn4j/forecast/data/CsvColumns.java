package org.rnn4j.forecast.data;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.series.Column;

/**
 * Which columns of a CSV file mean what, and what to do where it has holes. Immutable; each method
 * gives a changed copy, so that it reads {@code CsvColumns.targets("passengers").time("month")}.
 */
public final class CsvColumns {

  /** The option of a source that names the columns to forecast. */
  public static final String TARGETS = "targets";

  /** The option of a source that says how time stamps are written. */
  public static final String TIME_FORMAT = "time-format";

  /** The option of a source that says how far apart its steps are. */
  public static final String FREQUENCY = "frequency";

  /** What to do with missing values, and with rows missing from the calendar. */
  public enum Missing {
    /** Refuse the file. */
    REJECT,
    /** A straight line from the value before the gap to the one after it. */
    INTERPOLATE,
    /** The value before the gap. */
    FORWARD_FILL
  }

  /** What to do with two rows of one series and time. */
  public enum Duplicates {
    /** Refuse the file. */
    REJECT,
    /** The first row counts. */
    KEEP_FIRST,
    /** The last row counts. */
    KEEP_LAST
  }

  private final List<String> targets;
  private final List<String> pastCovariates;
  private final Optional<String> time;
  private final Optional<String> timeFormat;
  private final Optional<String> id;
  private final Optional<String> frequency;
  private final Optional<Integer> season;
  private final Missing missing;
  private final Duplicates duplicates;

  private CsvColumns(
      List<String> targets,
      List<String> pastCovariates,
      Optional<String> time,
      Optional<String> timeFormat,
      Optional<String> id,
      Optional<String> frequency,
      Optional<Integer> season,
      Missing missing,
      Duplicates duplicates) {
    this.targets = ImmutableList.copyOf(targets);
    this.pastCovariates = ImmutableList.copyOf(pastCovariates);
    this.time = time;
    this.timeFormat = timeFormat;
    this.id = id;
    this.frequency = frequency;
    this.season = season;
    this.missing = Objects.requireNonNull(missing, "missing");
    this.duplicates = Objects.requireNonNull(duplicates, "duplicates");
  }

  /** What the columns of a series are. */
  List<Column> typed() {
    return Stream.concat(
            targets.stream().map(Column::target), pastCovariates.stream().map(Column::past))
        .toList();
  }

  /** The columns to forecast, at least one; one series in row order, nothing missing. */
  public static CsvColumns targets(String... columns) {
    return targets(List.of(columns));
  }

  /** As {@link #targets(String...)}. */
  public static CsvColumns targets(List<String> columns) {
    return new CsvColumns(
        columns,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Missing.REJECT,
        Duplicates.REJECT);
  }

  /** Columns that are known up to the cutoff and not forecast. */
  public CsvColumns pastCovariates(String... columns) {
    return pastCovariates(List.of(columns));
  }

  /** As {@link #pastCovariates(String...)}. */
  public CsvColumns pastCovariates(List<String> columns) {
    return new CsvColumns(
        targets, columns, time, timeFormat, id, frequency, season, missing, duplicates);
  }

  /**
   * The column of time stamps, all of one kind: ISO dates, date-times with a distance from UTC or
   * without, months, quarters and weeks, or integers that count.
   */
  public CsvColumns time(String column) {
    return new CsvColumns(
        targets,
        pastCovariates,
        Optional.of(column),
        timeFormat,
        id,
        frequency,
        season,
        missing,
        duplicates);
  }

  /**
   * The pattern of the time stamps, as of {@link java.time.format.DateTimeFormatter}, read strictly
   * and with English names; its fields must make a date.
   *
   * @throws org.rnn4j.api.error.InputException if they do not
   */
  public CsvColumns timeFormat(String pattern) {
    TimePattern.of(pattern, Place.of(TIME_FORMAT));
    return new CsvColumns(
        targets,
        pastCovariates,
        time,
        Optional.of(pattern),
        id,
        frequency,
        season,
        missing,
        duplicates);
  }

  /** The column that names the series, in a file of several (long format). */
  public CsvColumns id(String column) {
    return new CsvColumns(
        targets,
        pastCovariates,
        time,
        timeFormat,
        Optional.of(column),
        frequency,
        season,
        missing,
        duplicates);
  }

  /**
   * The distance of the time stamps, such as {@code 1M}, or a code of pandas such as {@code W-SUN},
   * whose days the stamps must then be; inferred from the data otherwise.
   *
   * @throws org.rnn4j.api.error.InputException if it is none
   */
  public CsvColumns frequency(String code) {
    FrequencyCode.of(code, Place.of(FREQUENCY));
    return new CsvColumns(
        targets,
        pastCovariates,
        time,
        timeFormat,
        id,
        Optional.of(code),
        season,
        missing,
        duplicates);
  }

  /** Steps in a season, 1 for none; by default what the frequency suggests. */
  public CsvColumns season(int steps) {
    return new CsvColumns(
        targets,
        pastCovariates,
        time,
        timeFormat,
        id,
        frequency,
        Optional.of(steps),
        missing,
        duplicates);
  }

  /** What to do with holes; {@link Missing#REJECT} unless changed. */
  public CsvColumns missing(Missing policy) {
    return new CsvColumns(
        targets, pastCovariates, time, timeFormat, id, frequency, season, policy, duplicates);
  }

  /** What to do with two rows of one time; {@link Duplicates#REJECT} unless changed. */
  public CsvColumns duplicates(Duplicates policy) {
    return new CsvColumns(
        targets, pastCovariates, time, timeFormat, id, frequency, season, missing, policy);
  }

  List<String> targets() {
    return targets;
  }

  List<String> pastCovariates() {
    return pastCovariates;
  }

  Optional<String> time() {
    return time;
  }

  Optional<String> timeFormat() {
    return timeFormat;
  }

  Optional<String> id() {
    return id;
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

  Duplicates duplicates() {
    return duplicates;
  }
}
