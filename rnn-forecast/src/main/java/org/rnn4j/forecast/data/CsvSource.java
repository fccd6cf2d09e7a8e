package org.rnn4j.forecast.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.forecast.DataSource;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.Frequency;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.data.CsvColumns.Missing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One or many series from a CSV file: UTF-8, comma-separated, with a header, plain or gzip ({@code
 * .gz}). Columns that are not asked for are not looked at.
 *
 * <p>Time stamps must ascend within each series and lie on one regular calendar; a step that has no
 * row is a gap, which {@link Missing} decides about like an empty value. An empty field and {@code
 * NA}, {@code N/A}, {@code NaN}, {@code null} and {@code None} are missing values. Rows in messages
 * are lines of the file, the header being row 1.
 *
 * <p>While reading, memory holds the numbers asked for and their time stamps, and no text.
 */
public final class CsvSource implements DataSource {

  private static final Logger LOG = LoggerFactory.getLogger(CsvSource.class);

  // More holes than this are not filled: what is left is not the data any more.
  private static final int MOST_STEPS_PER_ROW = 10;

  private final Path path;
  private final CsvColumns columns;

  /**
   * A source over one file.
   *
   * @param path absolute, or relative to the directory given to {@link #load}
   */
  public CsvSource(Path path, CsvColumns columns) {
    this.path = Objects.requireNonNull(path, "path");
    this.columns = Objects.requireNonNull(columns, "columns");
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
    CsvFile csv = new CsvFile(file);
    RowProblems problems = new RowProblems(csv);
    SeriesReader reader = new SeriesReader(csv, columns, problems);
    csv.read(reader, problems);
    Collection<SeriesBuffer> buffers = reader.series();
    TimeGrid grid = grid(csv, columns, reader.dated(), buffers);
    List<String> given = new ArrayList<>(columns.targets());
    given.addAll(columns.pastCovariates());
    List<String> names = List.copyOf(given); // one list for all series
    List<TimeSeries> series = new ArrayList<>(buffers.size());
    for (SeriesBuffer buffer : buffers) {
      series.add(series(csv, columns, names, grid, buffer));
    }
    int season = columns.season().orElse(grid.frequency().map(Frequency::defaultSeason).orElse(1));
    return new Dataset(
        series, columns.targets(), columns.pastCovariates(), grid.frequency(), season);
  }

  private static TimeGrid grid(
      CsvFile csv, CsvColumns columns, Optional<Boolean> dated, Collection<SeriesBuffer> series) {
    if (!dated.orElse(false) && columns.frequency().isPresent()) {
      throw new InputException(
          "data.frequency",
          dated.isPresent() ? "the time stamps are integers" : "there is no column of time stamps",
          "leave it out and say how long a season is in data.season");
    }
    if (dated.isEmpty()) {
      return TimeGrid.rows();
    }
    if (!dated.get()) {
      return TimeGrid.ofIntegers(series);
    }
    if (columns.frequency().isPresent()) {
      String code = columns.frequency().get();
      return TimeGrid.of(
          Frequency.parse(code)
              .orElseThrow(
                  () ->
                      new InputException(
                          "data.frequency",
                          Quoted.of(code) + " is not a frequency",
                          "expected a number and a unit: 15min, 1h, 1d, 1w, 1M, 1Q, 1Y")));
    }
    TimeGrid grid =
        TimeGrid.ofDates(series)
            .orElseThrow(
                () ->
                    new InputException(
                        csv.path().toString(),
                        "the frequency cannot be inferred from one time stamp",
                        "give it in data.frequency"));
    LOG.info("{}: frequency {}, inferred from the time stamps", csv.path(), grid.words());
    return grid;
  }

  private static TimeSeries series(
      CsvFile csv, CsvColumns columns, List<String> names, TimeGrid grid, SeriesBuffer buffer) {
    int[] positions = positions(csv, columns, grid, buffer);
    String id = columns.id().isPresent() ? buffer.id() : stem(csv.path());
    long start = buffer.time(0);
    double[][] values = new double[names.size()][];
    List<BitSet> filled = new ArrayList<>();
    for (int c = 0; c < values.length; c++) {
      values[c] = buffer.takeColumn(c, positions);
      if (columns.missing() != Missing.REJECT) {
        String place =
            csv.path() + ": series " + Quoted.of(id) + ", column " + Quoted.of(names.get(c));
        filled.add(Gaps.fill(values[c], columns.missing(), place));
        if (!filled.get(c).isEmpty()) {
          LOG.warn(
              "{}: {} of {} values were missing and are filled in",
              place,
              filled.get(c).cardinality(),
              values[c].length);
        }
      }
    }
    return TimeSeries.owning(id, grid.index(start), names, values, filled);
  }

  /** The place of each row on the grid. */
  private static int[] positions(
      CsvFile csv, CsvColumns columns, TimeGrid grid, SeriesBuffer buffer) {
    int[] positions = new int[buffer.size()];
    for (int i = 1; i < positions.length; i++) {
      long position = grid.position(buffer.time(0), buffer.time(i));
      if (position < 0) {
        throw offGrid(csv, columns, grid, buffer, i);
      }
      if (position > positions[i - 1] + 1 && columns.missing() == Missing.REJECT) {
        throw gap(csv, columns, grid, buffer, i, position - positions[i - 1] - 1);
      }
      if (position / MOST_STEPS_PER_ROW
          > positions.length) { // a wrong stamp far off would fill memory
        throw gap(csv, columns, grid, buffer, i, position - positions[i - 1] - 1);
      }
      positions[i] = (int) position;
    }
    return positions;
  }

  private static InputException offGrid(
      CsvFile csv, CsvColumns columns, TimeGrid grid, SeriesBuffer buffer, int step) {
    boolean looksLikeDates =
        grid.frequency().isEmpty() && Long.toString(buffer.time(0)).length() == 8;
    return new InputException(
        csv.place(buffer.row(step), columns.time().orElseThrow()),
        grid.label(buffer.time(step))
            + " is not a whole number of steps ("
            + grid.words()
            + ") after the first time stamp "
            + grid.label(buffer.time(0)),
        looksLikeDates
            ? "if these are dates, set time-format: yyyyMMdd"
            : "give data.frequency, correct the time stamps, or leave data.time out to count rows");
  }

  private static InputException gap(
      CsvFile csv, CsvColumns columns, TimeGrid grid, SeriesBuffer buffer, int step, long absent) {
    long last = grid.position(buffer.time(0), buffer.time(buffer.size() - 1));
    long all = last + 1 - buffer.size();
    return new InputException(
        csv.place(buffer.row(step), columns.time().orElseThrow()),
        absent
            + (absent == 1 ? " row is" : " rows are")
            + " missing between "
            + grid.label(buffer.time(step - 1))
            + " and "
            + grid.label(buffer.time(step))
            + " at a frequency of "
            + grid.words()
            + (all > absent ? ", the first gap of " + all + " missing rows" : ""),
        columns.missing() == Missing.REJECT
            ? "set missing: interpolate or forward-fill, or leave data.time out to count rows"
            : "these are too many to fill: give data.frequency, or correct the time stamps");
  }

  private static String stem(Path file) {
    String name = file.getFileName().toString().replaceFirst("\\.gz$", "");
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  @Override
  public Dataset load(Context context) {
    return readDataset(context.directory().resolve(path).normalize(), columns);
  }

  @Override
  public List<Path> files() {
    return List.of(path);
  }
}
