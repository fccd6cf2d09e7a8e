package org.rnn4j.forecast.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.DataSource;
import org.rnn4j.api.forecast.Loaded;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.data.CsvColumns.Missing;
import org.rnn4j.forecast.data.SeriesReading.Start;
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
        new CsvSource(file, columns)
            .read(new SeriesReading(files(file), columns, Optional.empty(), 0, Start.REJECT));
    loaded.report().tell(LOG::info, LOG::warn);
    return loaded.dataset();
  }

  @Override
  public Loaded load(Context context) {
    Path file = context.directory().resolve(path).normalize();
    return read(SeriesReading.in(context, files(file), columns));
  }

  private static CsvFile files(Path file) {
    return new CsvFile(file, FilePattern.of(file));
  }

  private Loaded read(SeriesReading reading) {
    return reading.read(
        (asked, remedies) ->
            (files, file, before, rows, problems) ->
                new CsvReading(files, file, before, dialect, remedies, rows, problems).read());
  }

  @Override
  public List<Path> files() {
    return FilePattern.of(path);
  }
}
