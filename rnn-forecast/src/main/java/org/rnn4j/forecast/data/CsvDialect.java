package org.rnn4j.forecast.data;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.option.Option;

/**
 * How a CSV file is written. Immutable; each method gives a changed copy, so that it reads {@code
 * CsvDialect.standard().separator(";").decimal(",")}.
 */
public final class CsvDialect {

  /** The characters that a file may be encoded in. */
  public enum Encoding {
    /** Unicode; a byte order mark at the start is passed over. */
    UTF_8(StandardCharsets.UTF_8),
    /** ISO 8859-1, of western Europe. */
    LATIN_1(StandardCharsets.ISO_8859_1),
    /** That of Windows in western Europe and America, which spreadsheets write. */
    WINDOWS_1252(Charset.forName("windows-1252"));

    private final Charset charset;

    Encoding(Charset charset) {
      this.charset = charset;
    }

    Charset charset() {
      return charset;
    }
  }

  /** What stands between two fields. */
  public static final Option<String> SEPARATOR =
      Option.text("separator")
          .doc(
              "What stands between two fields: one character, or comma, semicolon, tab, bar or"
                  + " space; default: a comma.");

  /** What stands before the fraction of a number. */
  public static final Option<String> DECIMAL =
      Option.text("decimal")
          .doc("What stands before the fraction of a number, \".\" or \",\"; default: a point.");

  /** The characters that the file is encoded in. */
  public static final Option<Encoding> ENCODING =
      Option.choice("encoding", Encoding.class)
          .doc("The characters that the file is encoded in; default: utf-8.");

  /** What a line begins with that is no row. */
  public static final Option<String> COMMENT =
      Option.text("comment")
          .orNone()
          .doc("The character that a line begins with which is no row, such as \"#\".");

  /** How many of the last lines are no rows. */
  public static final Option<Integer> FOOTER =
      Option.integer("footer")
          .atLeast(0)
          .atMost(1000)
          .doc(
              "How many of the last lines of each file are no rows but a footer, empty lines not"
                  + " counted; default: 0.");

  private static final Map<String, Character> WORDS =
      Map.of("comma", ',', "semicolon", ';', "tab", '\t', "bar", '|', "pipe", '|', "space", ' ');

  private final char separator;
  private final Numerals numerals;
  private final Encoding encoding;
  private final Optional<Character> comment;
  private final int footer;

  private CsvDialect(
      char separator,
      Numerals numerals,
      Encoding encoding,
      Optional<Character> comment,
      int footer) {
    this.separator = separator;
    this.numerals = Objects.requireNonNull(numerals, "numerals");
    this.encoding = Objects.requireNonNull(encoding, "encoding");
    this.comment = comment;
    this.footer = footer;
  }

  /** UTF-8, commas between fields, decimal points, no comments and no footer. */
  public static CsvDialect standard() {
    return new CsvDialect(',', Numerals.POINT, Encoding.UTF_8, Optional.empty(), 0);
  }

  /** The options of a source that say how its file is written. */
  public static List<Option<?>> declared() {
    return List.of(SEPARATOR, DECIMAL, ENCODING, COMMENT, FOOTER);
  }

  /**
   * With another character between two fields.
   *
   * @param text the character or its name, as in a spec
   * @throws org.rnn4j.api.error.InputException if it is none, or may stand in a number or a name
   */
  public CsvDialect separator(String text) {
    char character =
        WORDS.getOrDefault(text, text.length() == 1 ? text.charAt(0) : Character.MIN_VALUE);
    boolean unfit =
        character == Character.MIN_VALUE
            || Character.isLetterOrDigit(character)
            || Character.isSurrogate(character)
            || "\"\r\n+-.'".indexOf(character) >= 0;
    if (unfit) {
      throw SEPARATOR.refusal(
          Quoted.of(text) + " cannot stand between two fields",
          "expected one character such as ; or |, or comma, semicolon, tab, bar or space");
    }
    return new CsvDialect(character, numerals, encoding, comment, footer);
  }

  /**
   * With decimal commas or decimal points.
   *
   * @param text {@code "."} or {@code ","}
   * @throws org.rnn4j.api.error.InputException if it is neither
   */
  public CsvDialect decimal(String text) {
    for (Numerals one : Numerals.values()) {
      if (text.equals(Character.toString(one.decimal())) || text.equals(one.toString())) {
        return new CsvDialect(separator, one, encoding, comment, footer);
      }
    }
    throw DECIMAL.refusal(
        Quoted.of(text) + " stands before no fraction", "expected \".\" or \",\", in quotes");
  }

  /** With other characters. */
  public CsvDialect encoding(Encoding other) {
    return new CsvDialect(separator, numerals, other, comment, footer);
  }

  /**
   * With lines that are no rows because they begin with a character.
   *
   * @throws org.rnn4j.api.error.InputException if it is not one character
   */
  public CsvDialect comment(String text) {
    boolean fit =
        text.length() == 1
            && !Character.isLetterOrDigit(text.charAt(0))
            && "\"\r\n+-. \t".indexOf(text.charAt(0)) < 0;
    if (!fit) {
      throw COMMENT.refusal(
          Quoted.of(text) + " begins no comment",
          "expected one character that no value begins with, such as \"#\"");
    }
    return new CsvDialect(separator, numerals, encoding, Optional.of(text.charAt(0)), footer);
  }

  /** With lines at the end that are no rows; empty ones are not counted. */
  public CsvDialect footer(int lines) {
    return new CsvDialect(separator, numerals, encoding, comment, FOOTER.accept(lines));
  }

  /**
   * The same, if its parts go together.
   *
   * @throws org.rnn4j.api.error.InputException if one character means two things
   */
  CsvDialect checked() {
    if (comment.equals(Optional.of(separator))) {
      throw COMMENT.refusal("it is the separator too", "expected two different characters");
    }
    return this;
  }

  char separator() {
    return separator;
  }

  Numerals numerals() {
    return numerals;
  }

  Encoding encoding() {
    return encoding;
  }

  Optional<Character> comment() {
    return comment;
  }

  int footer() {
    return footer;
  }

  /** A separator in words, with how many there are. */
  static String words(char separator, int count) {
    String word =
        switch (separator) {
          case ',' -> "comma";
          case ';' -> "semicolon";
          case '\t' -> "tab";
          case '|' -> "bar";
          case ' ' -> "space";
          default -> "'" + separator + "'";
        };
    return count == 1 ? "a " + word : (count > 1 ? count + " " : "") + word + "s";
  }

  /** A separator as it stands in a spec. */
  static String written(char separator) {
    return separator == '\t' ? "tab" : separator == ' ' ? "space" : "\"" + separator + "\"";
  }
}
