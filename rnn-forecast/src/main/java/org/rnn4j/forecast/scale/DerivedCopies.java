package org.rnn4j.forecast.scale;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.api.series.Cadence;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Frequency;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.api.series.TimeSeries;

/**
 * The derived columns of some series in single precision: one copy for all series whose time stamps
 * are on one grid, since a calendar is the same for all of them.
 */
final class DerivedCopies {

  /**
   * Stamps that are a whole number of steps apart: of some frequency, and the seconds left over.
   */
  private record Grid(Frequency frequency, long phase) {}

  /**
   * Where the stamps of a series are on its grid.
   *
   * @param first steps from the grid's own start
   */
  private record Stretch(Grid grid, long first) {

    /** Empty where steps differ in length by the clock on the wall, as months do. */
    static Optional<Stretch> of(TimeIndex time) {
      Optional<Frequency> frequency = time.frequency().filter(f -> !f.isMonths());
      if (frequency.isEmpty() || time.cadence().kind() != Cadence.Kind.DATES) {
        return Optional.empty();
      }
      long step = frequency.get().estimate().toSeconds();
      long start = time.dateTime(0).orElseThrow().toEpochSecond(ZoneOffset.UTC);
      Grid grid = new Grid(frequency.get(), Math.floorMod(start, step));
      return Optional.of(new Stretch(grid, Math.floorDiv(start, step)));
    }
  }

  /** All stamps of a grid that some series has, from its earliest series on. */
  private static final class Shared {

    private TimeIndex time;
    private long first = Long.MAX_VALUE;
    private long end = Long.MIN_VALUE;
    private long steps; // of all series
    private final Map<Integer, float[]> values = new HashMap<>(); // by column

    void add(TimeSeries series, long from) {
      if (from < first) {
        first = from;
        time = series.time();
      }
      end = Math.max(end, from + series.length());
      steps += series.length();
    }

    /** Whether one copy of the whole grid takes less than one of each series. */
    boolean pays() {
      return end - first <= steps;
    }

    synchronized float[] values(List<Column> columns, int column) {
      return values.computeIfAbsent(
          column, c -> DerivedCopies.values(columns.get(c), time, Math.toIntExact(end - first)));
    }
  }

  private final Map<Grid, Shared> grids = new HashMap<>();

  private DerivedCopies() {}

  /** Those of some series; a column is copied when it is asked for. */
  static DerivedCopies of(List<TimeSeries> series) {
    DerivedCopies copies = new DerivedCopies();
    if (series.stream().anyMatch(one -> one.width() > one.held())) {
      for (TimeSeries one : series) {
        Stretch.of(one.time())
            .ifPresent(
                s -> copies.grids.computeIfAbsent(s.grid(), g -> new Shared()).add(one, s.first()));
      }
    }
    return copies;
  }

  /** A derived column of one of these series. */
  ScaledColumn of(TimeSeries series, int column) {
    Optional<Stretch> stretch = Stretch.of(series.time());
    Optional<Shared> shared = stretch.map(s -> grids.get(s.grid())).filter(Shared::pays);
    return shared.isPresent()
        ? ScaledColumn.copied(
            series,
            column,
            shared.get().values(series.columns(), column),
            Math.toIntExact(stretch.get().first() - shared.get().first))
        : ScaledColumn.copied(
            series,
            column,
            values(series.columns().get(column), series.time(), series.length()),
            0);
  }

  private static float[] values(Column column, TimeIndex time, int steps) {
    float[] values = new float[steps];
    for (int t = 0; t < steps; t++) {
      values[t] = (float) column.derivation().orElseThrow().at(time, t);
    }
    return values;
  }
}
