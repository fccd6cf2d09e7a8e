package org.rnn4j.forecast.data;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rnn4j.api.error.InputException;
import org.rnn4j.forecast.spec.SpecPlaces;

/** The rows of a wide table, whose header says which columns are series: those without a role. */
final class WideRows implements CsvFile.Rows {

  private final CsvFile file;
  private final CsvColumns columns;
  private final Function<CsvColumns, SeriesReader> readers;
  private Optional<SeriesReader> reader = Optional.empty();

  /**
   * Rows that a reader is made for when the header is known.
   *
   * @throws InputException if a column has a role that none has in a wide table
   */
  WideRows(CsvFile file, CsvColumns columns, Function<CsvColumns, SeriesReader> readers) {
    this.file = file;
    this.columns = columns;
    this.readers = readers;
    boolean ofLong =
        !columns.ids().isEmpty()
            || !columns.staticCovariates().isEmpty()
            || columns.weight().isPresent();
    if (ofLong || columns.targets().size() != 1) {
      throw new InputException(
          SpecPlaces.DATA.key(CsvColumns.LAYOUT),
          ofLong
              ? "a wide table has no id, no static covariates and no weight"
              : "a wide table has one target, and not " + columns.targets().size(),
          ofLong
              ? "the names of its columns are those of the series: leave them out"
              : "name in targets what the values of all series are");
    }
  }

  @Override
  public void header(int row, List<String> names, Optional<OtherDialect> otherwise) {
    if (reader.isEmpty()) {
      List<String> series = new ArrayList<>(new LinkedHashSet<>(names)); // one twice is said below
      series.removeAll(columns.timed());
      series.removeAll(columns.times());
      series.removeIf(String::isEmpty);
      if (series.isEmpty()) {
        throw new InputException(
            file.place(row),
            "no column is left to be a series",
            otherwise.map(OtherDialect::keys).orElse("expected one for each series"));
      }
      reader = Optional.of(readers.apply(columns.ofSeries(series)));
    }
    reader.get().header(row, names, otherwise);
  }

  @Override
  public void row(int row, CsvRow fields) {
    reader.orElseThrow().row(row, fields);
  }

  @Override
  public void end() {
    reader.orElseThrow().end();
  }

  /** The reader of its rows, after the header. */
  SeriesReader reader() {
    return reader.orElseThrow();
  }
}
