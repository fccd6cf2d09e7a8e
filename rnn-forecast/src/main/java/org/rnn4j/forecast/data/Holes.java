package org.rnn4j.forecast.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Where values or rows are missing that a trained model needs: what is left without them. */
enum Holes {
  /** After the last one come as many rows as the model looks back. */
  BEFORE_ENOUGH,
  /** The last row alone has one, and those before it are enough. */
  AT_THE_END,
  /** The last rows alone have them, and those before them are enough. */
  ROWS_AT_THE_END,
  /** After the last one come fewer rows than the model looks back. */
  TOO_NEAR_THE_END;

  /** Where values are missing in some series; of several series the worst. */
  static Holes ofValues(Collection<SeriesBuffer> series, int columns, int lookback) {
    return series.stream()
        .map(one -> ofValues(one, columns, lookback))
        .max(Comparator.naturalOrder())
        .orElse(BEFORE_ENOUGH);
  }

  private static Holes ofValues(SeriesBuffer series, int columns, int lookback) {
    int size = series.observed();
    int first = 0; // the first row with one
    while (first < size && !isHole(series, first, columns)) {
      first++;
    }
    int last = size; // behind the last row with one
    while (last > first && !isHole(series, last - 1, columns)) {
      last--;
    }
    boolean toTheEnd =
        last == size
            && first < size
            && IntStream.range(first, size).allMatch(step -> isHole(series, step, columns));
    if (toTheEnd && first >= lookback) {
      return size - first == 1 ? AT_THE_END : ROWS_AT_THE_END;
    }
    return first == size || size - last >= lookback ? BEFORE_ENOUGH : TOO_NEAR_THE_END;
  }

  private static boolean isHole(SeriesBuffer series, int step, int columns) {
    return IntStream.range(0, columns).anyMatch(c -> Double.isNaN(series.value(step, c)));
  }
}
