package org.rnn4j.forecast.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.rnn4j.api.forecast.DataSource;
import org.rnn4j.api.forecast.MissingValues;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.DataSourceProvider;
import org.rnn4j.forecast.data.CsvColumns;
import org.rnn4j.forecast.data.CsvColumns.Duplicates;
import org.rnn4j.forecast.data.CsvColumns.Layout;
import org.rnn4j.forecast.data.CsvColumns.Missing;
import org.rnn4j.forecast.data.CsvColumns.Unsorted;
import org.rnn4j.forecast.data.CsvDialect;
import org.rnn4j.forecast.data.CsvSource;

/** Provides the data source {@code csv}. */
public final class CsvSourceProvider implements DataSourceProvider {

  /** Its name in a spec. */
  public static final String NAME = "csv";

  /** Which file. */
  public static final Option<String> PATH =
      Option.path("path")
          .required()
          .doc(
              "The file, plain, .gz or .zip, or several by a pattern such as \"sales-*.csv\", read"
                  + " as one in the order of their names; relative to the spec.");

  // No default, so that a spec without it is written down without it.
  private static final Option<Layout> LAYOUT =
      Option.choice(CsvColumns.LAYOUT, Layout.class)
          .doc(
              "Whether several series stand below each other (long) or beside each other: each"
                  + " column without a role is one, and targets has one name of your own for what"
                  + " they hold; default: long.");

  private static final Option<List<String>> TIME =
      Option.textOrTexts(CsvColumns.TIME)
          .orNone()
          .doc(
              "Column of the time stamps, or several: [year, month, day, hour], or a date and a"
                  + " time; without it the order of the rows.");

  private static final Option<String> TIME_FORMAT =
      Option.text(CsvColumns.TIME_FORMAT)
          .orNone()
          .doc(
              "Pattern of java.time for time stamps that are neither ISO dates nor integers, or"
                  + " epoch-seconds or epoch-milliseconds.");

  private static final Option<String> ZONE =
      Option.text(CsvColumns.ZONE)
          .orNone()
          .doc(
              "Whose clock the time stamps are of, such as Europe/Berlin: hours that it skips or"
                  + " has twice are right then.");

  /** What is forecast. */
  public static final Option<List<String>> TARGETS =
      Option.texts(CsvColumns.TARGETS).required().doc("Columns to forecast.");

  /** Where a series' name stands. */
  public static final Option<List<String>> ID =
      Option.textOrTexts("id")
          .orNone()
          .doc(
              "Column that names the series, or several that do so together; without it the file is"
                  + " one series.");

  /** What is known up to the cutoff. */
  public static final Option<List<String>> PAST_COVARIATES =
      Option.texts("past-covariates")
          .defaultsTo(List.of())
          .orNone()
          .doc("Columns known up to the cutoff and not forecast.");

  // No default, so that a spec without it is written down without it.
  private static final Option<List<String>> FUTURE_COVARIATES =
      Option.texts("future-covariates")
          .orNone()
          .doc(
              "Columns known over the horizon too, so that the last rows may have them and no"
                  + " target.");

  private static final Option<List<String>> STATIC_COVARIATES =
      Option.texts("static-covariates")
          .orNone()
          .doc("Columns with one value for a whole series, the same in all of its rows.");

  private static final Option<String> WEIGHT =
      Option.text("weight")
          .orNone()
          .doc("Column that says how much a row's targets count in the loss, at least 0.");

  private static final Option<String> FREQUENCY =
      Option.text(CsvColumns.FREQUENCY)
          .doc(
              "Distance of the time stamps: 15min 1h 1d 1w 1M 1Q 1Y, or MS QE-DEC W-SUN B of"
                  + " pandas, whose days are then required; default: inferred.");

  private static final Option<Integer> SEASON =
      Option.integer("season")
          .atLeast(1)
          .doc("Steps in a season, 1 for none; default: from the frequency.");

  private static final Option<Missing> MISSING =
      Option.choice(CsvColumns.MISSING, Missing.class)
          .defaultsTo(Missing.REJECT)
          .doc(
              "What to do with missing values and missing rows; no forecast sees past an open gap,"
                  + " and what is missing or filled in is not scored.");

  private static final Option<List<String>> MISSING_VALUES =
      Option.texts("missing-values")
          .defaultsTo(List.of())
          .orNone()
          .doc(
              "What stands for a missing value beside an empty field, NA and the like, such as"
                  + " [-200, \"?\"]; a number stands for all its spellings.");

  private static final Option<Duplicates> DUPLICATES =
      Option.choice("duplicates", Duplicates.class)
          .defaultsTo(Duplicates.REJECT)
          .doc("What to do with two rows of one time; the last may be a later revision.");

  private static final Option<Unsorted> UNSORTED =
      Option.choice("unsorted", Unsorted.class)
          .defaultsTo(Unsorted.REJECT)
          .doc("What to do with rows that are earlier than the row of their series above them.");

  /** For the service loader. */
  public CsvSourceProvider() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "One or many series from a CSV file with a header.";
  }

  @Override
  public List<Option<?>> options() {
    List<Option<?>> options = new ArrayList<>();
    options.add(PATH);
    options.addAll(CsvDialect.declared());
    options.add(LAYOUT);
    options.addAll(ofColumns());
    return List.copyOf(options);
  }

  /** What says which columns mean what, whatever format they are in. */
  static List<Option<?>> ofColumns() {
    return List.of(
        TIME,
        TIME_FORMAT,
        ZONE,
        TARGETS,
        ID,
        PAST_COVARIATES,
        FUTURE_COVARIATES,
        STATIC_COVARIATES,
        WEIGHT,
        FREQUENCY,
        SEASON,
        MISSING,
        MISSING_VALUES,
        DUPLICATES,
        UNSORTED);
  }

  /** The names of the options that say which columns mean what. */
  public static Set<String> columnOptions() {
    return ofColumns().stream().map(Option::name).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public MissingValues missingValues(Options options) {
    return missing(options);
  }

  /** What becomes of values that are missing. */
  static MissingValues missing(Options options) {
    return options.get(MISSING) == Missing.MASK ? MissingValues.MASK : MissingValues.REJECT;
  }

  @Override
  public DataSource create(Options options) {
    CsvColumns columns = columns(options);
    return new CsvSource(
        Path.of(options.get(PATH)),
        options.find(LAYOUT).map(columns::layout).orElse(columns),
        dialect(options));
  }

  /** Which columns mean what. */
  static CsvColumns columns(Options options) {
    CsvColumns columns =
        CsvColumns.targets(options.get(TARGETS))
            .pastCovariates(options.get(PAST_COVARIATES))
            .futureCovariates(options.find(FUTURE_COVARIATES).orElse(List.of()))
            .staticCovariates(options.find(STATIC_COVARIATES).orElse(List.of()))
            .missing(options.get(MISSING))
            .missingValues(options.get(MISSING_VALUES))
            .duplicates(options.get(DUPLICATES))
            .unsorted(options.get(UNSORTED));
    columns = options.find(TIME).map(columns::time).orElse(columns);
    columns = options.find(ZONE).map(columns::zone).orElse(columns);
    columns = options.find(TIME_FORMAT).map(columns::timeFormat).orElse(columns);
    columns = options.find(ID).map(columns::id).orElse(columns);
    columns = options.find(WEIGHT).map(columns::weight).orElse(columns);
    columns = options.find(FREQUENCY).map(columns::frequency).orElse(columns);
    columns = options.find(SEASON).map(columns::season).orElse(columns);
    return columns;
  }

  private static CsvDialect dialect(Options options) {
    CsvDialect dialect = CsvDialect.standard();
    dialect = options.find(CsvDialect.SEPARATOR).map(dialect::separator).orElse(dialect);
    dialect = options.find(CsvDialect.DECIMAL).map(dialect::decimal).orElse(dialect);
    dialect = options.find(CsvDialect.ENCODING).map(dialect::encoding).orElse(dialect);
    dialect = options.find(CsvDialect.COMMENT).map(dialect::comment).orElse(dialect);
    return options.find(CsvDialect.FOOTER).map(dialect::footer).orElse(dialect);
  }
}
