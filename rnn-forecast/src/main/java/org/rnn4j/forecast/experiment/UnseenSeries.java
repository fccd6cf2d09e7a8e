package org.rnn4j.forecast.experiment;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Column.Role;
import org.rnn4j.api.series.TimeSeries;

/**
 * A series of a file as it is measured by a model that was trained before: with what the run knew
 * of it before the file begins, where the file goes on from there.
 *
 * @param series whole
 * @param trained steps that belong to the training part of the run
 * @param known steps that the run has seen, or that come before the file: they are history alone
 */
record UnseenSeries(TimeSeries series, int trained, int known) {

  /**
   * Of a series that the run does not have; what a model looks back on at first is the only history
   * there is.
   */
  static UnseenSeries alone(TimeSeries fresh, int lookback) {
    int history = Math.min(lookback, fresh.length());
    return new UnseenSeries(fresh, history, history);
  }

  /**
   * Of a series that the run has.
   *
   * @param before as the run has it
   * @param trained steps of its training part
   * @param seen its steps that the model was trained or chosen on
   * @param fresh what the file has of it
   * @param lookback steps a model sees
   * @throws InputException if the file begins before the run's data, or on another calendar
   */
  static UnseenSeries of(TimeSeries before, int trained, int seen, TimeSeries fresh, int lookback) {
    OptionalInt offset = offset(before, fresh);
    if (offset.isPresent()) {
      int from = offset.getAsInt();
      return new UnseenSeries(joined(before, from, fresh), trained, Math.max(seen, from));
    }
    if (!beginsBehind(fresh, before)) {
      throw new InputException(
          "series " + Quoted.of(fresh.id()),
          "it begins at "
              + fresh.time().label(0)
              + ", which is no time stamp of the run's data, "
              + before.time().label(0)
              + " to "
              + before.time().label(before.length() - 1L),
          "give a file that begins within these data, or behind their end");
    }
    return alone(fresh, lookback); // rows are missing in between: what was before is too far away
  }

  /** The step of the run's series that the file begins with; its end where it goes on from it. */
  private static OptionalInt offset(TimeSeries before, TimeSeries fresh) {
    String first = fresh.time().label(0);
    for (int step = 0; step <= before.length(); step++) {
      if (before.time().label(step).equals(first)) {
        return OptionalInt.of(step);
      }
    }
    return OptionalInt.empty();
  }

  private static boolean beginsBehind(TimeSeries fresh, TimeSeries before) {
    long end = before.length() - 1L;
    Optional<LocalDateTime> last = before.time().dateTime(end);
    Optional<LocalDateTime> first = fresh.time().dateTime(0);
    if (last.isPresent() != first.isPresent()) {
      return false;
    }
    return first.isPresent()
        ? first.get().isAfter(last.get())
        : Long.parseLong(fresh.time().label(0)) > Long.parseLong(before.time().label(end));
  }

  /** The run's steps before {@code from}, then those of the file. */
  private static TimeSeries joined(TimeSeries before, int from, TimeSeries fresh) {
    List<Column> columns = fresh.columns();
    double[][] values = new double[fresh.held()][from + fresh.length()];
    List<BitSet> filled = new ArrayList<>();
    for (int c = 0; c < values.length; c++) {
      BitSet steps = new BitSet();
      for (int t = 0; t < values[c].length; t++) {
        TimeSeries of = t < from ? before : fresh;
        int step = t < from ? t : t - from;
        values[c][t] = of.value(step, c);
        steps.set(t, of.isFilled(step, c));
      }
      filled.add(steps);
    }
    TimeSeries joined =
        TimeSeries.owning(before.id(), before.time(), columns, values).withFilled(filled);
    double[] statics =
        IntStream.range(0, columns.size())
            .filter(c -> columns.get(c).role() == Role.STATIC)
            .mapToDouble(fresh::staticValue)
            .toArray();
    return joined.withStatics(statics);
  }
}
