package org.rnn4j.forecast.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.option.Spelling;
import org.rnn4j.forecast.data.CsvColumns.Duplicates;
import org.rnn4j.forecast.data.CsvColumns.Missing;

/** Sorts the rows of a CSV file into series, and reports every row that cannot be read. */
final class SeriesReader implements CsvFile.Rows {

  private static final int MOST_PROBLEMS = 5;
  private static final Set<String> MISSING =
      Set.of("", "NA", "N/A", "NaN", "nan", "null", "NULL", "None");

  private final CsvFile file;
  private final CsvColumns columns;
  private final List<String> names; // of the columns read as numbers: targets, then covariates
  private final TimeStamps stamps;
  private final Map<String, SeriesBuffer> series = new LinkedHashMap<>();
  private Optional<SeriesBuffer> latest = Optional.empty();
  private final List<InputException.Problem> problems = new ArrayList<>();
  private final int[] missing; // [column]: how many values
  private final int[] firstMissing; // [column]: the row of the first one
  private final double[] values;
  private int[] places; // [column]: its place in the file
  private int timePlace = -1;
  private int idPlace = -1;

  SeriesReader(CsvFile file, CsvColumns columns) {
    this.file = file;
    this.columns = columns;
    this.names = new ArrayList<>(columns.targets());
    this.names.addAll(columns.pastCovariates());
    this.stamps = new TimeStamps(columns.timeFormat());
    this.missing = new int[names.size()];
    this.firstMissing = new int[names.size()];
    this.values = new double[names.size()];
    requireDistinct();
  }

  private void requireDistinct() {
    if (columns.targets().isEmpty()) {
      throw new InputException("data.targets", "it is empty", "name the columns to forecast");
    }
    Set<String> seen = new LinkedHashSet<>();
    List<String> all = new ArrayList<>(names);
    columns.time().ifPresent(all::add);
    columns.id().ifPresent(all::add);
    for (String name : all) {
      if (!seen.add(name)) {
        throw new InputException(
            "data",
            "the column '" + name + "' is given two roles",
            "a column is the time, the id, a target or a covariate");
      }
    }
  }

  @Override
  public void header(List<String> header) {
    timePlace = columns.time().map(name -> place(header, name)).orElse(-1);
    idPlace = columns.id().map(name -> place(header, name)).orElse(-1);
    places = names.stream().mapToInt(name -> place(header, name)).toArray();
    throwProblems();
  }

  private int place(List<String> header, String name) {
    int place = header.indexOf(name);
    if (place < 0) {
      String hint =
          header.size() == 1 && header.get(0).matches(".*[;\t|].*")
              ? "the header is the one column '" + header.get(0) + "': separate columns by commas"
              : Spelling.suggestion(name, header);
      report(file.place(1, name), "there is no such column", hint);
    } else if (place != header.lastIndexOf(name)) {
      report(file.place(1, name), "the header has it twice", "name the columns apart");
    }
    return place;
  }

  @Override
  public void row(int row, CsvRow fields) {
    long time = timePlace < 0 ? 0 : time(row, fields);
    for (int c = 0; c < places.length; c++) {
      values[c] = number(row, c, fields);
    }
    if (idPlace >= 0 && fields.isEmpty(idPlace)) {
      report(
          file.place(row, columns.id().orElseThrow()), "it is empty", "every row names its series");
    }
    if (time != TimeStamps.NONE) {
      SeriesBuffer buffer = buffer(fields);
      add(buffer, timePlace < 0 ? buffer.size() : time, row);
    }
  }

  // Most rows go on with the series of the row before.
  private SeriesBuffer buffer(CsvRow fields) {
    if (latest.isEmpty() || (idPlace >= 0 && !fields.is(idPlace, latest.get().id()))) {
      String id = idPlace < 0 ? "" : fields.text(idPlace);
      latest =
          Optional.of(series.computeIfAbsent(id, name -> new SeriesBuffer(name, names.size())));
    }
    return latest.get();
  }

  private long time(int row, CsvRow fields) {
    long time = stamps.read(fields.characters(), fields.from(timePlace), fields.to(timePlace));
    if (time == TimeStamps.NONE) {
      String text = fields.text(timePlace);
      report(
          file.place(row, columns.time().orElseThrow()),
          text.isEmpty() ? "it is empty" : "'" + text + "' is not a time stamp",
          stamps.expected());
    }
    return time;
  }

  private void add(SeriesBuffer buffer, long time, int row) {
    int last = buffer.size() - 1;
    if (last < 0 || time > buffer.time(last)) {
      buffer.add(time, row, values);
      return;
    }
    String place = file.place(row, columns.time().orElseThrow());
    String whose = buffer.id().isEmpty() ? "" : " of series '" + buffer.id() + "'";
    if (time < buffer.time(last)) {
      report(
          place,
          "the time stamp is before the one of row " + buffer.row(last) + whose,
          "sort the rows by time");
    } else if (columns.duplicates() == Duplicates.REJECT) {
      report(
          place,
          "the time stamp is that of row " + buffer.row(last) + whose + " again",
          "set duplicates: keep-first or keep-last, or name the column of the series in id");
    } else if (columns.duplicates() == Duplicates.KEEP_LAST) {
      buffer.replaceLast(row, values);
    }
  }

  private double number(int row, int column, CsvRow fields) {
    int place = places[column];
    double value = Decimals.parse(fields.characters(), fields.from(place), fields.to(place));
    return Double.isNaN(value) ? noNumber(row, column, fields.text(place)) : value;
  }

  private double noNumber(int row, int column, String text) {
    if (MISSING.contains(text)) {
      if (missing[column] == 0) {
        firstMissing[column] = row;
      }
      missing[column]++;
    } else {
      report(
          file.place(row, names.get(column)),
          "'" + text + "' is not a number",
          text.matches("-?[\\d.]*,\\d+")
              ? "write a decimal point"
              : "expected a finite number, or nothing where the value is missing");
    }
    return Double.NaN;
  }

  private void report(String place, String message, String remedy) {
    problems.add(new InputException.Problem(place, message, remedy));
    if (problems.size() >= MOST_PROBLEMS) {
      throwProblems();
    }
  }

  private void throwProblems() {
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
  }

  /**
   * The series, after the last row.
   *
   * @throws InputException if rows could not be read, or values are missing that must not be
   */
  Collection<SeriesBuffer> series() {
    throwProblems();
    if (columns.missing() == Missing.REJECT) {
      for (int c = 0; c < missing.length; c++) {
        if (missing[c] > 0) {
          problems.add(
              new InputException.Problem(
                  file.place(firstMissing[c], names.get(c)),
                  "the value is missing"
                      + (missing[c] == 1 ? "" : ", the first of " + missing[c] + " in this column"),
                  "set missing: interpolate or forward-fill, or leave these rows out"));
        }
      }
      throwProblems();
    }
    return series.values();
  }

  /** Whether the time stamps are dates; empty without a column of time. */
  Optional<Boolean> dated() {
    return timePlace < 0 ? Optional.empty() : Optional.of(stamps.dated());
  }
}
