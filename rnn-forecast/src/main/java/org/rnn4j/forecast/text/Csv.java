package org.rnn4j.forecast.text;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;

/**
 * Rows of CSV as in RFC 4180, one to a line that ends in a line feed: what could be mistaken for
 * structure is quoted, and nothing else.
 */
public final class Csv {

  private static final char NO_COMMENTS = '\0'; // a text that begins with # is one like any other

  private final CsvWriter writer;

  private Csv(Writer out) {
    this.writer =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.LF)
            .commentCharacter(NO_COMMENTS)
            .build(out);
  }

  /** Something that hands over its rows. */
  @FunctionalInterface
  public interface Rows {

    /** Hands over all of them, the header first. */
    void writeTo(Csv csv) throws IOException;
  }

  /** The rows as one text. */
  public static String text(Rows rows) {
    StringWriter text = new StringWriter();
    try {
      write(text, rows);
    } catch (IOException e) {
      throw new UncheckedIOException("a text cannot fail", e);
    }
    return text.toString();
  }

  /** Writes the rows, and does not close what they are written to. */
  public static void write(Writer out, Rows rows) throws IOException {
    Csv csv = new Csv(out);
    try {
      rows.writeTo(csv);
      csv.writer.flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Writes one row. */
  public void row(Iterable<String> cells) {
    writer.writeRecord(cells);
  }
}
