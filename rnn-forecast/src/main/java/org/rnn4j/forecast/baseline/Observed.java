package org.rnn4j.forecast.baseline;

import org.rnn4j.api.series.History;

/**
 * A column of a history, in which values may be missing.
 *
 * @param column its index
 */
record Observed(History history, int column) {

  /** The known steps, with a value or without. */
  int length() {
    return history.length();
  }

  /** One value; NaN when missing. */
  double value(int step) {
    return history.value(step, column);
  }

  /** The first step that has a value; the number of steps if none has. */
  int first() {
    int step = 0;
    while (step < length() && Double.isNaN(value(step))) {
      step++;
    }
    return step;
  }

  /** The last step that has a value; the number of steps if none has. */
  int last() {
    int step = lastBefore(length());
    return step < 0 ? length() : step;
  }

  private int lastBefore(int end) {
    int step = end - 1;
    while (step >= 0 && Double.isNaN(value(step))) {
      step--;
    }
    return step;
  }

  /** The last value there is; NaN if there is none. */
  double latest() {
    return latestBefore(length());
  }

  /** The last value there is before a step; NaN if there is none. */
  double latestBefore(int end) {
    int step = lastBefore(end);
    return step < 0 ? Double.NaN : value(step);
  }
}
