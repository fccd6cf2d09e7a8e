package org.rnn4j.forecast.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.option.Spelling;

/**
 * A CSV file, plain or gzip, read row by row. Rows are counted as lines, the header being row 1.
 *
 * @param path of the file
 */
record CsvFile(Path path) {

  /** Takes the rows. */
  interface Rows {

    /** The first row that is no blank line. */
    void header(int row, List<String> names);

    /** Every other one; it has as many fields as the header, and is gone with the next one. */
    void row(int row, CsvRow fields);

    /** The file is read, and what is wrong with its rows is about to be said. */
    void end();
  }

  /**
   * Reads the whole file.
   *
   * @param problems takes what is wrong with rows, and what is worth a warning
   * @throws InputException if it cannot be read, is not CSV, or has no rows, and with all problems
   */
  void read(Rows rows, RowProblems problems) {
    requireFile();
    new CsvReading(this, rows, problems).read();
  }

  private void requireFile() {
    if (Files.isDirectory(path)) {
      throw new InputException(path.toString(), "it is a folder", "expected a CSV file");
    }
    if (!Files.exists(path)) {
      throw new InputException(path.toString(), "there is no such file", nearestFile());
    }
    if (!Files.isReadable(path)) {
      throw new InputException(path.toString(), "it may not be read", "check its permissions");
    }
  }

  private String nearestFile() {
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return "there is no folder " + folder + " either";
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = files.map(f -> f.getFileName().toString()).sorted().toList();
      return Spelling.nearest(path.getFileName().toString(), names)
          .map(n -> "did you mean " + Quoted.of(n) + "?")
          .orElse("a relative path starts at the folder of the spec");
    } catch (IOException e) {
      return "a relative path starts at the folder of the spec";
    }
  }

  /** The place of a row. */
  String place(int row) {
    return path + ": row " + row;
  }

  /** The place of a field. */
  String place(int row, String column) {
    return place(row) + ", column " + Quoted.of(column);
  }
}
