package org.rnn4j.forecast.data;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.option.Spelling;

/**
 * A CSV file, plain or gzip, read row by row. Rows are counted as lines, the header being row 1.
 *
 * @param path of the file
 */
record CsvFile(Path path) {

  private static final int BUFFER = 1 << 16;

  /** Takes the rows. */
  interface Rows {

    /** The first row. */
    void header(List<String> names);

    /** Every other one; it has as many fields as the header, and is gone with the next one. */
    void row(int row, CsvRow fields);
  }

  /** Gathers the fields of a row without making texts of them. */
  private static final class RowHandler extends AbstractBaseCsvCallbackHandler<CsvRow> {

    private final CsvRow row = new CsvRow();

    @Override
    protected void handleBegin(long startingLineNumber) {
      row.clear();
    }

    @Override
    protected void handleField(int field, char[] text, int offset, int length, boolean quoted) {
      row.add(text, offset, length);
    }

    @Override
    protected CsvRow buildRecord() {
      return row;
    }

    int line() {
      return (int) Math.min(Integer.MAX_VALUE, getStartingLineNumber());
    }
  }

  /**
   * Reads the whole file.
   *
   * @throws InputException if it cannot be read, is not CSV, or has no rows
   */
  void read(Rows rows) {
    requireFile();
    RowHandler handler = new RowHandler();
    try (InputStream bytes = open();
        CsvReader<CsvRow> reader =
            CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(handler, text(bytes))) {
      int width = -1;
      boolean any = false;
      for (CsvRow fields : reader) {
        if (width < 0) {
          width = fields.size();
          rows.header(fields.texts());
          continue;
        }
        int row = handler.line();
        if (fields.size() != width) {
          throw problem(
              row,
              "it has " + fields.size() + " fields, the header has " + width,
              "quote fields that contain a comma");
        }
        any = true;
        rows.row(row, fields);
      }
      if (!any) {
        throw new InputException(
            path.toString(),
            width < 0 ? "the file is empty" : "the file has a header and no rows",
            "expected a header and one row for each time step");
      }
    } catch (CsvParseException e) {
      throw new InputException(path.toString(), "it is not a CSV file: " + cause(e), "");
    } catch (UncheckedIOException e) {
      throw unreadable(e.getCause());
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** UTF-8, which must be well-formed; a byte order mark is skipped. */
  private static Reader text(InputStream bytes) throws IOException {
    Reader text =
        new BufferedReader(
            new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
    text.mark(1);
    if (text.read() != '\uFEFF') {
      text.reset();
    }
    return text;
  }

  private InputStream open() throws IOException {
    InputStream bytes = Files.newInputStream(path);
    try {
      return path.getFileName().toString().endsWith(".gz")
          ? new GZIPInputStream(bytes, BUFFER)
          : new BufferedInputStream(bytes, BUFFER);
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
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
          .map(n -> "did you mean '" + n + "'?")
          .orElse("a relative path starts at the folder of the spec");
    } catch (IOException e) {
      return "a relative path starts at the folder of the spec";
    }
  }

  private InputException unreadable(IOException e) {
    return e instanceof CharacterCodingException
        ? new InputException(path.toString(), "it is not UTF-8 text", "convert it to UTF-8")
        : new InputException(path.toString(), "it cannot be read: " + e.getMessage(), "");
  }

  private static String cause(CsvParseException e) {
    return e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
  }

  /** A problem with a whole row. */
  InputException problem(int row, String message, String remedy) {
    return new InputException(path + ":row " + row, message, remedy);
  }

  /** The place of a field. */
  String place(int row, String column) {
    return path + ":row " + row + ", column '" + column + "'";
  }
}
