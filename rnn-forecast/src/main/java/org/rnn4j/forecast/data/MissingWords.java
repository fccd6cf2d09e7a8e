package org.rnn4j.forecast.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.series.DataReport.Finding;
import org.rnn4j.api.series.DataReport.Kind;
import org.rnn4j.api.series.TimeSeries;

/**
 * Reports which values of a file were missing, and whether they were filled in or are missing
 * still: how many, of which columns, from when to when.
 */
final class MissingWords {

  private static final int MOST_NAMED = 5;

  private final String file;
  private final Kind kind;
  private final String fate; // of the values, in a sentence
  private final List<Finding> findings = new ArrayList<>();
  private long columnsLeft;
  private long valuesLeft;

  private MissingWords(String file, Kind kind, String fate) {
    this.file = file;
    this.kind = kind;
    this.fate = fate;
  }

  /**
   * What was filled in, and then what is missing: one for each column of a series that has some, at
   * most five, and one for the rest.
   */
  static List<Finding> of(String file, List<TimeSeries> series) {
    MissingWords filled = new MissingWords(file, Kind.FILLED, "were missing and are filled in");
    MissingWords masked = new MissingWords(file, Kind.MASKED, "are missing");
    for (TimeSeries one : series) {
      for (int c = 0; c < one.held(); c++) {
        filled.add(one, c, filled(one, c));
        masked.add(one, c, missing(one, c));
      }
    }
    List<Finding> findings = new ArrayList<>(filled.findings());
    findings.addAll(masked.findings());
    return findings;
  }

  private static BitSet filled(TimeSeries series, int column) {
    BitSet steps = new BitSet();
    if (series.filledCount(column) > 0) {
      for (int step = 0; step < series.length(); step++) {
        steps.set(step, series.isFilled(step, column));
      }
    }
    return steps;
  }

  private static BitSet missing(TimeSeries series, int column) {
    BitSet steps = new BitSet();
    for (int step = 0; step < series.length(); step++) {
      if (Double.isNaN(series.value(step, column))) {
        steps.set(step);
      }
    }
    return steps;
  }

  private void add(TimeSeries series, int column, BitSet steps) {
    int count = steps.cardinality();
    if (count > 0 && findings.size() < MOST_NAMED) {
      findings.add(finding(series, column, steps));
    } else if (count > 0) {
      columnsLeft++;
      valuesLeft += count;
    }
  }

  private List<Finding> findings() {
    if (columnsLeft > 0) {
      findings.add(
          Finding.of(
              kind,
              valuesLeft,
              file
                  + ": "
                  + valuesLeft
                  + " more values "
                  + fate
                  + ", in "
                  + columnsLeft
                  + (columnsLeft == 1 ? " more column" : " more columns of series")));
    }
    return findings;
  }

  private Finding finding(TimeSeries series, int column, BitSet steps) {
    int last = steps.length() - 1;
    String from = series.time().label(steps.nextSetBit(0));
    String to = series.time().label(last);
    return new Finding(
        kind,
        steps.cardinality(),
        Optional.of(from),
        Optional.of(to),
        String.join(
            "",
            Arrays.asList(
                file + ": series " + Quoted.of(series.id()),
                ", column " + Quoted.of(series.columns().get(column).name()),
                ": " + steps.cardinality() + " of " + series.length() + " values " + fate,
                from.equals(to) ? ", at " + from : ", from " + from + " to " + to)));
  }
}
