package org.rnn4j.forecast.data;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.Optional;

/**
 * Gathers the fields of a row without making texts of them, and looks for what would let a field
 * end where it should not, or hide what is missing.
 */
final class RowHandler extends AbstractBaseCsvCallbackHandler<CsvRow> {

  /** What can be wrong with a field. */
  enum Fault {
    /** It holds a NUL character. */
    NUL,
    /** A blank stands before its first quote, which is a character of it then. */
    BLANK_BEFORE_QUOTE,
    /** A quote stands inside, after a quoted field over several lines. */
    QUOTE_INSIDE
  }

  /**
   * A field.
   *
   * @param line that it begins in
   * @param number in its row, from 0
   */
  record Field(int line, int number) {}

  /** A field with something wrong. */
  record FaultyField(Fault fault, Field field) {}

  private final TextBytes bytes;
  private final CsvRow row;
  private boolean comment; // the row is one
  private long line; // that the row begins in
  private Optional<FaultyField> faulty = Optional.empty();
  private Optional<Field> firstFolded = Optional.empty();
  private int folded; // fields over several lines
  private int rowsInside; // lines inside of them that have as many commas as a row

  /** A handler of rows that come from these bytes. */
  RowHandler(TextBytes bytes, CsvDialect dialect) {
    this.bytes = bytes;
    this.row = new CsvRow(dialect.separator(), dialect.numerals());
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    if (startingLineNumber - line > 1) {
      unfold();
    }
    line = startingLineNumber;
    comment = false;
    row.clear();
  }

  @Override
  protected void handleComment(char[] text, int offset, int length) {
    comment = true;
    row.add(text, offset, length, false);
  }

  @Override
  protected void handleField(int field, char[] text, int offset, int length, boolean quoted) {
    row.add(text, offset, length, quoted);
    if (row.lastHasBlankBeforeQuote()) {
      found(Fault.BLANK_BEFORE_QUOTE, field);
    }
    if (folded > 0 || bytes.zeroSeen()) {
      check(field, quoted);
    }
  }

  private void check(int field, boolean quoted) {
    if (bytes.zeroSeen() && row.holds(field, '\0')) {
      found(Fault.NUL, field);
    } else if (folded > 0 && !quoted && row.holds(field, '"')) {
      found(Fault.QUOTE_INSIDE, field);
    }
  }

  private void found(Fault fault, int field) {
    if (faulty.isEmpty()) {
      faulty = Optional.of(new FaultyField(fault, place(field)));
    }
  }

  /** Looks at a row that took several lines, when its last one is known. */
  private void unfold() {
    int before = folded;
    for (int field = 0; field < row.size(); field++) {
      if (row.lineEnds(field) > 0) {
        if (folded == 0) {
          firstFolded = Optional.of(place(field));
        }
        folded++;
        rowsInside += row.rowsInside(field);
      } else if (folded > before && !row.isQuoted(field) && row.holds(field, '"')) {
        // A quote that is not closed ends at the next one, which then begins no field but stands
        // inside one: whatever it took in on its way, that gives it away.
        found(Fault.QUOTE_INSIDE, field);
      }
    }
  }

  private Field place(int field) {
    int line = line();
    for (int before = 0; before < field; before++) {
      line += row.lineEnds(before);
    }
    return new Field(line, field);
  }

  @Override
  protected CsvRow buildRecord() {
    return row;
  }

  /** The end of the file: the last row is done. */
  @Override
  protected void terminate() {
    unfold();
    for (int field = 0; field < row.size(); field++) {
      line += row.lineEnds(field);
    }
    row.clear();
  }

  /** At the end of the file: how many lines it has, an empty one at the end not counted. */
  int lines() {
    return line();
  }

  /** Whether the row is a comment. */
  boolean isComment() {
    return comment;
  }

  /** The line that the row begins in. */
  int line() {
    return (int) Math.min(Integer.MAX_VALUE, line);
  }

  /** The field that comes next, or could not be read. */
  Field nextField() {
    return place(row.size());
  }

  /** The first field with something wrong. */
  Optional<FaultyField> faulty() {
    return faulty;
  }

  /** The first field over several lines. */
  Optional<Field> firstFolded() {
    return firstFolded;
  }

  /** How many fields go over several lines. */
  int folded() {
    return folded;
  }

  /** How many lines inside of such fields could be rows that a quote has taken in. */
  int rowsInside() {
    return rowsInside;
  }
}
