package org.rnn4j.forecast.data;

import java.util.List;
import java.util.Optional;
import org.rnn4j.api.series.Frequency;

/**
 * What messages about a file advise. Whoever writes a spec can set its keys; whoever has a trained
 * model forecast has the file alone, and the model's spec is what it is.
 */
enum Remedies {
  /** The file is read for an experiment. */
  SPEC(
      "set missing: mask, interpolate, forward-fill or seasonal, or leave these rows out",
      "set missing: mask, interpolate, forward-fill or seasonal, or leave data.time out to count"
          + " rows",
      "correct the time stamps, give data.frequency, or leave data.time out to count rows",
      "set duplicates: keep-first, keep-last or mean",
      "; for another form give its pattern in data.time-format, such as dd/MM/yyyy"),
  /** The file is read for a trained model. */
  FORECAST(
      "fill it in the file, or leave out the rows up to the last missing value",
      "add the missing rows to the file, or leave out the rows before the last gap",
      "correct the time stamps",
      "keep one of the two rows in the file",
      "; the model was trained on one of these");

  private final String missing;
  private final String gap;
  private final String offGrid;
  private final String duplicate;
  private final String otherForm;

  Remedies(String missing, String gap, String offGrid, String duplicate, String otherForm) {
    this.missing = missing;
    this.gap = gap;
    this.offGrid = offGrid;
    this.duplicate = duplicate;
    this.otherForm = otherForm;
  }

  /** Against missing values. */
  String missing(Holes holes) {
    if (this == SPEC) {
      return missing;
    }
    return switch (holes) {
      case BEFORE_ENOUGH -> missing;
      case AT_THE_END ->
          "fill it in the file, or leave the last row off; the forecast then begins there";
      case ROWS_AT_THE_END ->
          "fill it in the file, or leave the last rows off, from the first missing value on; the"
              + " forecast then begins there";
      case TOO_NEAR_THE_END ->
          "fill it in the file; what follows the last missing value is less than the model looks"
              + " back";
    };
  }

  /** Against rows missing from the calendar. */
  String gap(Holes holes) {
    return this == FORECAST && holes == Holes.TOO_NEAR_THE_END
        ? "add the missing rows to the file; what follows the last gap is less than the model looks"
            + " back"
        : gap;
  }

  /** Against a stamp between two steps. */
  String offGrid() {
    return offGrid;
  }

  /** Against a row that is earlier than the one above. */
  String unsorted() {
    return "sort the rows by time" + orSort();
  }

  /** Who writes a spec can have it done. */
  String orSort() {
    return ofSpec(", or set unsorted: sort");
  }

  /** Against two rows of one time in a series. */
  String duplicate() {
    return duplicate;
  }

  /** Where a file looks to be written in another way than is said. */
  String dialect(OtherDialect other) {
    return this == SPEC
        ? "to read it as it is, " + other.keys()
        : "write the file as the one that the model was trained on";
  }

  /** Where the last rows of a CSV file look to be no rows. */
  String footer(int rows) {
    return (rows == 1
            ? "is the last row a footer? leave it out"
            : "are the last " + rows + " rows a footer? leave them out")
        + ofSpec(", or set footer: " + rows);
  }

  /** Where a file may be in another encoding than is said: the end of an advice. */
  String otherEncoding() {
    return ofSpec(", or set encoding: latin-1 if it is that");
  }

  /** Where a text between separators is no number. */
  String number(NumberText number) {
    return switch (number.form()) {
      case DECIMAL_COMMA, SEPARATOR_OR_DECIMAL_COMMA ->
          number.remedy() + ofSpec(", or set decimal: \",\"");
      case OTHER, INFINITE ->
          number.remedy() + ofSpec("; name in missing-values what else stands for one");
      default -> number.remedy();
    };
  }

  /** Where a stamp has none of the forms that are read. */
  String otherForm() {
    return otherForm;
  }

  /** Where a stamp is not of the pattern that is set. */
  String pattern(TimePattern pattern) {
    return this == SPEC
        ? "write it like the pattern in data.time-format, or change that"
        : "the model was trained on time stamps of this pattern";
  }

  /** Where stamps are not read, and all of them fit other patterns. */
  String fitting(List<String> patterns, Optional<TimePattern> own) {
    String fit = "all rows fit " + String.join(" and ", patterns);
    if (this == FORECAST) {
      return fit
          + "; the model was trained on "
          + own.map(pattern -> "time stamps of the pattern " + pattern)
              .orElse("ISO dates: write them so");
    }
    String only = patterns.get(0);
    return fit
        + (patterns.size() > 1
            ? ": set time-format to the one that is meant"
            : ": set time-format: " + (only.contains("'") ? '"' + only + '"' : only));
  }

  /** Where rows of several series may stand in a file that is read as one. */
  String severalSeries(String otherwise) {
    return this == SPEC
        ? "if the file holds several series, name the column of their names in id; otherwise "
            + otherwise
        : "the model was trained on a file of one series: give it one series; otherwise "
            + otherwise;
  }

  /** Where a clock may have been changed. */
  String clockChange(String otherwise) {
    return "if the clock was changed here, "
        + ofSpec("say whose it is in data.zone, such as Europe/Berlin, or ")
        + "write the stamps with their offset from UTC, which loses no hour; otherwise "
        + otherwise;
  }

  /** What only a spec can change. */
  String ofSpec(String remedy) {
    return this == SPEC ? remedy : "";
  }

  /** Where whole numbers are dates. */
  String dates(String pattern) {
    return this == SPEC
        ? "set time-format: " + pattern + ", or leave data.time out to count the rows"
        : "the model was trained on a counter: train it with time-format: " + pattern;
  }

  /** Who says which days the stamps are. */
  String anchored() {
    return this == SPEC ? "data.frequency says with " : "the model was trained with ";
  }

  /** Where stamps are on other days than that. */
  String anchor(Frequency frequency) {
    return this == SPEC ? "correct the time stamps, or write " + frequency : offGrid;
  }

  /** Where stamps are not of whole seconds. */
  String fraction() {
    return this == SPEC
        ? "steps below a second are not supported: number the rows, or leave data.time out; where"
            + " the steps are longer, round the stamps to seconds"
        : "round the stamps to seconds";
  }

  /** Where one stamp says no frequency. */
  String frequency() {
    return this == SPEC
        ? "give it in data.frequency"
        : "give at least two rows: the model was saved before models remembered their frequency";
  }

  /** Where a counter with gaps may be the numbers that a spreadsheet has for days. */
  String serialDays(String otherwise) {
    return "if these are days as a spreadsheet numbers them (44197 is 2021-01-01), write dates;"
        + " otherwise "
        + otherwise;
  }

  /** Where stamps are one day of each month, quarter or year, on another date each time. */
  String periods(Frequency.Unit period) {
    String written =
        switch (period) {
          case MONTH -> "write the month (2016-01)";
          case QUARTER -> "write the quarter (2016-Q1)";
          default -> "write the first day of the year (2016-01-01)";
        };
    int season = new Frequency(1, period).defaultSeason();
    return this == SPEC
        ? written + ", or leave data.time out" + (season > 1 ? " and give season: " + season : "")
        : "correct the time stamps: the model was trained on others";
  }

  /** Where days of the week are missing on purpose. */
  String workingDays() {
    return this == SPEC
        ? "set frequency: B for business days, or give rows to the other days"
        : "add the missing rows to the file";
  }
}
