package org.rnn4j.forecast.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.rnn4j.api.forecast.DataSource;
import org.rnn4j.api.forecast.Loaded;

/**
 * One or many series from a file of JSON lines (UTF-8), or several: each line is an object, whose
 * keys are what columns are in a CSV file. What holds of rows there holds of objects here: their
 * order, their time stamps, and what is missing. A number may be written as one or as a text, a
 * time stamp as a text or, where it counts, as a number. An object that has a key twice, a list or
 * an object where a value is asked for, and anything else than one object on a line are errors.
 */
public final class JsonLinesSource implements DataSource {

  private final Path path;
  private final CsvColumns columns;

  /**
   * A source over one file, or over several that are read as one, in the order of their names.
   *
   * @param path absolute, or relative to the directory given to {@link #load}; its last part may be
   *     a pattern such as {@code sales-*.jsonl}
   * @param columns which keys mean what
   */
  public JsonLinesSource(Path path, CsvColumns columns) {
    this.path = Objects.requireNonNull(path, "path");
    this.columns = Objects.requireNonNull(columns, "columns");
  }

  @Override
  public Loaded load(Context context) {
    Path file = context.directory().resolve(path).normalize();
    CsvFile files = new CsvFile(file, FilePattern.of(file));
    return SeriesReading.in(context, files, columns)
        .read(
            (asked, remedies) ->
                (all, one, before, rows, problems) ->
                    new JsonLinesReading(all, one, before, asked, rows, problems).read());
  }

  @Override
  public List<Path> files() {
    return FilePattern.of(path);
  }
}
