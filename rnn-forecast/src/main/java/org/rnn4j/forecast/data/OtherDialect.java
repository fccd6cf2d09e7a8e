package org.rnn4j.forecast.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a file looks to be written whose columns are not found: by a look at its first lines.
 *
 * @param separator that stands in its lines
 * @param numerals of its numbers
 */
record OtherDialect(char separator, Numerals numerals) {

  private static final int LINES = 20;
  private static final int LONGEST_LOOK = 1 << 16;
  private static final char[] CANDIDATES = {';', '\t', '|', ','};
  private static final Pattern DECIMAL_COMMA = Pattern.compile("\"?[-+]?\\d+,\\d+\"?");

  /** The one that fits most of the first lines better; empty where none does. */
  static Optional<OtherDialect> of(Path file, CsvDialect own) {
    List<String> lines = lines(file);
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    for (char candidate : CANDIDATES) {
      long width = lines.get(0).chars().filter(c -> c == candidate).count();
      if (candidate != own.separator() && width > 0 && fits(lines, candidate, width)) {
        boolean commas = candidate != ',' && hasDecimalCommas(lines, candidate);
        return Optional.of(new OtherDialect(candidate, commas ? Numerals.COMMA : Numerals.POINT));
      }
    }
    return Optional.empty();
  }

  private static boolean fits(List<String> lines, char separator, long width) {
    long alike =
        lines.stream()
            .filter(line -> line.chars().filter(c -> c == separator).count() == width)
            .count();
    return 5 * alike >= 4 * lines.size();
  }

  private static boolean hasDecimalCommas(List<String> lines, char separator) {
    return lines.stream()
        .skip(1)
        .flatMap(line -> List.of(line.split(Pattern.quote(String.valueOf(separator)))).stream())
        .anyMatch(field -> DECIMAL_COMMA.matcher(field.strip()).matches());
  }

  // The ends of fields are the same in all encodings that are read.
  private static List<String> lines(Path file) {
    List<String> lines = new ArrayList<>();
    int length = 0;
    if (!Files.isRegularFile(file)) {
      return lines; // it cannot be read a second time
    }
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(TextBytes.open(file), StandardCharsets.ISO_8859_1))) {
      for (String line = reader.readLine();
          line != null && lines.size() < LINES && length < LONGEST_LOOK;
          line = reader.readLine()) {
        if (!line.isBlank()) {
          lines.add(line);
        }
        length += line.length();
      }
    } catch (IOException e) {
      return List.of(); // it has changed since
    }
    return lines;
  }

  /** The keys of a spec that say so. */
  String keys() {
    String keys = "set separator: " + CsvDialect.written(separator);
    return numerals == Numerals.POINT
        ? keys
        : keys + " and decimal: \"" + numerals.decimal() + "\"";
  }
}
