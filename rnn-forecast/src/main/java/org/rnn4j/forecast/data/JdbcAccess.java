package org.rnn4j.forecast.data;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.forecast.spec.SpecPlaces;

/**
 * The way to a database. {@code ${NAME}} in the URL, the user and the password stands for the
 * environment variable of this name, whose value is given to the driver and to nobody else: what a
 * driver says of it is shown with the name in its place.
 *
 * @param url of JDBC
 * @param user empty where the database asks for none, or the URL has it
 * @param password a {@code ${NAME}} alone; empty as above
 * @param driver a jar with the driver; empty where it is on the class path
 * @param directory that files in a query of DuckDB are relative to; empty for the working directory
 */
public record JdbcAccess(
    String url,
    Optional<String> user,
    Optional<String> password,
    Optional<Path> driver,
    Optional<Path> directory) {

  /** The URL's key in a spec. */
  public static final String URL = "url";

  /** The password's key in a spec. */
  public static final String PASSWORD = "password";

  /** The key in a spec of the jar with the driver. */
  public static final String DRIVER = "driver";

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
  private static final Pattern WRITTEN_SECRET =
      Pattern.compile("(?i).*(password|pwd|secret|token)=(?!\\$\\{)[^;&]+.*");
  private static final String DUCKDB = "jdbc:duckdb:";

  // Of the usual databases, where their drivers are found.
  private static final Map<String, String> COORDINATES =
      Map.of(
          "duckdb", "org.duckdb:duckdb_jdbc",
          "h2", "com.h2database:h2",
          "sqlite", "org.xerial:sqlite-jdbc",
          "postgresql", "org.postgresql:postgresql",
          "mysql", "com.mysql:mysql-connector-j",
          "mariadb", "org.mariadb.jdbc:mariadb-java-client",
          "sqlserver", "com.microsoft.sqlserver:mssql-jdbc",
          "oracle", "com.oracle.database.jdbc:ojdbc11",
          "snowflake", "net.snowflake:snowflake-jdbc",
          "clickhouse", "com.clickhouse:clickhouse-jdbc");

  /**
   * Checks that no secret stands in the spec itself, which is written to the run's folder.
   *
   * @throws InputException naming the key
   */
  public JdbcAccess {
    if (!url.startsWith("jdbc:")) {
      throw new InputException(
          Place.of(URL),
          Quoted.of(url) + " is no URL of JDBC",
          "expected jdbc:NAME:..., such as jdbc:duckdb: or jdbc:postgresql://host/database");
    }
    if (WRITTEN_SECRET.matcher(url).matches()) {
      throw new InputException(
          Place.of(URL), "a secret stands in it", "write ${NAME} for an environment variable");
    }
    if (password.isPresent() && !VARIABLE.matcher(password.get()).matches()) {
      throw new InputException(
          Place.of(PASSWORD),
          "the password itself stands in the spec, which is written to the run's folder",
          "write ${NAME} for an environment variable that holds it");
    }
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(driver, "driver");
    Objects.requireNonNull(directory, "directory");
  }

  /** Does something with a connection. */
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  /**
   * Opens a connection, uses it and closes it.
   *
   * @param environment the variables by name
   * @throws InputException if a variable or the driver is not there, or for what the database says
   */
  <T> T use(Function<String, Optional<String>> environment, Work<T> work) {
    Map<String, String> secrets = new LinkedHashMap<>();
    Properties properties = new Properties();
    String resolved = resolved(url, Place.of(URL), environment, secrets);
    user.ifPresent(
        u -> properties.put("user", resolved(u, Place.of("user"), environment, secrets)));
    password.ifPresent(
        p -> properties.put(PASSWORD, resolved(p, Place.of(PASSWORD), environment, secrets)));
    try (Connection connection = found().connect(resolved, properties)) {
      if (connection == null) {
        throw noDriver();
      }
      if (directory.isPresent() && url.startsWith(DUCKDB)) {
        try (Statement statement = connection.createStatement()) {
          String quoted = directory.get().toAbsolutePath().toString().replace("'", "''");
          statement.execute("SET file_search_path = '" + quoted + "'");
        }
      }
      return work.with(connection);
    } catch (SQLException e) {
      String said = Objects.requireNonNullElse(e.getMessage(), e.getClass().getName());
      throw new InputException(
          SpecPlaces.SOURCE, "the database says: " + hidden(said.strip(), secrets), "");
    }
  }

  private static String resolved(
      String text,
      Place key,
      Function<String, Optional<String>> environment,
      Map<String, String> secrets) {
    Matcher matcher = VARIABLE.matcher(text);
    return matcher.replaceAll(
        found -> {
          String name = found.group(1);
          String value =
              environment
                  .apply(name)
                  .orElseThrow(
                      () ->
                          new InputException(
                              SpecPlaces.DATA.key(key.toString()),
                              "there is no environment variable " + name,
                              "set it where this program is started"));
          secrets.put(name, value);
          return Matcher.quoteReplacement(value);
        });
  }

  private static String hidden(String message, Map<String, String> secrets) {
    String hidden = message;
    for (Map.Entry<String, String> secret : secrets.entrySet()) {
      if (!secret.getValue().isEmpty()) {
        hidden = hidden.replace(secret.getValue(), "${" + secret.getKey() + "}");
      }
    }
    return hidden;
  }

  // A loader of a jar stays open: threads of a driver may outlive the connection.
  @SuppressWarnings("resource")
  private Driver found() {
    Optional<URLClassLoader> loader = driver.map(JdbcAccess::loader);
    Stream<Driver> drivers =
        loader.isPresent()
            ? StreamSupport.stream(
                ServiceLoader.load(Driver.class, loader.get()).spliterator(), false)
            : Stream.concat(
                DriverManager.drivers(),
                StreamSupport.stream(
                    ServiceLoader.load(Driver.class, JdbcAccess.class.getClassLoader())
                        .spliterator(),
                    false));
    return drivers.filter(this::accepts).findFirst().orElseThrow(this::noDriver);
  }

  private boolean accepts(Driver driver) {
    try {
      return driver.acceptsURL(url);
    } catch (SQLException e) {
      return false;
    }
  }

  private static URLClassLoader loader(Path jar) {
    if (!Files.isRegularFile(jar)) {
      throw new InputException(
          SpecPlaces.DATA.key(DRIVER), jar + ": there is no such file", "name the driver's jar");
    }
    try {
      return new URLClassLoader(
          new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    } catch (MalformedURLException e) {
      throw new InputException(SpecPlaces.DATA.key(DRIVER), jar + " has no URL", "move it");
    }
  }

  private InputException noDriver() {
    String name = url.substring("jdbc:".length()).split(":", 2)[0].toLowerCase(Locale.ROOT);
    String coordinates =
        Optional.ofNullable(COORDINATES.get(name))
            .map(maven -> "; of Maven Central it is " + maven)
            .orElse("");
    return new InputException(
        SpecPlaces.DATA.key(driver.isPresent() ? DRIVER : URL),
        "there is no driver for jdbc:"
            + name
            + (driver.isPresent() ? " in " + driver.get() : " on the class path"),
        "say where its jar is: driver: path/to/the.jar" + coordinates);
  }
}
