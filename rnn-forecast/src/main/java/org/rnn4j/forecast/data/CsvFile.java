package org.rnn4j.forecast.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.option.Spelling;

/**
 * The files that rows are read from, one after the other as one. Rows are numbered through, so that
 * each says which file it is of; a message has its line there, the header being row 1.
 */
final class CsvFile {

  /** Takes the rows. */
  interface Rows {

    /**
     * The first row of a file that is no blank line.
     *
     * @param otherwise what to do if the names are not those that are expected
     */
    void header(int row, List<String> names, Optional<OtherDialect> otherwise);

    /** Every other one; it has as many fields as the header, and is gone with the next one. */
    void row(int row, CsvRow fields);

    /** All files are read, and what is wrong with the rows is about to be said. */
    void end();
  }

  /** A way in which rows are written in a file. */
  interface Format {

    /**
     * Reads a file to its end.
     *
     * @param before the rows of the files before it, which its own are counted behind
     * @param problems takes what is wrong with rows, and what is worth a warning
     * @return how many lines it has, or more
     * @throws InputException if it cannot be read, is not of the format, or has no rows, and with
     *     all problems
     */
    int read(CsvFile files, Path path, int before, Rows rows, RowProblems problems);
  }

  /** Whether the paths are of files. */
  private enum Paths {
    OF_FILES,
    NAMES_ALONE
  }

  private final Path name;
  private final List<Path> paths;
  private final Paths kind;
  private final TreeMap<Integer, Path> begun = new TreeMap<>(); // by the rows before each

  /** One file. */
  CsvFile(Path path) {
    this(path, List.of(path));
  }

  /**
   * Several files.
   *
   * @param name what they are called together
   * @param paths in the order in which they are read, at least one
   */
  CsvFile(Path name, List<Path> paths) {
    this(name, paths, Paths.OF_FILES);
  }

  private CsvFile(Path name, List<Path> paths, Paths kind) {
    this.kind = kind;
    this.name = name;
    this.paths = List.copyOf(paths);
    begun.put(0, paths.get(0));
  }

  /**
   * Rows that are read from no file.
   *
   * @param name what they are called
   */
  static CsvFile noFile(Path name) {
    return new CsvFile(name, List.of(name), Paths.NAMES_ALONE);
  }

  /** What they are called together. */
  Path path() {
    return name;
  }

  /**
   * Reads all of them.
   *
   * @throws InputException as {@link Format#read}
   */
  void read(Format format, Rows rows, RowProblems problems) {
    int before = 0;
    for (Path path : paths) {
      if (kind == Paths.OF_FILES) {
        requireFile(path);
      }
      begun.put(before, path);
      before = Math.addExact(before, format.read(this, path, before, rows, problems));
    }
    rows.end();
    problems.requireNone();
  }

  private static void requireFile(Path path) {
    if (Files.isDirectory(path)) {
      throw new InputException(path.toString(), "it is a folder", "expected a file");
    }
    if (!Files.exists(path)) {
      throw new InputException(path.toString(), "there is no such file", nearestFile(path));
    }
    if (!Files.isReadable(path)) {
      throw new InputException(path.toString(), "it may not be read", "check its permissions");
    }
  }

  private static String nearestFile(Path path) {
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

  /** The file that a row is of. */
  Path fileOf(int row) {
    return begun.floorEntry(row - 1).getValue();
  }

  /** The place of a row. */
  String place(int row) {
    return fileOf(row) + ": row " + line(row);
  }

  /** The place of a field. */
  String place(int row, String column) {
    return place(row) + ", column " + Quoted.of(column);
  }

  /** A row in a message about another one, with its file where that is another one. */
  String words(int row, int beside) {
    return "row " + number(row, beside);
  }

  /** As {@link #words}, the number alone. */
  String number(int row, int beside) {
    return line(row) + (fileOf(row).equals(fileOf(beside)) ? "" : " of " + fileOf(row));
  }

  /** Rows in their order, each with its line; where there are several files, with these too. */
  String numbers(Collection<Integer> rows) {
    StringBuilder numbers = new StringBuilder();
    Optional<Path> latest = Optional.empty();
    for (int row : rows) {
      Path of = fileOf(row);
      boolean begins = !latest.equals(Optional.of(of));
      latest.filter(path -> begins).ifPresent(path -> numbers.append(" of ").append(path));
      numbers.append(numbers.isEmpty() ? "" : ", ").append(line(row));
      latest = Optional.of(of);
    }
    latest.filter(path -> paths.size() > 1).ifPresent(path -> numbers.append(" of ").append(path));
    return numbers.toString();
  }

  private int line(int row) {
    return row - begun.floorKey(row - 1);
  }
}
