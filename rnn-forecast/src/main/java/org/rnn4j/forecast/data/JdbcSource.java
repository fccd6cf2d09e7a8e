package org.rnn4j.forecast.data;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.DataSource;
import org.rnn4j.api.forecast.Loaded;
import org.rnn4j.forecast.spec.SpecPlaces;

/**
 * One or many series from the rows of an SQL query, through JDBC. What holds of the rows of a CSV
 * file holds of those of the query: their order (which a query has by {@code ORDER BY} alone),
 * their time stamps, and what is missing, which is NULL. Rows in messages are counted from 1.
 *
 * <p>Nothing is written to the database: what the query may have changed is rolled back.
 */
public final class JdbcSource implements DataSource {

  /** The query's key in a spec. */
  public static final String QUERY = "query";

  /** What the rows are called together. */
  static final Path NAME = Path.of(QUERY);

  private final JdbcAccess access;
  private final String query;
  private final CsvColumns columns;
  private final Function<String, Optional<String>> environment;

  /**
   * A source over the rows of a query.
   *
   * @param columns which of them mean what, by the names that the query gives them
   */
  public JdbcSource(JdbcAccess access, String query, CsvColumns columns) {
    this(access, query, columns, name -> Optional.ofNullable(System.getenv(name)));
  }

  /** As above, with other environment variables. */
  JdbcSource(
      JdbcAccess access,
      String query,
      CsvColumns columns,
      Function<String, Optional<String>> environment) {
    this.access = Objects.requireNonNull(access, "access");
    this.query = Objects.requireNonNull(query, "query");
    this.columns = Objects.requireNonNull(columns, "columns");
    this.environment = environment;
  }

  @Override
  public Loaded load(Context context) {
    try {
      return SeriesReading.in(context, CsvFile.noFile(NAME), columns)
          .read(
              (asked, remedies) ->
                  (all, one, before, rows, problems) ->
                      access.use(
                          environment,
                          connection ->
                              new JdbcReading(asked, rows, problems).read(connection, query)));
    } catch (StackOverflowError e) { // of a driver's parser
      throw new InputException(SpecPlaces.DATA.key(QUERY), "it is nested too deeply", "");
    }
  }
}
