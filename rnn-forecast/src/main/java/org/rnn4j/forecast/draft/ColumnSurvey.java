package org.rnn4j.forecast.draft;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a column of a file holds, told from its fields one by one. */
final class ColumnSurvey {

  /** How many different texts are remembered. */
  static final int MOST_LEVELS = 10_000;

  private static final Set<String> BLANKS = // as the reader of the data has them
      Set.of("", "NA", "N/A", "NaN", "nan", "null", "NULL", "None");
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?");
  private static final Pattern GROUPED =
      Pattern.compile("\\p{Sc}?[-+]?\\p{Sc}?[0-9][0-9,.' _]*[%\\p{Sc}]?");
  private static final Pattern NINES = Pattern.compile("-9{2,}(\\.0*)?"); // as -999
  private static final int FAR = 10; // times further below 0 than all other values
  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,18}");
  private static final int FIRST_SAMPLES = 500;
  private static final int SAMPLED_EACH = 499;
  private static final int MOST_SAMPLES = 3000;
  private static final int MOST_OTHERS = 3;
  private static final double LEAST_NUMBERS = 0.8; // of a column of numbers with odd texts in it

  private final String name;
  private final int position;
  private final List<String> samples = new ArrayList<>();
  private final Set<String> levels = new HashSet<>();
  private final Map<String, Integer> others = new LinkedHashMap<>(); // that are no numbers
  private final Map<String, Integer> nines = new LinkedHashMap<>();
  private double lowest = Double.POSITIVE_INFINITY; // of the others
  private long rows;
  private long blanks;
  private long numbers;
  private long wholes;
  private boolean counts = true; // each is one more than the one before
  private long before;

  ColumnSurvey(String name, int position) {
    this.name = name;
    this.position = position;
  }

  /** Whether a field without blanks around it is empty or means that. */
  static boolean isBlank(String text) {
    return BLANKS.contains(text);
  }

  void take(String field, Dialect dialect) {
    String text = field.strip();
    rows++;
    if (isBlank(text)) {
      blanks++;
      counts = false;
      return;
    }
    if (samples.size() < FIRST_SAMPLES
        || (rows % SAMPLED_EACH == 0 && samples.size() < MOST_SAMPLES)) {
      samples.add(text);
    }
    if (levels.size() <= MOST_LEVELS) {
      levels.add(text);
    }
    String plain = dialect.plain(text);
    if (!NUMBER.matcher(plain).matches()) {
      counts = false;
      if (others.size() <= MOST_OTHERS) {
        others.merge(text, 1, Integer::sum);
      }
      return;
    }
    numbers++;
    takeNumber(text, plain);
    if (WHOLE.matcher(text).matches()) {
      wholes++;
      long number = Long.parseLong(text);
      counts &= rows == 1 || number == before + 1;
      before = number;
    } else {
      counts = false;
    }
  }

  private void takeNumber(String text, String plain) {
    if (NINES.matcher(plain).matches()) {
      if (nines.size() <= MOST_OTHERS) {
        nines.merge(text, 1, Integer::sum);
      }
    } else {
      lowest = Math.min(lowest, Double.parseDouble(plain));
    }
  }

  String name() {
    return name;
  }

  /** How many fields it has. */
  long rows() {
    return rows;
  }

  int position() {
    return position;
  }

  /** Some of its fields, those that are empty or mean it left out. */
  List<String> samples() {
    return samples;
  }

  /** Different texts; more than {@link #MOST_LEVELS} are not told apart. */
  int levels() {
    return levels.size();
  }

  boolean isBlank() {
    return blanks == rows;
  }

  boolean hasBlanks() {
    return blanks > 0;
  }

  /** Whether it holds numbers, but for a few texts that stand for a missing one. */
  boolean isNumber() {
    long present = rows - blanks;
    return numbers > 0
        && (numbers == present
            || (numbers >= LEAST_NUMBERS * present && others.size() <= MOST_OTHERS));
  }

  /** Whether it holds digits with something beside or between them that is no part of a number. */
  boolean looksLikeNumbers() {
    return !samples.isEmpty() && samples.stream().allMatch(s -> GROUPED.matcher(s).matches());
  }

  boolean isWhole() {
    return wholes > 0 && wholes == rows - blanks;
  }

  /** Of a column of numbers the texts that are none. */
  List<String> oddTexts() {
    return isNumber() ? List.copyOf(others.keySet()) : List.of();
  }

  /**
   * Those of its numbers that stand for a missing one: -99, -999 and so on, more than once, and far
   * below all others.
   */
  List<String> codes() {
    return isNumber() ? nines.keySet().stream().filter(this::isCode).toList() : List.of();
  }

  private boolean isCode(String text) {
    double magnitude = Double.parseDouble(text.replaceAll("^-|[^0-9-].*$", ""));
    return nines.get(text) > 1 && lowest > -magnitude / FAR && lowest < Double.POSITIVE_INFINITY;
  }

  /** Whether it holds such a number that is one. */
  boolean means(String code) {
    return nines.containsKey(code) && !codes().contains(code);
  }

  /** Whether it numbers the rows. */
  boolean numbersTheRows() {
    return counts && rows > 1;
  }

  boolean isConstant() {
    return levels.size() == 1 && blanks == 0;
  }
}
