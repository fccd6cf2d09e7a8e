package org.rnn4j.forecast.spec;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.error.Quoted;

/**
 * Reads a YAML text into {@link Node}s.
 *
 * <p>The values keep their text, so that {@code no}, {@code 1_000} and {@code ~} mean what the
 * place where they stand expects, and not what YAML 1.1 makes of them. Anchors, aliases and tags
 * are refused: a spec needs none, and without them no small file can be a large tree.
 */
final class YamlText {

  /** How many levels deep lists and maps may lie in each other. */
  static final int DEEPEST = 40;

  private static final int LONGEST_MESSAGE = 120; // characters

  private static final Pattern SYNTAX_PROBLEM =
      Pattern.compile("([^\\n]*)\\n in 'reader', line (\\d+), column (\\d+)");

  private final int[] source; // code points, as the parser counts them
  private final BiFunction<Integer, Integer, Position> place;
  private final Problems problems;

  private YamlText(String text, BiFunction<Integer, Integer, Position> place, Problems problems) {
    this.source = text.codePoints().toArray();
    this.place = place;
    this.problems = problems;
  }

  /**
   * The tree of a text; what is wrong is added to the problems, and an empty text is an empty map.
   *
   * @param place gives the position of a line and column, counted from 1
   */
  static Node read(String text, BiFunction<Integer, Integer, Position> place, Problems problems) {
    return new YamlText(text, place, problems).document(text);
  }

  private Node document(String text) {
    Node empty = new Node.Mapping(Map.of(), place.apply(1, 1));
    try (YAMLParser parser = new YAMLFactory().createParser(text)) {
      if (parser.nextToken() == null) {
        return empty;
      }
      Node root = value(parser, Place.none(), 0);
      if (parser.nextToken() != null) {
        problems.add(
            position(parser),
            Place.none(),
            "a second document begins here",
            "a spec is one document");
      }
      return root;
    } catch (JsonProcessingException e) {
      syntax(e);
      return empty;
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a text in memory has no input errors
    }
  }

  private Node value(YAMLParser parser, Place path, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new NestingException(parser);
    }
    refuseSharing(parser, path);
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(parser, path, depth);
      case START_ARRAY -> sequence(parser, path, depth);
      default -> new Node.Scalar(parser.getText(), isPlain(parser), position(parser));
    };
  }

  private Node mapping(YAMLParser parser, Place path, int depth) throws IOException {
    Position start = position(parser);
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    BrokenNumber number = new BrokenNumber();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      Position keyPosition = position(parser);
      int keyOffset = offset(parser);
      String key = parser.currentName();
      Place keyPath = path.key(key);
      parser.nextToken();
      int valueOffset = offset(parser);
      Node value = value(parser, keyPath, depth + 1);
      if (number.goesOn(key, keyOffset, value)) {
        continue;
      }
      number.report();
      number = new BrokenNumber(value, keyPath, valueOffset);
      Node.Entry before = entries.putIfAbsent(key, new Node.Entry(value, keyPosition));
      if (before != null) {
        problems.add(
            keyPosition,
            keyPath,
            "the key stands here a second time",
            "it stands first at " + before.keyPosition().text() + "; remove one of them");
      }
    }
    number.report();
    return new Node.Mapping(entries, start);
  }

  /**
   * A number with a comma in it, which between braces ends the value: {@code {test: 1,000}} is 1
   * and a key 000 that has no value. No key of a spec is made of digits.
   */
  private final class BrokenNumber {

    private final Node value;
    private final Place path;
    private final StringBuilder written;
    private int end; // offset behind what was written

    BrokenNumber() {
      this(new Node.Mapping(Map.of(), place.apply(1, 1)), Place.none(), 0);
    }

    BrokenNumber(Node value, Place path, int offset) {
      this.value = value;
      this.path = path;
      this.written = new StringBuilder(Values.isDecimal(value) ? ((Node.Scalar) value).text() : "");
      this.end = offset + written.length();
    }

    boolean goesOn(String key, int keyOffset, Node keysValue) {
      boolean rest =
          !written.isEmpty()
              && key.matches("[0-9][0-9._]*")
              && keyOffset == end + 1
              && source[end] == ','
              && keysValue instanceof Node.Scalar scalar
              && scalar.isNull()
              && scalar.text().isEmpty();
      if (rest) {
        written.append(',').append(key);
        end = keyOffset + key.length();
      }
      return rest;
    }

    void report() {
      String text = written.toString();
      if (text.indexOf(',') >= 0) {
        problems.add(
            value.position(),
            path,
            Quoted.of(text) + " is not one value: between braces a comma ends it",
            "expected a number" + Values.withoutSeparators(text));
      }
    }
  }

  private Node sequence(YAMLParser parser, Place path, int depth) throws IOException {
    Position start = position(parser);
    List<Node> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser, path.index(items.size()), depth + 1));
    }
    return new Node.Sequence(items, start);
  }

  private boolean isPlain(YAMLParser parser) {
    int first = sourceAt(parser);
    return first != '"' && first != '\'' && first != '|' && first != '>';
  }

  private void refuseSharing(YAMLParser parser, Place path) {
    switch (sourceAt(parser)) {
      case '&' -> sharing(parser, path, "an anchor");
      case '*' -> sharing(parser, path, "an alias");
      case '!' -> sharing(parser, path, "a tag");
      default -> {
        // an ordinary value
      }
    }
  }

  private void sharing(YAMLParser parser, Place path, String what) {
    problems.add(
        position(parser),
        path,
        what + " is not supported",
        "write the value out, quote it if it is a text, or share a file with 'extends'");
  }

  // The character that the current token begins with; 0 at the end.
  private int sourceAt(YAMLParser parser) {
    int offset = offset(parser);
    return offset < 0 || offset >= source.length ? 0 : source[offset];
  }

  private static int offset(YAMLParser parser) {
    return (int) parser.currentTokenLocation().getCharOffset();
  }

  private Position position(YAMLParser parser) {
    JsonLocation at = parser.currentTokenLocation();
    return place.apply(at.getLineNr(), at.getColumnNr());
  }

  private void syntax(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    int line = at == null ? 1 : at.getLineNr();
    int column = at == null ? 1 : at.getColumnNr();
    String message = e.getOriginalMessage();
    Matcher matcher = SYNTAX_PROBLEM.matcher(message);
    MatchResult last = null;
    while (matcher.find()) {
      last =
          matcher.toMatchResult(); // the last mark is where it went wrong, the others say in what
    }
    if (last != null) {
      message = last.group(1).strip();
      line = Integer.parseInt(last.group(2));
      column = Integer.parseInt(last.group(3));
    } else if (message.startsWith("Expected a field name")) {
      message = "a key must be a plain text";
    }
    problems.add(
        place.apply(line, column),
        Place.none(),
        "not valid YAML: " + shortened(message.lines().findFirst().orElse("")),
        "check brackets, quotes, colons and indentation near here");
  }

  // The parser's own words may repeat what it read.
  private static String shortened(String message) {
    return message.length() <= LONGEST_MESSAGE
        ? message
        : message.substring(0, LONGEST_MESSAGE) + "...";
  }

  private static final class NestingException extends JsonProcessingException {
    private static final long serialVersionUID = 1L;

    NestingException(YAMLParser parser) {
      super("nested deeper than " + DEEPEST + " levels", parser.currentTokenLocation());
    }
  }
}
