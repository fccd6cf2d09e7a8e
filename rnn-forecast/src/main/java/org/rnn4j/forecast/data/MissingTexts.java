package org.rnn4j.forecast.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.series.DataReport.Finding;
import org.rnn4j.api.series.DataReport.Kind;

/** What stands for a missing value: the usual texts, and those that the spec says. */
final class MissingTexts {

  private static final Set<String> USUAL =
      Set.of("", "NA", "N/A", "NaN", "nan", "null", "NULL", "None");

  private final Map<String, Integer> said = new LinkedHashMap<>(); // with how often each was met
  private final double[] numbers; // of those that are some
  private final List<String> numberTexts = new ArrayList<>();

  /** The usual ones, and these. */
  MissingTexts(List<String> said) {
    said.forEach(text -> this.said.put(text, 0));
    List<Double> values = new ArrayList<>();
    for (String text : this.said.keySet()) {
      double value = Decimals.parse(text.toCharArray(), 0, text.length());
      if (!Double.isNaN(value)) {
        numberTexts.add(text);
        values.add(value);
      }
    }
    this.numbers = values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Whether a text stands for a missing value wherever nothing else is said. */
  static boolean isUsual(String text) {
    return USUAL.contains(text);
  }

  /** Whether a text that is no number stands for a missing value. */
  boolean isMissing(String text) {
    if (said.containsKey(text)) {
      said.merge(text, 1, Integer::sum);
      return true;
    }
    return isUsual(text);
  }

  /** Whether a field is a text that the spec says stands for a missing value. */
  boolean isSaid(CsvRow fields, int place) {
    return !said.isEmpty() && said.containsKey(fields.text(place)) && isMissing(fields.text(place));
  }

  /** A number, or NaN if it stands for a missing value. */
  double orMissing(double number) {
    for (int i = 0; i < numbers.length; i++) {
      if (number == numbers[i]) {
        said.merge(numberTexts.get(i), 1, Integer::sum);
        return Double.NaN;
      }
    }
    return number;
  }

  /** How often each was met that the spec says; one that never was may be another one. */
  List<Finding> findings(String file, Remedies remedies) {
    List<Finding> findings = new ArrayList<>();
    said.forEach(
        (text, count) -> {
          String value = file + ": " + Quoted.of(text) + ", which stands for a missing value, ";
          if (count > 0) {
            findings.add(Finding.of(Kind.READ, count, value + "was read " + times(count)));
          } else if (remedies == Remedies.SPEC) {
            findings.add(Finding.of(Kind.UNUSUAL, 1, value + "is in no column that is read"));
          }
        });
    return findings;
  }

  private static String times(int count) {
    return count == 1 ? "once" : count + " times";
  }
}
