package org.rnn4j.api.error;

import java.util.HexFormat;

/**
 * Text of the user's as a message may show it: short, on one line, and with nothing in it that a
 * terminal would act on.
 */
public final class Quoted {

  /** How many characters a message shows of a text at most. */
  public static final int LONGEST = 60;

  private static final String CUT = "...";

  private Quoted() {}

  /**
   * The text between single quotes and {@linkplain #printable printable}. What needs more than
   * {@link #LONGEST} characters is cut, and its length is said: {@code 'abc...' (40000
   * characters)}.
   */
  public static String of(String text) {
    StringBuilder shown = new StringBuilder(LONGEST);
    return append(text, LONGEST, shown) == text.length()
        ? "'" + shown + "'"
        : "'" + shown + CUT + "' (" + text.codePointCount(0, text.length()) + " characters)";
  }

  /** As {@link #of}, without quotes and length, for the names of a list: {@code abc...}. */
  public static String plain(String text) {
    StringBuilder shown = new StringBuilder(LONGEST);
    return append(text, LONGEST, shown) == text.length() ? shown.toString() : shown + CUT;
  }

  /**
   * The whole text, with an escape (the one of Java) for each character that cannot be seen or that
   * changes how others are: controls, line ends, blanks other than the usual one, marks of
   * direction and byte order, halves of pairs. Backslashes stay as they are, so that what is
   * printable does not change again.
   */
  public static String printable(String text) {
    if (text.codePoints().allMatch(Quoted::isPrintable)) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length() + 16);
    append(text, Integer.MAX_VALUE, shown);
    return shown.toString();
  }

  /** Appends as many whole characters or escapes as fit, and gives the place of the next one. */
  private static int append(String text, int longest, StringBuilder shown) {
    int next = 0;
    while (next < text.length()) {
      int character = text.codePointAt(next);
      String piece = isPrintable(character) ? Character.toString(character) : escape(character);
      if (piece.length() > longest - shown.length()) {
        return next;
      }
      shown.append(piece);
      next += Character.charCount(character);
    }
    return next;
  }

  private static boolean isPrintable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      case Character.SPACE_SEPARATOR -> character == ' ';
      default -> true;
    };
  }

  private static String escape(int character) {
    return switch (character) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> {
        StringBuilder units = new StringBuilder();
        for (char unit : Character.toChars(character)) {
          units.append("\\u").append(HexFormat.of().toHexDigits(unit));
        }
        yield units.toString();
      }
    };
  }
}
