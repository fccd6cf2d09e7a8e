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

  private static final int FIRST_FIELDS = 16;
  private static final int FIRST_CHARACTERS = 256;

  private char[] text = new char[FIRST_CHARACTERS];
  private int[] from = new int[FIRST_FIELDS];
  private int[] to = new int[FIRST_FIELDS];
  private int fields;
  private int length;
  private boolean quoted;

  /** Forgets the fields. */
  void clear() {
    fields = 0;
    length = 0;
    quoted = false;
  }

  /** Appends a field that stood between quotes, which is copied. */
  void addQuoted(char[] source, int offset, int count) {
    quoted = true;
    add(source, offset, count);
  }

  /** Appends a field, which is copied. */
  void add(char[] source, int offset, int count) {
    int first = offset;
    int end = offset + count;
    while (first < end && Character.isWhitespace(source[first])) {
      first++;
    }
    while (first < end && Character.isWhitespace(source[end - 1])) {
      end--;
    }
    makeRoom(end - first);
    System.arraycopy(source, first, text, length, end - first);
    from[fields] = length;
    length += end - first;
    to[fields] = length;
    fields++;
  }

  private void makeRoom(int characters) {
    if (fields == from.length) {
      from = Arrays.copyOf(from, 2 * fields);
      to = Arrays.copyOf(to, 2 * fields);
    }
    if (characters > text.length - length) {
      text = Arrays.copyOf(text, Math.addExact(length, Math.max(length, characters)));
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

  /** Whether the row is an empty line, or one of nothing but blanks. */
  boolean isBlankLine() {
    return fields == 0 || (fields == 1 && length == 0 && !quoted);
  }

  /** Whether a field has these characters. */
  boolean is(int field, String other) {
    int count = to[field] - from[field];
    if (count != other.length()) {
      return false;
    }
    for (int i = count - 1; i >= 0; i--) { // names of series differ in their last characters
      if (text[from[field] + i] != other.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the field added last has this character in it. */
  boolean lastHolds(char wanted) {
    for (int i = from[fields - 1]; i < length; i++) {
      if (text[i] == wanted) {
        return true;
      }
    }
    return false;
  }

  /** Whether the field added last begins with this character. */
  boolean lastBeginsWith(char wanted) {
    int first = from[fields - 1];
    return first < length && text[first] == wanted;
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
