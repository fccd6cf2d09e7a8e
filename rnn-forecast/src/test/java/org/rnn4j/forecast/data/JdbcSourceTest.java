package org.rnn4j.forecast.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.DataSource;
import org.rnn4j.api.forecast.Loaded;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;

/** Series from queries: H2 in every build, DuckDB where its driver is on the class path. */
class JdbcSourceTest {

  private static final String ROWS =
      """
      create table sales (shop varchar(9), "day" date, amount decimal(9, 2), open boolean);
      insert into sales values
        ('north', date '2021-03-27', 1.5, true), ('north', date '2021-03-28', 1e2, false),
        ('south', date '2021-03-27', -3, true), ('south', date '2021-03-28', null, true)\
      """;

  private static final CsvColumns COLUMNS =
      CsvColumns.targets(List.of("AMOUNT")).time("day").id("SHOP").pastCovariates(List.of("OPEN"));

  @TempDir private Path folder;

  private static JdbcAccess access(String url) {
    return new JdbcAccess(
        url, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  // In memory, one for each test.
  private String url() {
    return "jdbc:h2:mem:" + place() + ";DB_CLOSE_DELAY=-1";
  }

  private String place() {
    return folder.getFileName().toString();
  }

  private static Loaded load(JdbcAccess access, String query, CsvColumns columns) {
    return new JdbcSource(access, query, columns, name -> Optional.empty()).load(context());
  }

  private static DataSource.Context context() {
    return new DataSource.Context(Path.of(""), 1, 1);
  }

  private void execute(String url, String... statements) throws Exception {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    }
  }

  @Test
  void theRowsOfAQueryAreReadAsThoseOfAFile() throws Exception {
    execute(url(), ROWS.split(";"));
    CsvColumns masked = COLUMNS.missing(CsvColumns.Missing.MASK);
    Loaded loaded = load(access(url()), "select * from sales order by shop, \"day\"", masked);
    Path csv =
        Files.writeString(
            folder.resolve("query.csv"),
            """
            SHOP,day,AMOUNT,OPEN
            north,2021-03-27,1.5,1
            north,2021-03-28,100,0
            south,2021-03-27,-3,1
            south,2021-03-28,,1
            """);
    assertThat(texts(loaded.dataset())).isEqualTo(texts(CsvSource.readDataset(csv, masked)));
    assertThat(loaded.report().findings().toString())
        .contains("query: 4 rows; SHA-256 of what is read of them: ");
  }

  private static List<String> texts(Dataset dataset) {
    return dataset.series().stream()
        .map(
            s ->
                s.id()
                    + s.columns()
                    + s.time().label(0)
                    + List.of(s.value(0, 0), s.value(1, 0), s.value(0, 1), s.value(1, 1)))
        .toList();
  }

  @Test
  void timeStampsAreAsTheyStandInTheDatabase() throws Exception {
    execute(
        url(),
        "create table t (at timestamp, z timestamp with time zone, y int)",
        "insert into t values (timestamp '2021-03-28 01:00:00', '2021-03-28 01:00:00+01:00', 1),"
            + " (timestamp '2021-03-28 02:00:00', '2021-03-28 03:00:00+02:00', 2),"
            + " (timestamp '2021-03-28 03:00:00', '2021-03-28 04:00:00+02:00', 3)");
    CsvColumns plain = CsvColumns.targets(List.of("Y"));
    TimeSeries local =
        load(access(url()), "select * from t order by y", plain.time("AT"))
            .dataset()
            .series()
            .get(0);
    assertThat(local.time().label(1)).isEqualTo("2021-03-28 02:00:00");
    assertThat(local.id()).isEqualTo("query");
    TimeSeries absolute =
        load(access(url()), "select * from t order by y", plain.time("Z").zone("Europe/Berlin"))
            .dataset()
            .series()
            .get(0);
    assertThat(absolute.time().label(1)).contains("03:00");
  }

  @Test
  void whatIsWrongWithARowIsNamed() throws Exception {
    execute(url(), ROWS.split(";"));
    String query = "select * from sales order by \"day\" desc, shop";
    assertThatThrownBy(() -> load(access(url()), query, COLUMNS))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("query: row 3, column 'day': 2021-03-27 is earlier than 2021-03-28");
    String sorted = "select * from sales order by shop, \"day\"";
    assertThatThrownBy(() -> load(access(url()), sorted, COLUMNS))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("query: row 4, column 'AMOUNT'");
    assertThatThrownBy(
            () -> load(access(url()), query, CsvColumns.targets(List.of("AMOUN")).time("day")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("did you mean 'AMOUNT'");
    assertThatThrownBy(() -> load(access(url()), "select * from sales where 1 = 0", COLUMNS))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("data.query: it has no rows");
    assertThatThrownBy(() -> load(access(url()), "selec", COLUMNS))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("the database says: Syntax error");
  }

  @Test
  void aQueryChangesNothing() throws Exception {
    execute(url(), ROWS.split(";"));
    String query = "select * from final table (update sales set amount = 7) order by shop";
    CsvColumns columns = CsvColumns.targets(List.of("AMOUNT"));
    assertThat(load(access(url()), query, columns).dataset().series().get(0).value(0, 0))
        .isEqualTo(7);
    assertThat(
            load(
                    access(url()),
                    "select amount from sales where amount = 7 or shop = 'north'",
                    columns)
                .dataset()
                .series()
                .get(0)
                .value(0, 0))
        .isEqualTo(1.5);
  }

  @Test
  void secretsComeFromTheEnvironmentAndAreShownNowhere() throws Exception {
    String password = "s3cr3t-of-nobody";
    execute(
        url() + ";USER=sa;PASSWORD=",
        "create user reader password '" + password + "'",
        "create table t (y int)",
        "insert into t values (1), (2)",
        "grant select on t to reader");
    JdbcAccess access =
        new JdbcAccess(
            "jdbc:h2:mem:${PLACE};IFEXISTS=TRUE",
            Optional.of("reader"),
            Optional.of("${WORD}"),
            Optional.empty(),
            Optional.empty());
    Map<String, String> right = Map.of("PLACE", place(), "WORD", password);
    CsvColumns columns = CsvColumns.targets(List.of("Y"));
    JdbcSource source =
        new JdbcSource(access, "select y from t", columns, n -> Optional.ofNullable(right.get(n)));
    assertThat(source.load(context()).dataset().series().get(0).length()).isEqualTo(2);
    Map<String, String> wrong = Map.of("PLACE", "no" + password, "WORD", password);
    JdbcSource failing =
        new JdbcSource(access, "select y from t", columns, n -> Optional.ofNullable(wrong.get(n)));
    assertThatThrownBy(() -> failing.load(context()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("the database says: ")
        .hasMessageNotContaining(password);
    assertThatThrownBy(() -> load(access, "select y from t", columns))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("data.url: there is no environment variable PLACE");
  }

  @Test
  void aSecretThatStandsInTheSpecIsRefused() {
    assertThatThrownBy(
            () ->
                new JdbcAccess(
                    "jdbc:h2:mem:",
                    Optional.empty(),
                    Optional.of("hunter2"),
                    Optional.empty(),
                    Optional.empty()))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("password: the password itself stands in the spec")
        .hasMessageNotContaining("hunter2");
    assertThatThrownBy(() -> access("jdbc:postgresql://h/d?user=a&password=hunter2"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("url: a secret stands in it")
        .hasMessageNotContaining("hunter2");
    assertThat(access("jdbc:postgresql://h/d?user=a&password=${WORD}").url()).isNotEmpty();
  }

  @Test
  void aDriverThatIsNotThereIsNamedWithItsCoordinates() {
    assertThatThrownBy(() -> load(access("jdbc:mariadb://nowhere/x"), "select 1", COLUMNS))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("data.url: there is no driver for jdbc:mariadb on the class path")
        .hasMessageContaining("org.mariadb.jdbc:mariadb-java-client");
    assertThatThrownBy(() -> access("postgresql://h/d"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is no URL of JDBC");
  }

  @Test
  void duckDbReadsParquetFiles() throws Exception {
    Optional<Path> jar = Optional.ofNullable(System.getProperty("rnn4j.duckdb")).map(Path::of);
    assumeTrue(
        jar.isPresent()
            || DriverManager.drivers().anyMatch(d -> d.getClass().getName().contains("duckdb")),
        "no driver of DuckDB: it is in the full build");
    JdbcAccess duckDb =
        new JdbcAccess(
            "jdbc:duckdb:", Optional.empty(), Optional.empty(), jar, Optional.of(folder));
    Path parquet = folder.resolve("sales.parquet");
    CsvColumns columns = CsvColumns.targets(List.of("sales")).time("hour").id("shop");
    // DuckDB writes the file, by a query that has a row.
    duckDb.use(
        name -> Optional.empty(),
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.execute(
                "copy (select 'a' as shop, timestamp '2021-03-28 00:00:00' + to_hours(t::int) as"
                    + " hour, t * 0.5 as sales from range(1000) r(t)) to '"
                    + parquet
                    + "'");
          }
        });
    Dataset read =
        load(duckDb, "select * from 'sales.parquet' order by shop, hour", columns).dataset();
    TimeSeries series = read.series().get(0);
    assertThat(series.length()).isEqualTo(1000);
    assertThat(series.value(999, 0)).isEqualTo(499.5);
    assertThat(series.time().label(2)).isEqualTo("2021-03-28 02:00:00");
    assertThat(read.frequency().orElseThrow()).hasToString("1h");
  }
}
