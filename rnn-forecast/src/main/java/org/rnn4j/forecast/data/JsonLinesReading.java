package org.rnn4j.forecast.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.option.Spelling;
import org.rnn4j.api.series.DataReport;
import org.rnn4j.forecast.data.CsvFile.Rows;
import org.rnn4j.forecast.data.RowProblems.Kind;

/**
 * One reading of a file of JSON lines: each line is an object, whose keys are columns. A key that
 * an object does not have, and {@code null}, are an empty field; a key that nobody asked for may
 * hold anything.
 */
final class JsonLinesReading {

  private static final int LONGEST_LINE = 1 << 24;
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final CsvFile files;
  private final Path path;
  private final int before; // rows of the files before it
  private final Rows rows;
  private final RowProblems problems;
  private final Map<String, Integer> places = new LinkedHashMap<>(); // of the columns asked for
  private final Set<String> seen =
      new LinkedHashSet<>(); // keys of the first object, and asked ones
  private final String[] texts;
  private final CsvRow row = new CsvRow(CsvRow.NO_SEPARATOR, Numerals.POINT);
  private int line;
  private int blanks; // lines since the latest object
  private int blanksPassed;
  private int firstBlankPassed;
  private boolean anyRow;

  JsonLinesReading(
      CsvFile files, Path path, int before, Set<String> columns, Rows rows, RowProblems problems) {
    this.files = files;
    this.path = path;
    this.before = before;
    this.rows = rows;
    this.problems = problems;
    columns.forEach(column -> places.put(column, places.size()));
    this.texts = new String[places.size()];
  }

  /**
   * Reads the whole file.
   *
   * @return how many lines it has
   * @throws InputException if it cannot be read, is no JSON lines, or has no rows
   */
  int read() {
    rows.header(before + 1, List.copyOf(places.keySet()), Optional.empty());
    try (BufferedReader lines = open()) {
      for (Optional<String> text = next(lines); text.isPresent(); text = next(lines)) {
        line++;
        take(text.get());
      }
    } catch (IOException e) {
      throw problems.and(
          e instanceof CharacterCodingException
              ? WrongEncoding.find(files, path, before, CsvDialect.Encoding.UTF_8, "")
              : new Problem(path.toString(), "it cannot be read: " + CsvReading.reason(e), ""));
    }
    end();
    return line;
  }

  private BufferedReader open() throws IOException {
    return new BufferedReader(
        new InputStreamReader(
            TextBytes.open(path),
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)));
  }

  // As readLine, but a file without line ends does not fill the memory.
  private Optional<String> next(BufferedReader lines) throws IOException {
    StringBuilder text = new StringBuilder();
    int c = lines.read();
    if (c < 0) {
      return Optional.empty();
    }
    for (; c >= 0 && c != '\n'; c = lines.read()) {
      text.append((char) c);
      if (text.length() > LONGEST_LINE) {
        throw problems.and(
            new Problem(
                files.place(before + line + 1),
                "it is longer than " + LONGEST_LINE + " characters",
                "write one object on each line"));
      }
    }
    return Optional.of(text.toString());
  }

  private void take(String text) {
    if (text.isBlank()) {
      blanks++;
      return;
    }
    if (blanks > 0 && anyRow) {
      firstBlankPassed = blanksPassed == 0 ? line - blanks : firstBlankPassed;
      blanksPassed += blanks;
    }
    blanks = 0;
    Arrays.fill(texts, "");
    try (JsonParser parser = JSON.createParser(text)) {
      takeObject(parser, text);
    } catch (JsonProcessingException e) {
      throw problems.and(
          new Problem(
              files.place(before + line)
                  + (e.getLocation() == null ? "" : ", character " + e.getLocation().getColumnNr()),
              "it is no JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""),
              "write one object on each line"));
    } catch (IOException e) {
      throw new IllegalStateException(e); // there is no file to read from
    }
    row.clear();
    for (String one : texts) {
      row.add(one.toCharArray(), 0, one.length(), true);
    }
    rows.row(before + line, row);
    anyRow = true;
  }

  private void takeObject(JsonParser parser, String text) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw problems.and(
          new Problem(
              files.place(before + line),
              "it is no JSON object: " + Quoted.of(text),
              "write one object on each line, such as {\"time\": \"2021-01-31\", \"sales\":"
                  + " 12.5}"));
    }
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      Integer place = places.get(key);
      if (place != null || !anyRow) {
        seen.add(key);
      }
      if (value.isStructStart()) {
        if (place != null) {
          problems.add(
              Kind.NESTED,
              before + line,
              key,
              value == JsonToken.START_ARRAY ? "it is a list" : "it is an object",
              "expected a number, a text or null");
        }
        parser.skipChildren();
      } else if (place != null) {
        texts[place] = value == JsonToken.VALUE_NULL ? "" : parser.getText();
      }
    }
    if (parser.nextToken() != null) {
      throw problems.and(
          new Problem(
              files.place(before + line),
              "more follows the object",
              "write one object on each line"));
    }
  }

  private void end() {
    if (!anyRow) {
      throw new InputException(
          path.toString(), "the file is empty", "expected one object for each time step");
    }
    List<String> keys = List.copyOf(seen);
    for (String column : places.keySet()) {
      if (!seen.contains(column)) {
        problems.add(
            Kind.NO_COLUMN,
            before + 1,
            column,
            "no object has such a key",
            Spelling.suggestion(column, keys));
      }
    }
    problems.requireNone();
    if (blanksPassed > 0) {
      problems.find(
          DataReport.Kind.LEFT_OUT,
          blanksPassed,
          files.place(before + firstBlankPassed)
              + ": an empty line between objects is skipped"
              + (blanksPassed == 1 ? "" : ", the first of " + blanksPassed));
    }
  }
}
