package org.rnn4j.forecast.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.Quoted;

/** Finds the row of a file that is not in its encoding, by reading it once more. */
final class WrongEncoding {

  private WrongEncoding() {}

  /** The first such row; the whole file where it cannot be read a second time. */
  static Problem find(
      CsvFile file, Path path, int before, CsvDialect.Encoding encoding, String otherwise) {
    if (encoding != CsvDialect.Encoding.UTF_8) {
      return new Problem(
          path.toString(), "it is no text in " + encoding.charset(), "correct data.encoding");
    }
    String remedy = "convert it to UTF-8" + otherwise;
    if (Files.isRegularFile(path)) {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(TextBytes.open(path), StandardCharsets.ISO_8859_1))) {
        int row = before + 1;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (!isUtf8(line)) {
            String what = "it is not UTF-8 text, in ISO 8859-1 it would be " + Quoted.of(line);
            return new Problem(file.place(row), what, remedy);
          }
          row++;
        }
      } catch (IOException e) {
        // It has changed since; what follows still holds.
      }
    }
    return new Problem(path.toString(), "it is not UTF-8 text", remedy);
  }

  private static boolean isUtf8(String line) {
    try {
      byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
