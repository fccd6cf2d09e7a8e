package org.rnn4j.forecast.data;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;

/**
 * Gathers the fields of a row without making texts of them, and looks for what would let a field
 * end where it should not, or hide what is missing.
 */
final class RowHandler extends AbstractBaseCsvCallbackHandler<CsvRow> {

  /** What can be wrong with a field. */
  enum Fault {
    NONE,
    /** It holds a NUL character. */
    NUL,
    /** A blank stands before its first quote, which is a character of it then. */
    BLANK_BEFORE_QUOTE,
    /** A quote stands inside, in a file where other fields are quoted. */
    QUOTE_INSIDE
  }

  private final TextBytes bytes;
  private final CsvRow row = new CsvRow();
  private boolean anyQuoted;
  private int breaks; // line ends inside the fields of this row so far
  private Fault fault = Fault.NONE;
  private int faultField;
  private int faultLine;

  /** A handler of rows that come from these bytes. */
  RowHandler(TextBytes bytes) {
    this.bytes = bytes;
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    row.clear();
    breaks = 0;
  }

  @Override
  protected void handleField(int field, char[] text, int offset, int length, boolean quoted) {
    if (quoted) {
      anyQuoted = true;
      row.addQuoted(text, offset, length);
    } else {
      row.add(text, offset, length);
      // A quote that is not closed takes the next one for its end, and all that follow for the
      // other of a pair: only then would a row be lost in the quoted field.
      if (anyQuoted && row.lastHolds('"')) {
        found(row.lastBeginsWith('"') ? Fault.BLANK_BEFORE_QUOTE : Fault.QUOTE_INSIDE, field);
      } else if (row.lastBeginsWith('"')) {
        found(Fault.BLANK_BEFORE_QUOTE, field);
      }
    }
    if (bytes.zeroSeen() && row.lastHolds('\0')) {
      found(Fault.NUL, field);
    }
    if (quoted) {
      breaks += lineEnds(text, offset, length);
    }
  }

  private void found(Fault kind, int field) {
    if (fault == Fault.NONE) {
      fault = kind;
      faultField = field;
      faultLine = fieldLine();
    }
  }

  private static int lineEnds(char[] text, int offset, int length) {
    int ends = 0;
    for (int i = offset; i < offset + length; i++) {
      boolean second = text[i] == '\n' && i > offset && text[i - 1] == '\r';
      if ((text[i] == '\n' || text[i] == '\r') && !second) {
        ends++;
      }
    }
    return ends;
  }

  @Override
  protected CsvRow buildRecord() {
    return row;
  }

  /** The line that the row begins in. */
  int line() {
    return (int) Math.min(Integer.MAX_VALUE, getStartingLineNumber());
  }

  /** The line that the next field of the row begins in. */
  int fieldLine() {
    return line() + breaks;
  }

  /** The place of the next field in the row. */
  int field() {
    return getFieldCount();
  }

  /** The first thing wrong with a field; the file ends there. */
  Fault fault() {
    return fault;
  }

  /** The place in its row of the field that is wrong. */
  int faultField() {
    return faultField;
  }

  /** The line that the field that is wrong begins in. */
  int faultLine() {
    return faultLine;
  }
}
