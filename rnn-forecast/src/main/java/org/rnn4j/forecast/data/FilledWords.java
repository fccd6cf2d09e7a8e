package org.rnn4j.forecast.data;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.series.TimeSeries;

/** Says which values of a file were filled in: how many, of which columns, from when to when. */
final class FilledWords {

  private static final int MOST_NAMED = 5;

  private FilledWords() {}

  /** A line for each column of a series that has some, at most five, and one for the rest. */
  static List<String> of(String file, List<TimeSeries> series) {
    List<String> lines = new ArrayList<>();
    long columnsLeft = 0;
    long valuesLeft = 0;
    for (TimeSeries one : series) {
      for (int c = 0; c < one.width(); c++) {
        int filled = one.filledCount(c);
        if (filled > 0 && lines.size() < MOST_NAMED) {
          lines.add(file + ": " + words(one, c, filled));
        } else if (filled > 0) {
          columnsLeft++;
          valuesLeft += filled;
        }
      }
    }
    if (columnsLeft > 0) {
      lines.add(
          file
              + ": "
              + valuesLeft
              + " more values were missing and are filled in, in "
              + columnsLeft
              + (columnsLeft == 1 ? " more column" : " more columns of series"));
    }
    return lines;
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
        + " values were missing and are filled in, "
        + when(series, column);
  }

  private static String when(TimeSeries series, int column) {
    int first = 0;
    while (!series.isFilled(first, column)) {
      first++;
    }
    int last = series.length() - 1;
    while (!series.isFilled(last, column)) {
      last--;
    }
    return first == last
        ? "at " + series.time().label(first)
        : "from " + series.time().label(first) + " to " + series.time().label(last);
  }
}
