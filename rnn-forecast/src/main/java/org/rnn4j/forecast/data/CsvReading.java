package org.rnn4j.forecast.data;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.error.RunException;
import org.rnn4j.api.series.DataReport;
import org.rnn4j.forecast.data.CsvFile.Rows;
import org.rnn4j.forecast.data.RowHandler.FaultyField;
import org.rnn4j.forecast.data.RowHandler.Field;
import org.rnn4j.forecast.data.RowProblems.Kind;

/**
 * One reading of a CSV file, from its header to its end. No row is passed over without a word:
 * every line is a row, or a comment, a footer or an empty line that is counted, or a problem.
 */
final class CsvReading {

  // How the messages of the parser begin, which has one exception for all that it finds.
  private static final String UNCLOSED = "Unclosed quoted field";
  private static final String TEXT_AFTER_QUOTE = "Unexpected character after closing quote";
  private static final String FIELD_TOO_LONG = "The maximum buffer size";
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final int LONGEST_FIELD = 1 << 24;

  private final CsvFile file;
  private final Path path;
  private final int before; // rows of the files before it
  private final CsvDialect dialect;
  private final Remedies remedies;
  private final Rows rows;
  private final RowProblems problems;
  private final CsvRow emptyRow;
  private final PassedOver passed;
  private List<String> header = List.of();
  private int width;
  private int word; // the first field of the header that is no value; its width if all are
  private String wordName = ""; // what it says
  private boolean anyRow;
  private boolean anyRight; // row, as to its width
  private int row; // the latest one
  private int blanks; // blank lines since then
  private int blanksPassed; // blank lines between rows
  private int firstBlankPassed;

  CsvReading(
      CsvFile file,
      Path path,
      int before,
      CsvDialect dialect,
      Remedies remedies,
      Rows rows,
      RowProblems problems) {
    this.file = file;
    this.path = path;
    this.before = before;
    this.dialect = dialect;
    this.remedies = remedies;
    this.rows = rows;
    this.problems = problems;
    this.passed = new PassedOver(file, dialect);
    this.row = before;
    emptyRow = new CsvRow(dialect.separator(), dialect.numerals());
    emptyRow.add(new char[0], 0, 0, false);
  }

  /**
   * Reads the whole file.
   *
   * @return how many lines it has, or more
   * @throws InputException if it cannot be read, is not CSV, or has no rows
   */
  int read() {
    try (TextBytes bytes = TextBytes.open(path)) {
      bytes.requireEncoding(dialect.encoding(), path);
      RowHandler handler = new RowHandler(bytes, dialect);
      try (CsvReader<CsvRow> parser = parser(handler, bytes)) {
        for (CsvRow fields : parser) {
          requireSound(handler);
          if (handler.isComment()) {
            passed.comment(before + handler.line());
          } else if (dialect.footer() > 0) {
            passed.hold(before + handler.line(), fields).forEach(h -> take(h.row(), h.fields()));
          } else {
            take(before + handler.line(), fields);
          }
        }
        requireSound(handler);
        end();
        sayFolded(handler);
        return handler.lines();
      } catch (CsvParseException e) {
        throw notCsv(e, handler);
      }
    } catch (UncheckedIOException e) {
      throw unreadable(e.getCause());
    } catch (IOException e) {
      throw unreadable(e);
    } catch (OutOfMemoryError e) {
      throw new RunException(
          (row == before ? path.toString() : file.place(row))
              + ": the memory is full after this row; ask for fewer columns, or give Java more than"
              + " its "
              + (Runtime.getRuntime().maxMemory() >> 20)
              + " MB with -Xmx",
          e);
    }
  }

  private CsvReader<CsvRow> parser(RowHandler handler, TextBytes bytes) {
    CsvReader.CsvReaderBuilder builder = CsvReader.builder().fieldSeparator(dialect.separator());
    dialect
        .comment()
        .ifPresent(c -> builder.commentStrategy(CommentStrategy.READ).commentCharacter(c));
    return builder
        .skipEmptyLines(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false)
        .maxBufferSize(LONGEST_FIELD)
        .build(
            handler,
            new InputStreamReader(
                bytes,
                dialect
                    .encoding()
                    .charset()
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
  }

  private void take(int line, CsvRow fields) {
    if (fields.isBlankLine()) {
      blanks++;
      return;
    }
    if (width == 0) {
      takeHeader(line, fields);
    } else {
      if (blanks > 0) {
        passBlanks(line);
      }
      if (fields.size() != width) {
        addWidth(line, fields);
      } else if (isHeader(fields)) {
        problems.add(
            Kind.HEADER_AGAIN,
            line,
            "it is the header again",
            "remove it; of files that are joined only the first keeps its header");
      } else {
        rows.row(line, fields);
        anyRight = true;
      }
      anyRow = true;
    }
    row = line;
    blanks = 0;
  }

  private void takeHeader(int line, CsvRow fields) {
    header = fields.texts();
    width = fields.size();
    while (word < fields.size() && SeriesReader.isValue(fields, word)) {
      word++;
    }
    wordName = word < width ? header.get(word) : "";
    rows.header(line, header, width == 1 ? OtherDialect.of(path, dialect) : Optional.empty());
  }

  // Where a row is one field, an empty line is a row with an empty one.
  private void passBlanks(int line) {
    if (width == 1) {
      for (int empty = line - blanks; empty < line; empty++) {
        rows.row(empty, emptyRow);
      }
    } else {
      firstBlankPassed = blanksPassed == 0 ? line - blanks : firstBlankPassed;
      blanksPassed += blanks;
    }
  }

  private boolean isHeader(CsvRow fields) {
    return word < width
        && fields.endsWith(word, wordName)
        && IntStream.range(0, width).allMatch(field -> isName(fields, field));
  }

  // Of joined files each may begin with a byte order mark.
  private boolean isName(CsvRow fields, int field) {
    return fields.is(field, header.get(field))
        || (field == 0 && fields.is(0, BYTE_ORDER_MARK + header.get(0)));
  }

  private void addWidth(int line, CsvRow fields) {
    int extra = fields.size() - width;
    if (extra > 0 && IntStream.range(width, fields.size()).allMatch(fields::isEmpty)) {
      problems.add(
          Kind.COMMA_AT_ROWS_END,
          line,
          "the row ends with " + separators(extra) + ", the header does not",
          "drop " + (extra == 1 ? "it" : "them") + ", or end the header likewise");
    } else if (extra < 0
        && header.subList(fields.size(), width).stream().allMatch(String::isEmpty)) {
      problems.add(
          Kind.COMMA_AT_HEADERS_END,
          line,
          "the header ends with " + separators(-extra) + ", the row does not",
          "drop " + (extra == -1 ? "it" : "them") + ", or end the rows likewise");
    } else {
      problems.add(
          Kind.WIDTH,
          line,
          "it has "
              + (fields.size() == 1
                  ? "1 field, " + Quoted.of(fields.text(0)) + ","
                  : fields.size() + " fields,")
              + " the header has "
              + width,
          extra < 0 ? tooFew(fields) : tooMany(fields));
    }
  }

  private String separators(int count) {
    return CsvDialect.words(dialect.separator(), count);
  }

  private String tooFew(CsvRow fields) {
    return fields.size() == 1 && fields.text(0).matches(".*[;\t|,].*")
        ? "separate fields by " + separators(0)
        : "a missing value has its "
            + separators(1).substring(2)
            + " nevertheless; is the row cut off?";
  }

  private String tooMany(CsvRow fields) {
    for (int field = 1; field < fields.size() && dialect.separator() == ','; field++) {
      String both = fields.text(field - 1) + "," + fields.text(field);
      NumberText number = NumberText.of(both);
      if (number.form() == NumberText.Form.SEPARATOR_OR_DECIMAL_COMMA) {
        return "if '" + both + "' is one number, " + number.remedy();
      }
    }
    return "quote fields that contain " + separators(1);
  }

  private void end() {
    int footer = anyRight ? problems.lastRows(Kind.WIDTH, row) : 0;
    if (footer > 0) {
      problems.advise(Kind.WIDTH, "", remedy -> remedy + "; or " + remedies.footer(footer));
    }
    if (!anyRow) {
      throw new InputException(
          path.toString(),
          header.isEmpty() ? "the file is empty" : "the file has a header and no rows",
          "expected a header and one row for each time step");
    }
    passed.findings().forEach(problems::find);
    if (blanksPassed > 0) {
      problems.find(
          DataReport.Kind.LEFT_OUT,
          blanksPassed,
          file.place(firstBlankPassed)
              + ": an empty line between rows is skipped"
              + firstOf(blanksPassed));
    }
    if (blanks > 0 && width == 1) {
      problems.find(
          DataReport.Kind.LEFT_OUT,
          blanks,
          file.place(row + 1)
              + ": an empty line at the end is left out"
              + firstOf(blanks)
              + "; a row without a value is written \"\" or NA");
    }
  }

  /** A field over several lines is right, or the work of two quotes that are not closed. */
  private void sayFolded(RowHandler handler) {
    if (handler.rowsInside() > 0) {
      problems.find(
          DataReport.Kind.UNUSUAL,
          handler.folded(),
          handler.firstFolded().map(this::place).orElseThrow()
              + ": a quoted field goes over several lines"
              + firstOf(handler.folded())
              + "; "
              + handler.rowsInside()
              + " of the lines inside look like rows: is a quote not closed?");
    }
  }

  private static String firstOf(int count) {
    return count == 1 ? "" : ", the first of " + count;
  }

  private void requireSound(RowHandler handler) {
    if (handler.faulty().isPresent()) {
      throw unsound(handler.faulty().get());
    }
  }

  private InputException unsound(FaultyField faulty) {
    String message =
        switch (faulty.fault()) {
          case NUL -> "it holds a NUL character";
          case BLANK_BEFORE_QUOTE -> "a blank stands before the quote that the field begins with";
          case QUOTE_INSIDE -> "a quote stands inside a field that does not begin with one";
        };
    String remedy =
        switch (faulty.fault()) {
          case NUL -> "the file is damaged, or it is UTF-16 text: convert it to UTF-8";
          case BLANK_BEFORE_QUOTE -> "remove the blank";
          case QUOTE_INSIDE ->
              "quote the whole field and double the quotes inside,"
                  + " or close the quote of a field before it";
        };
    return problems.and(new Problem(place(faulty.field()), message, remedy));
  }

  private InputException notCsv(CsvParseException e, RowHandler handler) {
    if (e.getCause() instanceof Error error) {
      throw error; // the parser wraps all that is thrown
    }
    String place = place(handler.nextField());
    String close = "close the quote, or double it if it belongs to the text";
    String found = e.getMessage();
    if (found.startsWith(UNCLOSED)) {
      return problems.and(
          new Problem(
              place,
              "a quoted field begins here and is not closed before the end of the file",
              close));
    }
    if (found.startsWith(TEXT_AFTER_QUOTE)) {
      return problems.and(
          new Problem(
              place, "a quoted field begins here, and text follows its closing quote", close));
    }
    if (found.startsWith(FIELD_TOO_LONG)) {
      return problems.and(
          new Problem(
              place,
              "a field begins here that is longer than " + LONGEST_FIELD + " characters",
              "a quote that is not closed takes in all that follows"));
    }
    return problems.and(new Problem(place, "it is not CSV: " + found, ""));
  }

  private String place(Field field) {
    int number = field.number();
    return number < header.size() && !header.get(number).isEmpty()
        ? file.place(before + field.line(), header.get(number))
        : file.place(before + field.line()) + ", column " + (number + 1);
  }

  private InputException unreadable(IOException e) {
    return problems.and(
        e instanceof CharacterCodingException
            ? WrongEncoding.find(file, path, before, dialect.encoding(), remedies.otherEncoding())
            : new Problem(path.toString(), "it cannot be read: " + reason(e), ""));
  }

  // Of files the message is the path alone.
  static String reason(IOException e) {
    return e instanceof FileSystemException system
        ? Optional.ofNullable(system.getReason()).orElse(e.getClass().getSimpleName())
        : Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
  }
}
