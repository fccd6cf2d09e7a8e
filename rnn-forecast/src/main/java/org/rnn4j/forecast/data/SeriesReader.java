package org.rnn4j.forecast.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Spelling;
import org.rnn4j.api.series.DataReport;
import org.rnn4j.forecast.data.RowProblems.Kind;

/** Sorts the rows of a CSV file into series, and reports every row that cannot be read. */
final class SeriesReader implements CsvFile.Rows {

  // What says in a spec that there is none, unless it stands in quotes.
  private static final Set<String> NONES = Set.of(Option.NONE, "null", "Null", "NULL", "~");

  private static final String ID_SEPARATOR = "/";

  private final CsvFile file;
  private final CsvColumns columns;
  private final Set<String> roles; // the columns that have one
  private final List<String> names; // of the columns that are read; the static ones are the last
  private final int observable; // how many of them, the first ones, are not known ahead
  private final int weight; // which of them it is; -1 if none
  private final int firstStatic;
  private final boolean[] isWord; // [column]: whether it is of categories
  private final Map<Integer, Levels> levels = new TreeMap<>(); // by column, of categories
  private final String[] latestId; // that of the row before
  private final TimeStamps stamps;
  private final Map<List<String>, SeriesBuffer> series = new LinkedHashMap<>(); // by all ids
  private Optional<SeriesBuffer> latest = Optional.empty();
  private final RowProblems problems;
  private final Remedies remedies;
  private final int lookback;
  private final double[] values;
  private final MissingTexts missingTexts;
  private final PointedThousands thousands;
  private final RowOrder order;
  private int[] places; // [column]: its place in the file
  private List<String> firstHeader = List.of();
  private int headerRow;
  private final Map<String, Integer> firstPlaces = new HashMap<>(); // of the names in the header
  private final Map<String, Integer> lastPlaces = new HashMap<>();
  private Optional<OtherDialect> other = Optional.empty();
  private int[] timePlaces = {};
  private char[] stamp = {}; // of several columns
  private int[] idPlaces = {};
  private boolean lastIsNoTime; // the last row, whose text is nothing like a time stamp

  /**
   * A reader of these columns that adds what it finds to these problems.
   *
   * @param lookback how many steps a trained model needs; of no use where there is none
   * @param knownLevels that a trained model remembers, by column
   */
  SeriesReader(
      CsvFile file,
      CsvColumns columns,
      RowProblems problems,
      Remedies remedies,
      int lookback,
      Map<String, List<String>> knownLevels) {
    this.lookback = lookback;
    this.file = file;
    this.problems = problems;
    this.remedies = remedies;
    this.columns = columns;
    this.roles = ColumnRoles.check(columns);
    this.names = new ArrayList<>(columns.timed());
    this.observable = names.size() - columns.futureCovariates().size();
    this.weight = columns.weight().isPresent() ? names.size() : -1;
    columns.weight().ifPresent(names::add);
    this.firstStatic = names.size();
    names.addAll(columns.staticCovariates());
    this.stamps = new TimeStamps(StampForm.of(columns));
    this.values = new double[names.size()];
    this.missingTexts = new MissingTexts(columns.missingValues());
    this.thousands = new PointedThousands(names.size());
    this.latestId = new String[columns.ids().size()];
    this.order = new RowOrder(file, columns, stamps, problems, remedies, levels::containsKey);
    for (String name : columns.categories()) {
      levels.put(names.indexOf(name), new Levels(name, Optional.ofNullable(knownLevels.get(name))));
    }
    this.isWord = new boolean[names.size()];
    levels.keySet().forEach(column -> isWord[column] = true);
  }

  @Override
  public void header(int row, List<String> header, Optional<OtherDialect> otherwise) {
    if (!firstHeader.isEmpty()) {
      requireSame(row, header);
      return;
    }
    firstHeader = header;
    headerRow = row;
    for (int place = 0; place < header.size(); place++) {
      firstPlaces.putIfAbsent(header.get(place), place);
      lastPlaces.put(header.get(place), place);
    }
    other = otherwise;
    timePlaces = columns.times().stream().mapToInt(name -> place(row, header, name)).toArray();
    idPlaces = columns.ids().stream().mapToInt(name -> place(row, header, name)).toArray();
    places = names.stream().mapToInt(name -> place(row, header, name)).toArray();
    problems.requireNone();
    sayNull(row, header);
  }

  private void requireSame(int row, List<String> header) {
    if (!header.equals(firstHeader)) {
      throw new InputException(
          file.place(row),
          "the header "
              + Quoted.of(String.join(",", header))
              + " is not that of "
              + file.fileOf(headerRow)
              + ", "
              + Quoted.of(String.join(",", firstHeader)),
          "files that are read as one have the same columns in the same order");
    }
  }

  // With id: null there is no id, whatever the columns are called.
  private void sayNull(int row, List<String> header) {
    for (String name : header) {
      if (NONES.contains(name) && !roles.contains(name)) {
        problems.find(
            DataReport.Kind.UNUSUAL,
            1,
            file.place(row, name)
                + ": no key of the spec names this column; one that means it has it in quotes,"
                + " without which it says that there is none");
      }
    }
  }

  private int place(int row, List<String> header, String name) {
    int place = firstPlaces.getOrDefault(name, -1);
    int last = lastPlaces.getOrDefault(name, -1);
    if (place < 0) {
      problems.add(Kind.NO_COLUMN, row, name, "there is no such column", nearest(header, name));
    } else if (place != last) {
      problems.add(
          Kind.COLUMN_TWICE,
          row,
          name,
          "the header has it twice, as columns " + (place + 1) + " and " + (last + 1),
          "name the columns apart");
    }
    return place;
  }

  private String nearest(List<String> header, String name) {
    return other.isPresent()
        ? "the header is the one column "
            + Quoted.of(header.get(0))
            + ": "
            + remedies.dialect(other.get())
        : Spelling.suggestion(name, header);
  }

  @Override
  public void row(int row, CsvRow fields) {
    long time = timePlaces.length == 0 ? 0 : time(row, fields);
    for (int c = 0; c < places.length; c++) {
      values[c] = isWord[c] ? word(levels.get(c), row, places[c], fields) : number(row, c, fields);
    }
    if (weight >= 0 && values[weight] < 0) {
      addNegativeWeight(row, fields);
    }
    for (int i = 0; i < idPlaces.length; i++) {
      if (fields.isEmpty(idPlaces[i])) {
        problems.add(
            Kind.EMPTY, row, columns.ids().get(i), "it is empty", "every row names its series");
      }
    }
    if (time != TimeStamps.NONE) {
      lastIsNoTime = false;
      SeriesBuffer buffer = buffer(fields);
      addStatics(buffer, row, fields);
      order.add(buffer, timePlaces.length == 0 ? buffer.size() : time, row, values);
    }
  }

  private void addNegativeWeight(int row, CsvRow fields) {
    problems.add(
        Kind.NO_WEIGHT,
        row,
        names.get(weight),
        "the weight is " + fields.text(places[weight]),
        "expected a number of at least 0");
  }

  // Most rows go on with the series of the row before.
  private SeriesBuffer buffer(CsvRow fields) {
    if (latest.isEmpty() || !isLatest(fields)) {
      for (int i = 0; i < idPlaces.length; i++) {
        latestId[i] = fields.text(idPlaces[i]);
      }
      latest = Optional.of(series.computeIfAbsent(List.of(latestId), this::newBuffer));
    }
    return latest.get();
  }

  private boolean isLatest(CsvRow fields) {
    for (int i = 0; i < idPlaces.length; i++) {
      if (!fields.is(idPlaces[i], latestId[i])) {
        return false;
      }
    }
    return true;
  }

  private SeriesBuffer newBuffer(List<String> id) {
    int ending = columns.futureCovariates().isEmpty() ? 0 : observable;
    return new SeriesBuffer(String.join(ID_SEPARATOR, id), firstStatic, ending, statics());
  }

  private int statics() {
    return columns.staticCovariates().size();
  }

  private void addStatics(SeriesBuffer buffer, int row, CsvRow fields) {
    for (int i = 0; i < statics(); i++) {
      double value = values[firstStatic + i];
      if (Double.isNaN(value)) {
        continue;
      }
      if (buffer.staticRow(i) == 0) {
        buffer.setStatic(i, value, row);
      } else if (value != buffer.staticValue(i)) {
        problems.add(
            Kind.CHANGES,
            row,
            names.get(firstStatic + i),
            Quoted.of(fields.text(places[firstStatic + i]))
                + " is another value than that of "
                + file.words(buffer.staticRow(i), row)
                + RowOrder.whose(buffer),
            "a static covariate has one value for a series; one that changes is a past or a future"
                + " covariate");
      }
    }
  }

  private long time(int row, CsvRow fields) {
    int length = 0;
    for (int place : timePlaces) {
      length = append(fields, place, length);
    }
    long time =
        timePlaces.length == 1
            ? stamps.read(fields.characters(), fields.from(timePlaces[0]), fields.to(timePlaces[0]))
            : stamps.read(stamp, 0, length);
    if (time == TimeStamps.NONE) {
      String text =
          timePlaces.length == 1 ? fields.text(timePlaces[0]) : new String(stamp, 0, length);
      String problem = stamps.problem(text);
      lastIsNoTime =
          fields.isSeparated() && problem.startsWith(TimeStamps.NO_STAMP) && !text.isEmpty();
      problems.add(
          text.isEmpty() ? Kind.EMPTY : Kind.NO_TIME,
          row,
          columns.time().orElseThrow(),
          text.isEmpty() ? "it is empty" : Quoted.of(text) + " " + problem,
          stamps.expected(text, problem, remedies));
    }
    return time;
  }

  // What several columns hold, with blanks between, is read as one stamp.
  private int append(CsvRow fields, int place, int length) {
    if (timePlaces.length == 1) {
      return 0;
    }
    int from = fields.from(place);
    int count = fields.to(place) - from;
    int start = place == timePlaces[0] ? 0 : length + 1;
    if (start + count > stamp.length) {
      stamp = Arrays.copyOf(stamp, 2 * (start + count));
    }
    if (start > 0) {
      stamp[length] = ' ';
    }
    System.arraycopy(fields.characters(), from, stamp, start, count);
    return start + count;
  }

  /** Says what is seen of wrong time stamps only after the last row. */
  @Override
  public void end() {
    columns.time().ifPresent(this::adviseByAllRows);
    order.end(series.values());
  }

  private void adviseByAllRows(String column) {
    List<String> fitting = stamps.fitting();
    if (!fitting.isEmpty()) {
      problems.advise(Kind.NO_TIME, column, remedy -> remedies.fitting(fitting, stamps.pattern()));
    } else if (lastIsNoTime
        && stamps.kind().isPresent()
        && problems.onlyRow(Kind.NO_TIME, column).isPresent()) {
      problems.advise(Kind.NO_TIME, column, remedy -> remedies.footer(1));
    }
  }

  private double word(Levels words, int row, int place, CsvRow fields) {
    return missingTexts.isSaid(fields, place) ? Double.NaN : words.read(row, fields, place);
  }

  private double number(int row, int column, CsvRow fields) {
    int place = places[column];
    double value = fields.number(place);
    if (Double.isNaN(value)) {
      return noNumber(row, column, fields, place);
    }
    thousands.take(column, row, fields, place);
    return missingTexts.orMissing(value);
  }

  private double noNumber(int row, int column, CsvRow fields, int place) {
    String text = fields.text(place);
    if (!missingTexts.isMissing(text)) {
      NumberText number = fields.notNumber(place);
      problems.add(
          number.form(),
          row,
          names.get(column),
          Quoted.of(text) + " is not a number",
          (fields.isSeparated() ? remedies.number(number) : number.remedy())
              + (columns.isWide()
                  ? "; in a wide table every column without a role is a series"
                  : ""));
    }
    return Double.NaN;
  }

  /** Whether a field could be a value of a column of numbers, or stands for a missing one. */
  static boolean isValue(CsvRow fields, int field) {
    return MissingTexts.isUsual(fields.text(field)) || !Double.isNaN(fields.number(field));
  }

  /**
   * The series, after the last row.
   *
   * @throws InputException if rows could not be read, or values are missing that must not be
   */
  Collection<SeriesBuffer> series() {
    problems.requireNone();
    requireOwnNames();
    new RequiredValues(columns, series.values(), problems, remedies, lookback).check();
    problems.requireNone();
    missingTexts.findings(file.path().toString(), remedies).forEach(problems::find);
    thousands.findings(file, names).forEach(problems::find);
    order.report();
    return order.ordered(series.values());
  }

  // Several parts may make one name in two ways: a/b and c as well as a and b/c.
  private void requireOwnNames() {
    Map<String, List<String>> seen = new HashMap<>();
    series.forEach(
        (parts, buffer) -> {
          List<String> others = seen.put(buffer.id(), parts);
          if (others != null) {
            throw new InputException(
                file.place(buffer.row(0)),
                "the series "
                    + parts
                    + " and "
                    + others
                    + " would both be called "
                    + Quoted.of(buffer.id()),
                "leave the " + ID_SEPARATOR + " out of the names");
          }
        });
  }

  /** The columns that are read. */
  CsvColumns columns() {
    return columns;
  }

  /** The names of the columns that mean something. */
  Set<String> roles() {
    return roles;
  }

  /** The levels of the columns of categories, by their index among those of a series. */
  Map<Integer, Levels> levels() {
    return levels;
  }

  /** The reader of the time stamps, which knows what they are. */
  TimeStamps stamps() {
    return stamps;
  }
}
