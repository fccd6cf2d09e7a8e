package org.rnn4j.forecast.draft;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * How a file is written.
 *
 * @param format rows of fields with a header, or an object on each line
 * @param separator between fields
 * @param decimal between whole part and fraction: a point or a comma
 * @param encoding of its characters, as a spec names it
 */
record Dialect(Format format, char separator, char decimal, String encoding) {

  /** The formats that are told apart, by the names of files. */
  enum Format {
    CSV("csv"),
    JSON_LINES("jsonl");

    private final String source;

    Format(String source) {
      this.source = source;
    }

    /** The data source that reads it. */
    String source() {
      return source;
    }
  }

  private static final Pattern JSON_NAME = Pattern.compile("(?i).*\\.(jsonl|ndjson)(\\.(gz|zip))?");
  static final String UTF_8 = "utf-8";
  private static final String WINDOWS = "windows-1252";
  private static final int BYTES_LOOKED_AT = 1 << 20;

  private static final char[] SEPARATORS = {',', ';', '\t', '|'};
  private static final int ROWS_LOOKED_AT = 200;
  private static final double MOST_ROWS_ALIKE = 0.9; // others may be a footer
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final Pattern WITH_COMMA = Pattern.compile("[-+]?[0-9]+,[0-9]+([eE][-+]?[0-9]+)?");

  /**
   * The separator by which the first rows have most fields, the same number of them in nearly each.
   */
  static Dialect of(Path file) {
    if (JSON_NAME.matcher(file.getFileName().toString()).matches()) {
      return new Dialect(Format.JSON_LINES, ',', '.', UTF_8);
    }
    String encoding = encoding(file);
    Dialect best = new Dialect(Format.CSV, ',', '.', encoding);
    int most = 1;
    for (char separator : SEPARATORS) {
      List<List<String>> rows = head(file, separator, encoding);
      int width = rows.isEmpty() ? 0 : rows.get(0).size();
      long alike = rows.stream().filter(row -> row.size() == width).count();
      if (alike >= MOST_ROWS_ALIKE * rows.size() && width > most) {
        most = width;
        best = new Dialect(Format.CSV, separator, separator == ',' ? '.' : decimal(rows), encoding);
      }
    }
    return best;
  }

  // What is no UTF-8 was most likely written by a spreadsheet.
  private static String encoding(Path file) {
    try (InputStream bytes = bytes(file)) {
      byte[] head = bytes.readNBytes(BYTES_LOOKED_AT);
      CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
      // A character may be cut in two at the end of the head: that is no end of the text.
      boolean malformed =
          decoder
              .decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length + 1), false)
              .isError();
      return malformed ? WINDOWS : UTF_8;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static char decimal(List<List<String>> rows) {
    boolean comma =
        rows.stream().flatMap(List::stream).anyMatch(f -> WITH_COMMA.matcher(f).matches());
    return comma ? ',' : '.';
  }

  private static List<List<String>> head(Path file, char separator, String encoding) {
    List<List<String>> rows = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        new Dialect(Format.CSV, separator, '.', encoding).open(file)) {
      for (CsvRecord row : reader) {
        rows.add(row.getFields());
        if (rows.size() == ROWS_LOOKED_AT) {
          break;
        }
      }
      return rows;
    } catch (CsvParseException e) {
      return List.of(); // not by this one
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Hands over the rows of a file, plain or packed, the header first, empty lines left out; until
   * one is not taken any more.
   *
   * @return whether it is of the format as far as that. What is not is said by the reader of the
   *     data, which knows where
   */
  boolean rows(Path file, Predicate<List<String>> take) throws IOException {
    if (format == Format.JSON_LINES) {
      try (BufferedReader lines = text(file)) {
        return JsonRows.of(lines).forEach(take);
      } catch (ZipException | EOFException e) {
        return false;
      }
    }
    try (CsvReader<CsvRecord> reader = open(file)) {
      for (CsvRecord row : reader) {
        if (!take.test(row.getFields())) {
          return true;
        }
      }
      return true;
    } catch (CsvParseException | ZipException | EOFException e) {
      return false;
    }
  }

  private CsvReader<CsvRecord> open(Path file) throws IOException {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .skipEmptyLines(true)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false)
        .ofCsvRecord(text(file));
  }

  private BufferedReader text(Path file) throws IOException {
    Charset charset = encoding.equals(UTF_8) ? StandardCharsets.UTF_8 : Charset.forName(encoding);
    BufferedReader buffered = new BufferedReader(new InputStreamReader(bytes(file), charset));
    buffered.mark(1);
    if (buffered.read() != BYTE_ORDER_MARK) {
      buffered.reset();
    }
    return buffered;
  }

  private static InputStream bytes(Path file) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
    String name = file.getFileName().toString();
    if (name.endsWith(".zip")) {
      ZipInputStream zip = new ZipInputStream(bytes);
      zip.getNextEntry(); // the reader of the data says what it thinks of more of them
      return zip;
    }
    return name.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
  }

  /** A number as it is written with a point. */
  String plain(String text) {
    return decimal == ',' ? text.replace(',', '.') : text;
  }
}
