package org.rnn4j.forecast.calendar;

import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Derivation;
import org.rnn4j.api.series.TimeIndex;

/**
 * The values of all derived columns of a dataset at a step, computed once for each time stamp:
 * thousands of series have the same ones. Safe for use by several threads.
 */
public final class DerivedRows {

  // Of stamps: enough for centuries of days, little beside what the series take.
  private static final int MOST_KEPT = 200_000;
  private static final int MOST_NUMBERS = 20_000_000;

  private final List<Derivation> derivations;
  private final ConcurrentHashMap<LocalDateTime, double[]> known = new ConcurrentHashMap<>();
  private final int mostKept;

  /**
   * Of some columns.
   *
   * @param columns of a dataset; those that are derived count
   */
  public DerivedRows(List<Column> columns) {
    this.derivations = columns.stream().flatMap(c -> c.derivation().stream()).toList();
    this.mostKept = Math.min(MOST_KEPT, MOST_NUMBERS / Math.max(1, derivations.size()));
  }

  /** How many columns there are. */
  public int width() {
    return derivations.size();
  }

  /**
   * The values at a step, in the order of the columns.
   *
   * @param step may lie past the end of a series
   * @return not to be changed
   */
  public double[] at(TimeIndex time, long step) {
    if (width() == 0 || !isByStampAlone(time)) {
      return computed(time, step);
    }
    LocalDateTime stamp = time.dateTime(step).orElseThrow();
    double[] row = known.get(stamp);
    if (row == null) {
      row = computed(time, step);
      if (known.size() < mostKept) {
        known.put(stamp, row);
      }
    }
    return row;
  }

  // Of a longer step it matters when the next one is; and numbers are quickly computed.
  private static boolean isByStampAlone(TimeIndex time) {
    return time.frequency().filter(Holidays::hasDays).isPresent();
  }

  private double[] computed(TimeIndex time, long step) {
    double[] row = new double[derivations.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = derivations.get(i).at(time, step);
    }
    return row;
  }
}
