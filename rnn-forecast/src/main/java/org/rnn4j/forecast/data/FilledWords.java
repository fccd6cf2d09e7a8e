package org.rnn4j.forecast.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.series.DataReport;
import org.rnn4j.api.series.DataReport.Finding;
import org.rnn4j.api.series.TimeSeries;

/** Reports which values of a file were filled in: how many, of which columns, from when to when. */
final class FilledWords {

  private static final int MOST_NAMED = 5;

  private FilledWords() {}

  /** One for each column of a series that has some, at most five, and one for the rest. */
  static List<Finding> of(String file, List<TimeSeries> series) {
    List<Finding> findings = new ArrayList<>();
    long columnsLeft = 0;
    long valuesLeft = 0;
    for (TimeSeries one : series) {
      for (int c = 0; c < one.held(); c++) {
        int filled = one.filledCount(c);
        if (filled > 0 && findings.size() < MOST_NAMED) {
          findings.add(finding(file, one, c, filled));
        } else if (filled > 0) {
          columnsLeft++;
          valuesLeft += filled;
        }
      }
    }
    if (columnsLeft > 0) {
      findings.add(
          Finding.of(
              DataReport.Kind.FILLED,
              valuesLeft,
              file
                  + ": "
                  + valuesLeft
                  + " more values were missing and are filled in, in "
                  + columnsLeft
                  + (columnsLeft == 1 ? " more column" : " more columns of series")));
    }
    return findings;
  }

  private static Finding finding(String file, TimeSeries series, int column, int filled) {
    int first = 0;
    while (!series.isFilled(first, column)) {
      first++;
    }
    int last = series.length() - 1;
    while (!series.isFilled(last, column)) {
      last--;
    }
    String from = series.time().label(first);
    String to = series.time().label(last);
    return new Finding(
        DataReport.Kind.FILLED,
        filled,
        Optional.of(from),
        Optional.of(to),
        file
            + ": "
            + words(series, column, filled)
            + (first == last ? "at " + from : "from " + from + " to " + to));
  }

  private static String words(TimeSeries series, int column, int filled) {
    return "series "
        + Quoted.of(series.id())
        + ", column "
        + Quoted.of(series.columns().get(column).name())
        + ": "
        + filled
        + " of "
        + series.length()
        + " values were missing and are filled in, ";
  }
}
