package org.rnn4j.forecast.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.series.DataReport;
import org.rnn4j.api.series.DataReport.Finding;

/**
 * The words in a column of categories, each with a number while rows are read: that of the order in
 * which they were met. Their numbers in a series are those of their names in alphabetical order, so
 * that the order of the rows is of no matter; or those that a trained model knows, to which any
 * other word is unknown.
 */
final class Levels {

  // Of a word that a trained model has no number for. It is there, and not missing.
  private static final double UNKNOWN = -1;

  private final String column;
  private final Optional<List<String>> known;
  private final Map<String, Integer> numbers = new HashMap<>();
  private String latest = "";
  private double latestNumber = Double.NaN; // an empty field says nothing
  private long unknown;
  private String firstUnknown = "";
  private int firstUnknownRow;

  /**
   * Those of a column.
   *
   * @param known the names that a trained model has numbers for; empty for an experiment
   */
  Levels(String column, Optional<List<String>> known) {
    this.column = column;
    this.known = known;
    known.ifPresent(names -> names.forEach(name -> numbers.put(name, numbers.size())));
  }

  /** The column they are of. */
  String column() {
    return column;
  }

  /** The number of a field's word for now; NaN for an empty one. */
  double read(int row, CsvRow fields, int place) {
    if (!fields.is(place, latest)) { // most rows have the word of the one before
      latest = fields.text(place);
      latestNumber = latest.isEmpty() ? Double.NaN : number(latest);
    }
    if (latestNumber == UNKNOWN) {
      firstUnknown = unknown == 0 ? latest : firstUnknown;
      firstUnknownRow = unknown == 0 ? row : firstUnknownRow;
      unknown++;
    }
    return latestNumber;
  }

  private double number(String word) {
    if (known.isPresent()) {
      return numbers.getOrDefault(word, (int) UNKNOWN);
    }
    return numbers.computeIfAbsent(word, w -> numbers.size());
  }

  /** The names in the order of the numbers that they have in a series. */
  List<String> names() {
    if (known.isPresent()) {
      return known.get();
    }
    List<String> names = new ArrayList<>(numbers.keySet());
    Collections.sort(names);
    return names;
  }

  /** Puts the numbers of a series in place of those for now: NaN for an unknown word. */
  void renumber(double[] values) {
    List<String> names = names();
    double[] renumbered = new double[names.size()];
    for (int i = 0; i < renumbered.length; i++) {
      renumbered[numbers.get(names.get(i))] = i;
    }
    for (int step = 0; step < values.length; step++) {
      double value = values[step];
      if (!Double.isNaN(value)) {
        values[step] = value == UNKNOWN ? Double.NaN : renumbered[(int) value];
      }
    }
  }

  /** What is to be said of words that a trained model does not know. */
  Optional<Finding> finding(CsvFile file) {
    return unknown == 0
        ? Optional.empty()
        : Optional.of(
            Finding.of(
                DataReport.Kind.UNUSUAL,
                unknown,
                file.place(firstUnknownRow, column)
                    + ": the model was not trained on "
                    + Quoted.of(firstUnknown)
                    + (unknown == 1
                        ? ", which is taken as unknown"
                        : ", the first of "
                            + unknown
                            + " such values, which are taken as unknown")));
  }
}
