package org.rnn4j.forecast.data;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.series.DataReport;
import org.rnn4j.forecast.data.CsvFile.Rows;
import org.rnn4j.forecast.spec.SpecPlaces;

/**
 * One reading of the rows of a query, each as the row of a file with the texts of its values: a
 * NULL is an empty field, a time stamp is written in full.
 */
final class JdbcReading {

  private static final int ROWS_AT_A_TIME = 10_000;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
  private static final DateTimeFormatter FINE_STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS");

  private final Set<String> asked;
  private final Rows rows;
  private final RowProblems problems;
  private final MessageDigest digest = sha256();
  private final CsvRow row = new CsvRow(CsvRow.NO_SEPARATOR, Numerals.POINT);

  /** A reading of these columns. */
  JdbcReading(Set<String> asked, Rows rows, RowProblems problems) {
    this.asked = asked;
    this.rows = rows;
    this.problems = problems;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /**
   * Reads all rows.
   *
   * @return how many there are
   * @throws InputException if there is none, and with all problems
   */
  int read(Connection connection, String query) throws SQLException {
    boolean transaction = begun(connection);
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(ROWS_AT_A_TIME);
      try (ResultSet results = statement.executeQuery(query)) {
        return read(results);
      }
    } finally {
      if (transaction) {
        connection.rollback(); // nothing is to be changed
      }
    }
  }

  // Without a transaction some drivers hold all rows at once; some know no transactions.
  private static boolean begun(Connection connection) {
    try {
      connection.setAutoCommit(false);
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  private int read(ResultSet results) throws SQLException {
    ResultSetMetaData columns = results.getMetaData();
    List<String> header = new ArrayList<>();
    for (int c = 1; c <= columns.getColumnCount(); c++) {
      header.add(columns.getColumnLabel(c));
    }
    rows.header(1, header, Optional.empty());
    int count = 0;
    while (results.next()) {
      count = Math.addExact(count, 1);
      row.clear();
      for (int c = 1; c <= header.size(); c++) {
        add(asked.contains(header.get(c - 1)) ? text(results, c, columns.getColumnType(c)) : "");
      }
      rows.row(count, row);
    }
    if (count == 0) {
      throw new InputException(
          SpecPlaces.DATA.key(JdbcSource.QUERY), "it has no rows", "expected one for each step");
    }
    problems.find(
        DataReport.Kind.READ,
        count,
        JdbcSource.NAME
            + ": "
            + count
            + " rows; SHA-256 of what is read of them: "
            + HexFormat.of().formatHex(digest.digest()));
    return count;
  }

  private void add(String text) {
    row.add(text.toCharArray(), 0, text.length(), true);
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static String text(ResultSet results, int column, int type) throws SQLException {
    Object value =
        switch (type) {
          // As they stand there: a java.sql.Timestamp is bent by the zone of this machine.
          case Types.TIMESTAMP ->
              first(results, column, List.of(LocalDateTime.class, OffsetDateTime.class));
          case Types.TIMESTAMP_WITH_TIMEZONE ->
              first(results, column, List.of(OffsetDateTime.class));
          case Types.DATE -> first(results, column, List.of(LocalDate.class));
          case Types.DECIMAL, Types.NUMERIC -> results.getBigDecimal(column);
          case Types.BOOLEAN, Types.BIT -> results.getObject(column);
          default -> results.getString(column);
        };
    if (value == null) {
      return "";
    }
    if (value instanceof LocalDateTime stamp) {
      return stamp(stamp);
    }
    if (value instanceof OffsetDateTime stamp) {
      return stamp(stamp.toLocalDateTime()) + stamp.getOffset().getId();
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return value instanceof Boolean flag ? (flag ? "1" : "0") : value.toString();
  }

  // Databases call stamps with a zone and without by one type, or have texts in their place.
  private static Object first(ResultSet results, int column, List<Class<?>> types)
      throws SQLException {
    for (Class<?> type : types) {
      try {
        return results.getObject(column, type);
      } catch (SQLException | UnsupportedOperationException e) {
        continue; // the next one, or the text
      }
    }
    return results.getString(column);
  }

  private static String stamp(LocalDateTime stamp) {
    return stamp.getNano() == 0 ? STAMP.format(stamp) : FINE_STAMP.format(stamp);
  }
}
