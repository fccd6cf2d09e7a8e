package org.rnn4j.forecast.data;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.rnn4j.api.error.InputException;

/**
 * The files that a path means: one, or those of a folder whose names fit a pattern such as {@code
 * sales-*.csv}, in the order of their names, where 2 comes before 10.
 */
final class FilePattern {

  private static final Pattern WILD = Pattern.compile(".*[*?\\[{].*");
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final Pattern SIGNS_AT_AN_END = Pattern.compile("^[-_. ]+|[-_. ]+$");

  private FilePattern() {}

  private static boolean isPattern(Path path) {
    return WILD.matcher(path.getFileName().toString()).matches() && !Files.exists(path);
  }

  /**
   * The files, at least one; a path that is no pattern is one, whether it is there or not.
   *
   * @throws InputException if no name fits, or the folder cannot be read
   */
  static List<Path> of(Path path) {
    if (!isPattern(path)) {
      return List.of(path);
    }
    Path folder = path.toAbsolutePath().getParent();
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, path.getFileName().toString())) {
      for (Path file : files) {
        if (!Files.isDirectory(file)) {
          found.add(path.resolveSibling(file.getFileName()));
        }
      }
    } catch (PatternSyntaxException e) {
      throw new InputException(
          path.toString(),
          "its name is no pattern: " + e.getDescription(),
          "* stands for any characters, and ? for one");
    } catch (IOException e) {
      throw new InputException(path.toString(), "there is no folder " + folder, "");
    }
    if (found.isEmpty()) {
      throw new InputException(
          path.toString(), "no file of the folder has such a name", "* stands for any characters");
    }
    found.sort(Comparator.comparing(FilePattern::inOrder));
    return found;
  }

  // Numbers compare as texts where they are of one length.
  private static String inOrder(Path file) {
    return DIGITS.matcher(file.getFileName().toString()).replaceAll(FilePattern::ofOneLength);
  }

  private static String ofOneLength(MatchResult digits) {
    int zeros = 20 - digits.group().length();
    return zeros > 0 ? "0".repeat(zeros) + digits.group() : digits.group();
  }

  /** What a series is called that all of the files hold: the file's name without what is packed. */
  static String stem(Path path) {
    String name = path.getFileName().toString().replaceFirst("(?i)\\.(gz|zip)$", "");
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    if (!isPattern(path)) {
      return stem;
    }
    String said = SIGNS_AT_AN_END.matcher(stem.replaceAll("[*?{}\\[\\]]+", "")).replaceAll("");
    return said.isEmpty() ? "series" : said;
  }
}
