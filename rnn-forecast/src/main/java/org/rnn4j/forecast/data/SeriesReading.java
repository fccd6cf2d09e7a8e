package org.rnn4j.forecast.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.forecast.DataSource.Context;
import org.rnn4j.api.forecast.DataSource.Remembered;
import org.rnn4j.api.forecast.Loaded;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Column.Role;
import org.rnn4j.api.series.DataReport;
import org.rnn4j.api.series.DataReport.Finding;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.Frequency;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.data.CsvColumns.Missing;

/**
 * Makes series of the rows of files, whatever format these are in: sorts the rows into series,
 * finds the time that they lie on, and lays the values out on it.
 *
 * @param files that the rows are of
 * @param columns which mean what
 * @param remembered what a trained model knows of its data; empty for an experiment
 * @param lookback how many steps a trained model needs; of no use where there is none
 * @param start what to do where a series begins with missing values
 */
record SeriesReading(
    CsvFile files, CsvColumns columns, Optional<Remembered> remembered, int lookback, Start start) {

  /** What to do where the first values of a series are missing, which nothing fills. */
  enum Start {
    REJECT,
    /** An experiment may begin behind them; it refuses those that are left of them. */
    LEAVE
  }

  /** The reading for an experiment or a trained model. */
  static SeriesReading in(Context context, CsvFile files, CsvColumns columns) {
    return new SeriesReading(
        files,
        columns.categories(context.categories()),
        context.remembered(),
        context.lookback(),
        context.remembered().isPresent() ? Start.REJECT : Start.LEAVE);
  }

  /**
   * Reads the files.
   *
   * @param format of the files, of whose rows these columns are asked for, with these remedies
   * @throws org.rnn4j.api.error.InputException naming file, row and column of what is wrong
   */
  Loaded read(BiFunction<Set<String>, Remedies, CsvFile.Format> format) {
    RowProblems problems = new RowProblems(files);
    Remedies remedies = remedies();
    Function<CsvColumns, SeriesReader> readers =
        of ->
            new SeriesReader(
                files,
                of,
                problems,
                remedies,
                lookback,
                remembered.map(Remembered::levels).orElse(Map.of()));
    SeriesReader reader = read(format, readers, problems);
    Collection<SeriesBuffer> buffers = reader.series();
    TimeGrid grid =
        new GridChoice(files, columns, reader.stamps(), buffers, remembered).choose(problems);
    RowPlaces places =
        new RowPlaces(
            files,
            columns,
            reader.stamps(),
            grid,
            remedies,
            lookback,
            new AbsentRows(files, columns.missing()));
    int season = season(grid);
    List<Column> typed = typed(reader.levels());
    Gaps gaps = new Gaps(columns.missing(), season);
    List<TimeSeries> series = new ArrayList<>(buffers.size());
    for (SeriesBuffer buffer : buffers) {
      if (columns.isWide()) {
        series.addAll(wide(reader, typed, places, buffer, gaps, problems));
      } else {
        series.add(series(typed, places, buffer, gaps, reader.levels()));
      }
    }
    String name = files.path().toString();
    AheadWords.of(name, series).ifPresent(problems::find);
    reader.levels().values().forEach(levels -> levels.finding(files).ifPresent(problems::find));
    places.absentRows().finding(name).ifPresent(problems::find);
    MissingWords.of(name, series).forEach(problems::find);
    Dataset dataset = new Dataset(typed, series, grid.frequency(), season);
    problems.find(read(dataset));
    return new Loaded(dataset, problems.report());
  }

  private Remedies remedies() {
    return remembered.isPresent() ? Remedies.FORECAST : Remedies.SPEC;
  }

  private SeriesReader read(
      BiFunction<Set<String>, Remedies, CsvFile.Format> format,
      Function<CsvColumns, SeriesReader> readers,
      RowProblems problems) {
    if (columns.isWide()) {
      WideRows rows = new WideRows(files, columns, readers);
      files.read(format.apply(Set.of(), remedies()), rows, problems);
      return rows.reader();
    }
    SeriesReader reader = readers.apply(columns);
    files.read(format.apply(reader.roles(), remedies()), reader, problems);
    return reader;
  }

  private List<TimeSeries> wide(
      SeriesReader reader,
      List<Column> typed,
      RowPlaces places,
      SeriesBuffer buffer,
      Gaps gaps,
      RowProblems problems) {
    CsvColumns all = reader.columns();
    int[] positions = places.of(buffer);
    int observed = buffer.observed();
    double[][] table = new double[all.timed().size()][];
    int firstAhead = table.length - all.futureCovariates().size();
    for (int c = 0; c < table.length; c++) {
      table[c] = buffer.takeColumn(c, positions, c < firstAhead ? observed : buffer.size());
      if (reader.levels().containsKey(c)) {
        reader.levels().get(c).renumber(table[c]);
      }
    }
    Optional<WideSeries.Filling> filling =
        columns.missing().fills()
            ? Optional.of((column, id, values, last) -> fill(gaps, column, id, values, last))
            : Optional.empty();
    List<TimeSeries> series =
        new WideSeries(files, all.targets(), typed, places.grid().index(buffer, positions))
            .of(table, filling);
    WideSeries.finding(files, series, positions[observed - 1] + 1).ifPresent(problems::find);
    return series;
  }

  // One list for all series.
  private List<Column> typed(Map<Integer, Levels> levels) {
    Map<String, List<String>> names = new HashMap<>();
    levels.forEach((c, ofColumn) -> names.put(ofColumn.column(), ofColumn.names()));
    return columns.typed(names);
  }

  private int season(TimeGrid grid) {
    OptionalInt known = remembered.map(Remembered::season).orElse(OptionalInt.empty());
    return known.orElseGet(
        () -> columns.season().orElse(grid.frequency().map(Frequency::defaultSeason).orElse(1)));
  }

  private Finding read(Dataset dataset) {
    long steps = dataset.series().stream().mapToLong(TimeSeries::length).sum();
    int count = dataset.series().size();
    return Finding.of(
        DataReport.Kind.READ,
        steps,
        files.path()
            + ": "
            + count
            + " series, "
            + steps
            + " steps, of the columns "
            + String.join(", ", Column.names(dataset.columns())));
  }

  private TimeSeries series(
      List<Column> typed,
      RowPlaces places,
      SeriesBuffer buffer,
      Gaps gaps,
      Map<Integer, Levels> levels) {
    int[] positions = places.of(buffer);
    String id = !columns.ids().isEmpty() ? buffer.id() : FilePattern.stem(files.path());
    int observed = buffer.observed();
    double[][] values = new double[columns.timed().size()][];
    List<BitSet> filled = new ArrayList<>();
    for (int c = 0; c < values.length; c++) {
      boolean ahead = typed.get(c).role() == Role.FUTURE;
      values[c] = buffer.takeColumn(c, positions, ahead ? buffer.size() : observed);
      if (columns.missing().fills()) {
        filled.add(fill(gaps, typed.get(c), id, values[c], positions[observed - 1]));
      }
      if (levels.containsKey(c)) {
        levels.get(c).renumber(values[c]);
      }
    }
    TimeSeries series =
        TimeSeries.owning(id, places.grid().index(buffer, positions), typed, values)
            .withFilled(filled)
            .withStatics(statics(buffer, levels));
    return columns.weight().isPresent()
        ? series.withWeights(weights(buffer.takeColumn(values.length, positions, observed)))
        : series;
  }

  // There is nothing between two kinds of things, so that a gap has the one before it.
  private BitSet fill(Gaps gaps, Column column, String id, double[] values, int last) {
    boolean words = column.type() == Column.Type.CATEGORY;
    Gaps used = words ? new Gaps(Missing.FORWARD_FILL, gaps.season()) : gaps;
    double[] steps = values.length == last + 1 ? values : Arrays.copyOf(values, last + 1);
    String place =
        files.path() + ": series " + Quoted.of(id) + ", column " + Quoted.of(column.name());
    BitSet filled = start == Start.LEAVE ? used.fillBehindStart(steps) : used.fill(steps, place);
    System.arraycopy(steps, 0, values, 0, steps.length);
    return filled;
  }

  private double[] statics(SeriesBuffer buffer, Map<Integer, Levels> levels) {
    double[] statics = new double[columns.staticCovariates().size()];
    int first = columns.timed().size() + (columns.weight().isPresent() ? 1 : 0);
    for (int i = 0; i < statics.length; i++) {
      double[] value = {buffer.staticValue(i)};
      if (levels.containsKey(first + i)) {
        levels.get(first + i).renumber(value);
      }
      statics[i] = value[0];
    }
    return statics;
  }

  // Steps that have no row have no target that could count.
  private static double[] weights(double[] ofRows) {
    for (int step = 0; step < ofRows.length; step++) {
      ofRows[step] = Double.isNaN(ofRows[step]) ? 0 : ofRows[step];
    }
    return ofRows;
  }
}
