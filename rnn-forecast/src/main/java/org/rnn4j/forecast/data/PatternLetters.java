package org.rnn4j.forecast.data;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The letters of a pattern of java.time, and whether what they read makes a time stamp. Every
 * letter that java.time knows is either used, or refused by name.
 */
final class PatternLetters {

  // Two letters of one field are one here: y is u, L is M, Q is q, K is h.
  private static final Map<Character, Character> SAME =
      Map.of('y', 'u', 'L', 'M', 'Q', 'q', 'K', 'h', 'x', 'X', 'Z', 'X', 'O', 'X');

  // The others name a time in a way that differs by country, or none that is regular.
  private static final Map<Character, String> UNREAD =
      Map.ofEntries(
          Map.entry('Y', "YYYY is the year that a week belongs to; yyyy is the calendar's"),
          Map.entry(
              'w',
              "weeks (w) are counted differently by country; ISO weeks such as 2021-W01 are read"
                  + " without time-format"),
          Map.entry('W', "weeks of a month (W) are not read"),
          Map.entry('F', "weeks of a month (F) are not read"),
          Map.entry('e', "the number of a weekday (e) differs by country and is not read"),
          Map.entry('c', "the number of a weekday (c) differs by country and is not read"),
          Map.entry('g', "Julian days (g) are not read; without time-format they are a counter"),
          Map.entry('k', "hours of 1 to 24 (kk) are not read; HH is 0 to 23"),
          Map.entry('B', "periods of a day (B) are not read; a is am or pm"),
          Map.entry('A', "milliseconds of a day (A) are not read"),
          Map.entry('n', "nanoseconds (n) are not read"),
          Map.entry('N', "nanoseconds of a day (N) are not read"),
          Map.entry('v', "names of zones (v) are not read; XXX reads an offset such as +01:00"),
          Map.entry('V', "names of zones (VV) are not read; XXX reads an offset such as +01:00"),
          Map.entry(
              'z',
              "names of zones (z) are not read; XXX reads an offset such as +01:00, and a name in"
                  + " quotes is passed over"));

  /**
   * A run of one letter.
   *
   * @param section the optional sections it stands in, outermost first, as {@code /1/3}
   */
  private record Run(char letter, int count, String section) {

    char field() {
      return SAME.getOrDefault(letter, letter);
    }

    String text() {
      return String.valueOf(letter).repeat(count);
    }

    boolean isReadTogetherWith(Run other) {
      return section.startsWith(other.section) || other.section.startsWith(section);
    }
  }

  private final String strict;
  private final List<Run> runs;
  private final Map<Character, Run> byField = new LinkedHashMap<>();

  private PatternLetters(String strict, List<Run> runs) {
    this.strict = strict;
    this.runs = runs;
    runs.forEach(run -> byField.putIfAbsent(run.field(), run));
  }

  /** The letters of a pattern that java.time takes for one. */
  static PatternLetters of(String pattern) {
    List<Run> runs = new ArrayList<>();
    Deque<Integer> sections = new ArrayDeque<>();
    int opened = 0;
    boolean quoted = false;
    for (int i = 0, next; i < pattern.length(); i = next) {
      char c = pattern.charAt(i);
      next = i + 1;
      if (c == '\'') {
        quoted = !quoted;
      } else if (quoted) {
        continue;
      } else if (c == '[') {
        sections.addLast(++opened);
      } else if (c == ']') {
        sections.removeLast();
      } else if (isLetter(c)) {
        while (next < pattern.length() && pattern.charAt(next) == c) {
          next++;
        }
        if (c != 'p') { // padding of the next letter
          runs.add(new Run(c, next - i, path(sections)));
        }
      }
    }
    boolean era = runs.stream().anyMatch(run -> run.letter() == 'G');
    return new PatternLetters(era ? pattern : withPlainYears(pattern), List.copyOf(runs));
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static String path(Deque<Integer> sections) {
    StringBuilder path = new StringBuilder("/");
    sections.forEach(section -> path.append(section).append('/'));
    return path.toString();
  }

  // A year of an era (y) makes no date without the era, strictly; a plain year (u) does.
  private static String withPlainYears(String pattern) {
    StringBuilder plain = new StringBuilder(pattern);
    boolean quoted = false;
    for (int i = 0; i < plain.length(); i++) {
      quoted ^= plain.charAt(i) == '\'';
      if (!quoted && plain.charAt(i) == 'y') {
        plain.setCharAt(i, 'u');
      }
    }
    return plain.toString();
  }

  /** The pattern for strict reading. */
  String strict() {
    return strict;
  }

  /** Whether a field is read, by one of its letters: u, M, q or h for those that have two. */
  boolean has(char field) {
    return byField.containsKey(field);
  }

  /** Whether an hour is read. */
  boolean hasHour() {
    return has('H') || has('h');
  }

  /** How many digits years are given in; 4 where there are as many as there are. */
  int yearDigits() {
    return has('u') && byField.get('u').count() == 2 ? 2 : 4;
  }

  /** Whether months are names. */
  boolean namesMonths() {
    return has('M') && byField.get('M').count() > 2;
  }

  private String text(char field) {
    return byField.get(field).text();
  }

  /** Why the letters make no time stamp; empty if they make one. */
  Optional<String> fault() {
    if (has('w')) { // whatever year they are of
      return Optional.of(UNREAD.get('w'));
    }
    for (Run run : runs) {
      if (UNREAD.containsKey(run.letter())) {
        return Optional.of(UNREAD.get(run.letter()));
      }
      if (run.count() == 5 && "MLEGa".indexOf(run.letter()) >= 0) {
        return Optional.of(run.text() + " is a first letter alone, which several have");
      }
    }
    return repeated().or(this::dateFault).or(this::timeFault);
  }

  private Optional<String> repeated() {
    for (int i = 0; i < runs.size(); i++) {
      for (int j = 0; j < i; j++) {
        Run run = runs.get(i);
        if (run.field() == runs.get(j).field() && run.isReadTogetherWith(runs.get(j))) {
          return Optional.of(
              run.text()
                  + " stands there "
                  + (run.letter() == runs.get(j).letter()
                      ? "twice"
                      : "beside " + runs.get(j).text())
                  + switch (run.field()) {
                    case 'M' -> "; mm is minutes";
                    case 'm' -> "; MM is the month";
                    default -> "";
                  });
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> dateFault() {
    if (has('m') && !hasHour()) {
      return Optional.of(
          text('m')
              + " is minutes, "
              + (has('d') && !has('M') ? "and a day without a month makes no date" : "of no hour")
              + "; MM is the month");
    }
    if (!has('u')) {
      return Optional.of("it has no year (yyyy)");
    }
    if (has('G') && !runs.stream().anyMatch(run -> run.letter() == 'y')) {
      return Optional.of("an era (G) needs a year of it (yyyy)");
    }
    if (has('D') && (has('d') || has('M') || has('q'))) {
      return Optional.of(text('D') + " is the day of the year; dd is the day of the month");
    }
    if (has('d') && !has('M')) {
      return Optional.of(
          "a day (" + text('d') + ") without a month makes no date; MM is the month");
    }
    if (has('E') && !has('d') && !has('D')) {
      return Optional.of("a weekday (" + text('E') + ") makes no date; dd is the day of the month");
    }
    return Optional.empty();
  }

  private Optional<String> timeFault() {
    if (has('h') && !has('a')) {
      return Optional.of(
          text('h')
              + (byField.get('h').letter() == 'h' ? " (1 to 12)" : " (0 to 11)")
              + " needs a, for am or pm; HH is 0 to 23");
    }
    if (has('a') && !hasHour()) {
      return Optional.of("am or pm (a) needs an hour (hh)");
    }
    if (hasHour() && !has('d') && !has('D')) {
      return Optional.of("an hour needs a day (dd)");
    }
    if (has('s') && !has('m')) {
      return Optional.of(text('s') + " is seconds, of no minute (mm)");
    }
    if (has('S') && !has('s')) {
      return Optional.of(text('S') + " is a fraction, of no second (ss)");
    }
    return Optional.empty();
  }
}
