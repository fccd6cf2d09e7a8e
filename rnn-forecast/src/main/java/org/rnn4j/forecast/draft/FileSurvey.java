package org.rnn4j.forecast.draft;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.rnn4j.api.error.InputException;
import org.rnn4j.forecast.text.WholeFile;

/** A CSV file as it stands there, before anybody says what its columns are. */
final class FileSurvey {

  private static final int MOST_ROWS = 1_000_000; // that are compared with each other

  private static final int ROWS_FOR_ONE_REPEAT = 50;

  /** More rows that agree than a file has by mistake. */
  static final long MANY = Long.MAX_VALUE;

  private final Path file;
  private final Dialect dialect;
  private final List<ColumnSurvey> columns;
  private final boolean broken;

  private FileSurvey(Path file, Dialect dialect, List<ColumnSurvey> columns, boolean broken) {
    this.file = file;
    this.dialect = dialect;
    this.columns = columns;
    this.broken = broken;
  }

  /**
   * Reads a file through.
   *
   * @throws InputException if it cannot be read or has no rows
   */
  static FileSurvey of(Path file) {
    try {
      Dialect dialect = Dialect.of(file);
      List<ColumnSurvey> columns = new ArrayList<>();
      boolean whole =
          dialect.rows(
              file,
              row -> {
                if (columns.isEmpty()) {
                  row.forEach(name -> columns.add(new ColumnSurvey(name.strip(), columns.size())));
                  return true;
                }
                for (int c = 0; c < Math.min(columns.size(), row.size()); c++) {
                  columns.get(c).take(row.get(c), dialect);
                }
                return true;
              });
      columns.removeIf(column -> column.name().isEmpty() && column.isBlank());
      return new FileSurvey(file, dialect, List.copyOf(columns), !whole);
    } catch (IOException | UncheckedIOException e) {
      throw new InputException(file.toString(), "it cannot be read: " + reason(e), "");
    }
  }

  private static String reason(Exception e) {
    return e instanceof IOException io
        ? WholeFile.reason(io)
        : WholeFile.reason(((UncheckedIOException) e).getCause());
  }

  /** Whether it could not be read to its end. */
  boolean isBroken() {
    return broken;
  }

  Dialect dialect() {
    return dialect;
  }

  List<ColumnSurvey> columns() {
    return columns;
  }

  /**
   * How many rows agree in these columns with one above, as far as that are few: no more than a
   * file has by mistake; of a long file its first million rows.
   *
   * @return the number, or {@link #MANY}
   */
  long repeats(List<ColumnSurvey> keys) {
    Set<Long> seen = new HashSet<>();
    long all = columns.stream().mapToLong(ColumnSurvey::rows).max().orElse(0);
    long few = Math.min(all, MOST_ROWS) / ROWS_FOR_ONE_REPEAT;
    long[] rows = {0};
    forEachRow(
        row -> {
          seen.add(hash(row, keys));
          return ++rows[0] < MOST_ROWS && rows[0] - seen.size() <= few;
        });
    long repeats = rows[0] - seen.size();
    return repeats <= few ? repeats : MANY;
  }

  /** Whether a column of JSON lines holds objects or lists, which are no value of a series. */
  boolean isNested(ColumnSurvey column) {
    return dialect.format() == Dialect.Format.JSON_LINES
        && column.samples().stream().anyMatch(text -> text.startsWith("{") || text.startsWith("["));
  }

  /** Those of the columns that have one value for each group of rows that agree in the keys. */
  List<ColumnSurvey> constantWithin(List<ColumnSurvey> keys, List<ColumnSurvey> others) {
    Map<Long, List<String>> first = new HashMap<>();
    Set<Integer> constant = new TreeSet<>();
    others.forEach(column -> constant.add(column.position()));
    long[] rows = {0};
    forEachRow(
        row -> {
          List<String> before = first.putIfAbsent(hash(row, keys), row);
          if (before != null) {
            constant.removeIf(c -> !field(row, c).equals(field(before, c)));
          }
          return !constant.isEmpty() && ++rows[0] < MOST_ROWS;
        });
    return others.stream().filter(column -> constant.contains(column.position())).toList();
  }

  /**
   * Those of the columns that go on behind the end of a target: most series end with a row without
   * it, and every row of those has the column.
   */
  List<ColumnSurvey> ahead(List<ColumnSurvey> ids, ColumnSurvey target, List<ColumnSurvey> others) {
    if (!target.hasBlanks()) {
      return List.of();
    }
    Map<Long, List<String>> last = new HashMap<>();
    forEachRow(
        row -> {
          last.put(hash(row, ids), row);
          return true;
        });
    List<List<String>> open =
        last.values().stream().filter(row -> isBlank(row, target.position())).toList();
    return 2 * open.size() > last.size()
        ? others.stream()
            .filter(column -> open.stream().noneMatch(row -> isBlank(row, column.position())))
            .toList()
        : List.of();
  }

  private static boolean isBlank(List<String> row, int position) {
    return ColumnSurvey.isBlank(field(row, position));
  }

  private void forEachRow(Predicate<List<String>> take) {
    boolean[] header = {true};
    try {
      dialect.rows(
          file,
          row -> {
            if (header[0]) {
              header[0] = false;
              return true;
            }
            return take.test(row);
          });
    } catch (IOException e) {
      throw new InputException(file.toString(), "it cannot be read: " + reason(e), "");
    }
  }

  private static long hash(List<String> row, List<ColumnSurvey> keys) {
    Hasher hasher = Hashing.murmur3_128().newHasher();
    for (ColumnSurvey key : keys) {
      String text = field(row, key.position());
      hasher.putInt(text.length()).putString(text, StandardCharsets.UTF_8);
    }
    return hasher.hash().asLong();
  }

  private static String field(List<String> row, int position) {
    return position < row.size() ? row.get(position).strip() : "";
  }
}
