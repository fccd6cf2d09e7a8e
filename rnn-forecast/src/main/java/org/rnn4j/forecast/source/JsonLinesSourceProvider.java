package org.rnn4j.forecast.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rnn4j.api.forecast.DataSource;
import org.rnn4j.api.forecast.MissingValues;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.DataSourceProvider;
import org.rnn4j.forecast.data.JsonLinesSource;

/** Provides the data source {@code jsonl}. */
public final class JsonLinesSourceProvider implements DataSourceProvider {

  private static final Option<String> PATH =
      Option.path("path")
          .required()
          .doc(
              "The file, plain, .gz or .zip, or several by a pattern such as \"sales-*.jsonl\","
                  + " read as one in the order of their names; relative to the spec.");

  /** For the service loader. */
  public JsonLinesSourceProvider() {}

  @Override
  public String name() {
    return "jsonl";
  }

  @Override
  public String summary() {
    return "One or many series from a file with a JSON object on each line.";
  }

  @Override
  public List<Option<?>> options() {
    List<Option<?>> options = new ArrayList<>();
    options.add(PATH);
    options.addAll(CsvSourceProvider.ofColumns());
    return List.copyOf(options);
  }

  @Override
  public MissingValues missingValues(Options options) {
    return CsvSourceProvider.missing(options);
  }

  @Override
  public DataSource create(Options options) {
    return new JsonLinesSource(Path.of(options.get(PATH)), CsvSourceProvider.columns(options));
  }
}
