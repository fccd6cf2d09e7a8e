package org.rnn4j.forecast.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Changes to a spec as a careless or a hostile hand makes them, of its text or of its tree. */
final class SpecMutations {

  /** What may stand where a number stood. */
  static final List<String> NUMBERS =
      List.of(
          "0",
          "-1",
          "1",
          "2",
          "7",
          "+5",
          "-0",
          "-0.0",
          "1.0",
          "0.5",
          ".5",
          "5.",
          "1e3",
          "1E-2",
          "1e400",
          "1e-400",
          "1,000",
          "1,000,000",
          "0,5",
          "1,5",
          "1_000",
          "1 000",
          "1'000",
          "010",
          "00",
          "0x10",
          "0b1",
          "1d",
          "1f",
          "NaN",
          ".nan",
          ".inf",
          "-.inf",
          "Infinity",
          "2147483647",
          "2147483648",
          "9223372036854775807",
          "9223372036854775808",
          "9007199254740993",
          "0.1000000000000000055511151231257827",
          "1e22",
          "123456789e-9",
          "4.9e-324",
          "\"3\"",
          "'3'",
          "1:30",
          "2024-01-31",
          "١٢",
          "",
          "~");

  /** What may stand where a word or a value stood. */
  private static final List<String> WORDS =
      List.of(
          "null",
          "~",
          "none",
          "yes",
          "no",
          "on",
          "true",
          "false",
          "[]",
          "{}",
          "\"\"",
          "''",
          "[null]",
          "*a",
          "&a b",
          "!!int 3",
          "<<",
          "- a",
          "? a",
          "|",
          ">",
          "%",
          "@",
          "`",
          "lstm",
          "LSTM",
          "rnn",
          "seq2seq",
          "mse",
          "adam",
          "csv",
          "waves",
          "model",
          "lead",
          "../../etc/passwd",
          "/y",
          "\"\\0\"",
          "\"\\ud800\"",
          "\u0007",
          "\u0085",
          "\u2028",
          "\ufeff",
          "\ud83d\ude00",
          "é",
          "{a: {b: {c: d}}}",
          "[[[[[]]]]]",
          "\"unclosed",
          "'unclosed",
          "[unclosed",
          "{unclosed",
          "a: b: c",
          "#",
          "a #b",
          "\\",
          "x".repeat(300));

  private static final Pattern NUMBER =
      Pattern.compile("(?<![-\\w.:/\"'])[0-9]+(\\.[0-9]+)?(e-?[0-9]+)?(?![-\\w.:/])");
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");

  private final Random random;
  private final List<String> keys;

  /**
   * @param keys paths that an override may name
   */
  SpecMutations(Random random, List<String> keys) {
    this.random = random;
    this.keys = List.copyOf(keys);
  }

  /** An override of a key by something. */
  String override() {
    String key = any(keys);
    if (random.nextInt(8) == 0) {
      key = any(List.of(key + ".x", "x." + key, key + ".0", key + "..", "." + key, ""));
    }
    return key + (random.nextInt(30) == 0 ? "" : "=") + any(random.nextBoolean() ? NUMBERS : WORDS);
  }

  /** One to three changes of a text. */
  String text(String text) {
    String changed = text;
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      changed = once(changed);
    }
    return changed;
  }

  private String once(String text) {
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> replaced(text, NUMBER, any(NUMBERS));
      case 3, 4 -> replaced(text, WORD, any(WORDS));
      case 5 -> replaced(text, WORD, any(words(text)));
      case 6 -> lines(text);
      case 7 -> inserted(text, any(WORDS));
      case 8 -> inserted(text, Character.toString(character()));
      case 9 ->
          inserted(text, any(List.of(":", " ", "\n", "  ", "\t", ",", "[", "]", "{", "}", "-")));
      case 10 -> text.isEmpty() ? text : deleted(text);
      default -> text.substring(0, place(text));
    };
  }

  private int character() {
    int limit = any(List.of(0x80, 0x100, 0x3000, 0x110000));
    int character = random.nextInt(limit);
    return Character.getType(character) == Character.SURROGATE ? '?' : character;
  }

  // Line by line: left out, doubled, moved in, exchanged with the next.
  private String lines(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    int i = random.nextInt(lines.size());
    switch (random.nextInt(4)) {
      case 0 -> lines.remove(i);
      case 1 -> lines.add(i, lines.get(i));
      case 2 -> lines.set(i, " ".repeat(1 + random.nextInt(3)) + lines.get(i));
      default -> lines.add(lines.remove(i));
    }
    return String.join("\n", lines);
  }

  private String replaced(String text, Pattern pattern, String by) {
    List<MatchResult> matches = pattern.matcher(text).results().toList();
    if (matches.isEmpty()) {
      return inserted(text, by);
    }
    MatchResult match = any(matches);
    return text.substring(0, match.start()) + by + text.substring(match.end());
  }

  private static List<String> words(String text) {
    List<String> words = WORD.matcher(text).results().map(MatchResult::group).toList();
    return words.isEmpty() ? List.of("x") : words;
  }

  private String inserted(String text, String what) {
    int at = place(text);
    return text.substring(0, at) + what + text.substring(at);
  }

  private String deleted(String text) {
    int from = place(text);
    int to = Math.min(text.length(), from + 1 + random.nextInt(6));
    return text.substring(0, from) + text.substring(to);
  }

  private int place(String text) {
    return random.nextInt(text.length() + 1);
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
