package org.rnn4j.forecast.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rnn4j.api.forecast.DataSource;
import org.rnn4j.api.forecast.MissingValues;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.DataSourceProvider;
import org.rnn4j.forecast.data.JdbcAccess;
import org.rnn4j.forecast.data.JdbcSource;

/** Provides the data source {@code jdbc}. */
public final class JdbcSourceProvider implements DataSourceProvider {

  private static final Option<String> URL =
      Option.text(JdbcAccess.URL)
          .required()
          .doc(
              "Of the database, such as jdbc:duckdb: for one in memory, which reads Parquet files;"
                  + " ${NAME} stands for an environment variable.");

  private static final Option<String> QUERY =
      Option.text(JdbcSource.QUERY)
          .required()
          .doc(
              "In SQL, one row for each step; with ORDER BY, or the rows have no order:"
                  + " select * from 'sales.parquet' order by day.");

  private static final Option<String> USER =
      Option.text("user").doc("Who asks; ${NAME} stands for an environment variable.");

  private static final Option<String> PASSWORD =
      Option.text(JdbcAccess.PASSWORD)
          .doc("${NAME} of the environment variable that holds it; it is written nowhere.");

  private static final Option<String> DRIVER =
      Option.path(JdbcAccess.DRIVER)
          .doc("A jar with the driver, where the class path has none; relative to the spec.");

  private static final Option<String> DIRECTORY =
      Option.path("directory")
          .doc(
              "Where files are that a query of DuckDB names; relative to the spec. Without it the"
                  + " working directory.");

  /** For the service loader. */
  public JdbcSourceProvider() {}

  @Override
  public String name() {
    return "jdbc";
  }

  @Override
  public List<String> otherNames() {
    return List.of("sql", "duckdb", "parquet", "database", "postgresql", "sqlite");
  }

  @Override
  public String summary() {
    return "One or many series from an SQL query; Parquet files by DuckDB.";
  }

  @Override
  public List<Option<?>> options() {
    List<Option<?>> options = new ArrayList<>();
    options.addAll(List.of(URL, QUERY, USER, PASSWORD, DRIVER, DIRECTORY));
    options.addAll(CsvSourceProvider.ofColumns());
    return List.copyOf(options);
  }

  @Override
  public MissingValues missingValues(Options options) {
    return CsvSourceProvider.missing(options);
  }

  @Override
  public DataSource create(Options options) {
    JdbcAccess access =
        new JdbcAccess(
            options.get(URL),
            options.find(USER),
            options.find(PASSWORD),
            options.find(DRIVER).map(Path::of),
            options.find(DIRECTORY).map(Path::of));
    return new JdbcSource(access, options.get(QUERY), CsvSourceProvider.columns(options));
  }
}
