package org.rnn4j.forecast.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.forecast.DataSource;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One or many series from a CSV file (RFC 4180) with a header, or several, written in a {@link
 * CsvDialect}: plain, gzip ({@code .gz}) or the one file of a zip archive ({@code .zip}). In
 * columns that are not asked for any text may stand. White space around a field, quoted or not, is
 * not part of it.
 *
 * <p>No row is passed over without a word. A quoted field that is not closed, text after a closing
 * quote, a row of another width than the header, the header once more and a NUL character are
 * errors wherever they stand. Where a row is one field, an empty line is a row without a value,
 * except at the end of the file; where it is several, empty lines are skipped. Lines end with LF,
 * CR LF or CR. An empty last field of the header and of every row counts for nothing.
 *
 * <p>Time stamps must ascend within each series and lie on one regular calendar, by absolute time
 * or by the clock of one place where they have a distance from UTC that changes; a step that has no
 * row is a gap, which {@link Missing} decides about like an empty value. An empty field and {@code
 * NA}, {@code N/A}, {@code NaN}, {@code null} and {@code None} are missing values; among words for
 * kinds of things only an empty field is. Rows in messages are lines of the file, the header being
 * row 1.
 *
 * <p>Where columns are known ahead, a series ends with its last row that has a target or a past
 * covariate: what the rows behind it have is {@linkplain TimeSeries#knownAhead known ahead} of its
 * end, without gaps, and is no step of it.
 *
 * <p>While reading, memory holds the numbers asked for and their time stamps, and no text.
 */
public final class CsvSource implements DataSource {

  private static final Logger LOG = LoggerFactory.getLogger(CsvSource.class);

  /** What to do where the first values of a series are missing, which nothing fills. */
  private enum Start {
    REJECT,
    /** An experiment may begin behind them; it refuses those that are left of them. */
    LEAVE
  }

  private final Path path;
  private final CsvColumns columns;
  private final CsvDialect dialect;

  /** As {@link #CsvSource(Path, CsvColumns, CsvDialect)}, of the standard dialect. */
  public CsvSource(Path path, CsvColumns columns) {
    this(path, columns, CsvDialect.standard());
  }

  /**
   * A source over one file, or over several with the same columns that are read as one, in the
   * order of their names.
   *
   * @param path absolute, or relative to the directory given to {@link #load}; its last part may be
   *     a pattern such as {@code sales-*.csv}
   * @param dialect how the files are written
   */
  public CsvSource(Path path, CsvColumns columns, CsvDialect dialect) {
    this.path = Objects.requireNonNull(path, "path");
    this.columns = Objects.requireNonNull(columns, "columns");
    this.dialect = dialect.checked();
  }

  /**
   * Reads a file that holds one series. Its id is the name of the file.
   *
   * @throws InputException naming file, row and column of what is wrong
   */
  public static TimeSeries read(Path file, CsvColumns columns) {
    List<TimeSeries> series = readDataset(file, columns).series();
    if (series.size() > 1) {
      throw new InputException(
          file.toString(), "it holds " + series.size() + " series", "read it as a dataset");
    }
    return series.get(0);
  }

  /**
   * Reads a file of one or many series, with the roles of the columns, the frequency and the
   * season.
   *
   * @throws InputException naming file, row and column of what is wrong
   */
  public static Dataset readDataset(Path file, CsvColumns columns) {
    Loaded loaded =
        new CsvSource(file, columns).read(file, columns, Optional.empty(), 0, Start.REJECT);
    loaded.report().tell(LOG::info, LOG::warn);
    return loaded.dataset();
  }

  private Loaded read(
      Path file, CsvColumns columns, Optional<Remembered> remembered, int lookback, Start start) {
    CsvFile csv = new CsvFile(file, FilePattern.of(file));
    RowProblems problems = new RowProblems(csv);
    Remedies remedies = remembered.isPresent() ? Remedies.FORECAST : Remedies.SPEC;
    SeriesReader reader =
        new SeriesReader(
            csv,
            columns,
            problems,
            remedies,
            lookback,
            remembered.map(Remembered::levels).orElse(Map.of()));
    csv.read(
        (files, path, before, rows, found) ->
            new CsvReading(files, path, before, dialect, rows, found).read(),
        reader,
        problems);
    Collection<SeriesBuffer> buffers = reader.series();
    TimeGrid grid =
        new GridChoice(csv, columns, reader.stamps(), buffers, remembered).choose(problems);
    RowPlaces places =
        new RowPlaces(
            csv,
            columns,
            reader.stamps(),
            grid,
            remedies,
            lookback,
            new AbsentRows(columns.missing()));
    Map<String, List<String>> names = new HashMap<>();
    reader.levels().forEach((c, levels) -> names.put(levels.column(), levels.names()));
    List<Column> typed = columns.typed(names); // one list for all series
    int season = season(columns, grid, remembered);
    Gaps gaps = new Gaps(columns.missing(), season);
    List<TimeSeries> series = new ArrayList<>(buffers.size());
    for (SeriesBuffer buffer : buffers) {
      series.add(series(csv, columns, typed, places, buffer, gaps, start, reader.levels()));
    }
    AheadWords.of(csv.path().toString(), series).ifPresent(problems::find);
    reader.levels().values().forEach(levels -> levels.finding(csv).ifPresent(problems::find));
    places.absentRows().finding(csv.path().toString()).ifPresent(problems::find);
    MissingWords.of(csv.path().toString(), series).forEach(problems::find);
    Dataset dataset = new Dataset(typed, series, grid.frequency(), season);
    problems.find(read(csv, dataset));
    return new Loaded(dataset, problems.report());
  }

  private static int season(CsvColumns columns, TimeGrid grid, Optional<Remembered> remembered) {
    OptionalInt known = remembered.map(Remembered::season).orElse(OptionalInt.empty());
    return known.orElseGet(
        () -> columns.season().orElse(grid.frequency().map(Frequency::defaultSeason).orElse(1)));
  }

  private static Finding read(CsvFile csv, Dataset dataset) {
    long steps = dataset.series().stream().mapToLong(TimeSeries::length).sum();
    int count = dataset.series().size();
    return Finding.of(
        DataReport.Kind.READ,
        steps,
        csv.path()
            + ": "
            + count
            + " series, "
            + steps
            + " steps, of the columns "
            + String.join(", ", Column.names(dataset.columns())));
  }

  private static TimeSeries series(
      CsvFile csv,
      CsvColumns columns,
      List<Column> typed,
      RowPlaces places,
      SeriesBuffer buffer,
      Gaps gaps,
      Start start,
      Map<Integer, Levels> levels) {
    int[] positions = places.of(buffer);
    String id = !columns.ids().isEmpty() ? buffer.id() : FilePattern.stem(csv.path());
    int observed = buffer.observed();
    double[][] values = new double[columns.timed().size()][];
    List<BitSet> filled = new ArrayList<>();
    for (int c = 0; c < values.length; c++) {
      boolean ahead = typed.get(c).role() == Role.FUTURE;
      values[c] = buffer.takeColumn(c, positions, ahead ? buffer.size() : observed);
      if (columns.missing().fills()) {
        filled.add(fill(csv, gaps, typed.get(c), id, values[c], positions[observed - 1], start));
      }
      if (levels.containsKey(c)) {
        levels.get(c).renumber(values[c]);
      }
    }
    TimeSeries series =
        TimeSeries.owning(id, places.grid().index(buffer, positions), typed, values)
            .withFilled(filled)
            .withStatics(statics(buffer, columns, levels));
    return columns.weight().isPresent()
        ? series.withWeights(weights(buffer.takeColumn(values.length, positions, observed)))
        : series;
  }

  // There is nothing between two kinds of things, so that a gap has the one before it.
  private static BitSet fill(
      CsvFile csv, Gaps gaps, Column column, String id, double[] values, int last, Start start) {
    boolean words = column.type() == Column.Type.CATEGORY;
    Gaps used = words ? new Gaps(Missing.FORWARD_FILL, gaps.season()) : gaps;
    double[] steps = values.length == last + 1 ? values : Arrays.copyOf(values, last + 1);
    String place =
        csv.path() + ": series " + Quoted.of(id) + ", column " + Quoted.of(column.name());
    BitSet filled = start == Start.LEAVE ? used.fillBehindStart(steps) : used.fill(steps, place);
    System.arraycopy(steps, 0, values, 0, steps.length);
    return filled;
  }

  private static double[] statics(
      SeriesBuffer buffer, CsvColumns columns, Map<Integer, Levels> levels) {
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

  @Override
  public Loaded load(Context context) {
    Path file = context.directory().resolve(path).normalize();
    return read(
        file,
        columns.categories(context.categories()),
        context.remembered(),
        context.lookback(),
        context.remembered().isPresent() ? Start.REJECT : Start.LEAVE);
  }

  @Override
  public List<Path> files() {
    return FilePattern.of(path);
  }
}
