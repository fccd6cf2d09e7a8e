package org.rnn4j.forecast.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The fields of one row of a CSV file, without white space around them, as ranges of one array of
 * characters. The next row takes the place of this one, so that a file of any length needs the
 * memory of its longest row and no text object for a field that is a number.
 */
final class CsvRow {

  /** What stands between fields that nothing stands between. */
  static final char NO_SEPARATOR = '\0';

  private static final int FIRST_FIELDS = 16;
  private static final int FIRST_CHARACTERS = 256;
  private static final char LAST_OF_ASCII = 0x7F;

  private final char separator;
  private final Numerals numerals;
  private char[] text = new char[FIRST_CHARACTERS]; // with the white space
  private int[] start = new int[FIRST_FIELDS + 1]; // [field], and the end of the last one
  private int[] from = new int[FIRST_FIELDS]; // without white space
  private int[] to = new int[FIRST_FIELDS];
  private boolean[] quoted = new boolean[FIRST_FIELDS];
  private int fields;

  /**
   * No fields yet.
   *
   * @param separator that stands between them
   * @param numerals how their numbers are written
   */
  CsvRow(char separator, Numerals numerals) {
    this.separator = separator;
    this.numerals = numerals;
  }

  /** This row, which the next one does not take the place of. */
  CsvRow copy() {
    CsvRow copy = new CsvRow(separator, numerals);
    for (int field = 0; field < fields; field++) {
      copy.add(text, start[field], start[field + 1] - start[field], quoted[field]);
    }
    return copy;
  }

  /** Forgets the fields. */
  void clear() {
    fields = 0;
  }

  /** Appends a field, which is copied. */
  void add(char[] source, int offset, int count, boolean isQuoted) {
    int first = offset;
    int end = offset + count;
    while (first < end && isBlank(source[first])) {
      first++;
    }
    while (first < end && isBlank(source[end - 1])) {
      end--;
    }
    int begin = start[fields];
    makeRoom(begin, count);
    System.arraycopy(source, offset, text, begin, count);
    from[fields] = begin + first - offset;
    to[fields] = begin + end - offset;
    quoted[fields] = isQuoted;
    fields++;
    start[fields] = begin + count;
  }

  private static boolean isBlank(char c) {
    return (c <= ' ' || c > LAST_OF_ASCII) && Character.isWhitespace(c);
  }

  private void makeRoom(int begin, int characters) {
    if (fields == from.length) {
      from = Arrays.copyOf(from, 2 * fields);
      to = Arrays.copyOf(to, 2 * fields);
      quoted = Arrays.copyOf(quoted, 2 * fields);
      start = Arrays.copyOf(start, 2 * fields + 1);
    }
    if (characters > text.length - begin) {
      text = Arrays.copyOf(text, Math.addExact(begin, Math.max(begin, characters)));
    }
  }

  /** How many fields there are. */
  int size() {
    return fields;
  }

  /** The characters of all fields; a field is the range {@link #from} to {@link #to} of them. */
  char[] characters() {
    return text;
  }

  /** Where a field begins. */
  int from(int field) {
    return from[field];
  }

  /** Where a field ends. */
  int to(int field) {
    return to[field];
  }

  /** Whether a field has no characters. */
  boolean isEmpty(int field) {
    return from[field] == to[field];
  }

  /** Whether a field stood between quotes. */
  boolean isQuoted(int field) {
    return quoted[field];
  }

  /** Whether the row is an empty line, or one of nothing but white space. */
  boolean isBlankLine() {
    return fields == 0 || (fields == 1 && isEmpty(0) && !quoted[0]);
  }

  /** Whether the field added last would be quoted, were it not for the white space before. */
  boolean lastHasBlankBeforeQuote() {
    int first = from[fields - 1];
    return first > start[fields - 1]
        && first < to[fields - 1]
        && text[first] == '"'
        && !quoted[fields - 1];
  }

  /** Whether a field has this character in it. */
  boolean holds(int field, char wanted) {
    for (int i = from[field]; i < to[field]; i++) {
      if (text[i] == wanted) {
        return true;
      }
    }
    return false;
  }

  /** How often a line ends inside a field. */
  int lineEnds(int field) {
    int ends = 0;
    for (int i = start[field]; i < start[field + 1]; i++) {
      ends += endsLine(i, start[field]) ? 1 : 0;
    }
    return ends;
  }

  /**
   * How many lines inside a field have as many separators as this row, the last of them together
   * with the fields that follow.
   */
  int rowsInside(int field) {
    int rows = 0;
    int separators = 0;
    boolean firstLine = true;
    for (int i = start[field]; i < start[field + 1]; i++) {
      if (endsLine(i, start[field])) {
        rows += !firstLine && separators == fields - 1 ? 1 : 0;
        separators = 0;
        firstLine = false;
      }
      separators += text[i] == separator ? 1 : 0;
    }
    return rows + (!firstLine && field > 0 && separators == field ? 1 : 0);
  }

  private boolean endsLine(int i, int start) {
    return text[i] == '\r' || (text[i] == '\n' && (i == start || text[i - 1] != '\r'));
  }

  /** Whether a field has these characters. */
  boolean is(int field, String other) {
    return to[field] - from[field] == other.length() && endsWith(field, other);
  }

  /** Whether these are the last characters of a field. */
  boolean endsWith(int field, String end) {
    int start = to[field] - end.length();
    if (start < from[field]) {
      return false;
    }
    for (int i = end.length() - 1; i >= 0; i--) { // names of series differ in their last characters
      if (text[start + i] != end.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The finite number that a field spells; NaN if it spells none. */
  double number(int field) {
    return numerals.parse(text, from[field], to[field]);
  }

  /** Whether a character stands between its fields, as in CSV. */
  boolean isSeparated() {
    return separator != NO_SEPARATOR;
  }

  /**
   * Whether who wrote it may have meant thousands by the decimal sign: a semicolon between fields
   * is of countries that have a decimal comma.
   */
  boolean mayPointThousands() {
    return separator == ';' || (isSeparated() && numerals == Numerals.COMMA);
  }

  /** What a field is that spells no number. */
  NumberText notNumber(int field) {
    return numerals.explain(text(field));
  }

  /** A field as a text of its own. */
  String text(int field) {
    return new String(text, from[field], to[field] - from[field]);
  }

  /** All fields as texts. */
  List<String> texts() {
    List<String> texts = new ArrayList<>(fields);
    for (int field = 0; field < fields; field++) {
      texts.add(text(field));
    }
    return texts;
  }
}
