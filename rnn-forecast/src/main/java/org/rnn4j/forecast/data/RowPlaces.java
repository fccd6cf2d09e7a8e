package org.rnn4j.forecast.data;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.series.Cadence.Kind;
import org.rnn4j.api.series.Frequency;
import org.rnn4j.forecast.data.CsvColumns.Missing;

/** Puts the rows of each series on the grid, and says which one is beside it or where rows lack. */
record RowPlaces(
    CsvFile file,
    CsvColumns columns,
    TimeStamps stamps,
    TimeGrid grid,
    Remedies remedies,
    int lookback,
    AbsentRows absentRows) {

  // More holes than this are not filled: what is left is not the data any more.
  private static final int MOST_STEPS_PER_ROW = 10;

  /** The place of each row of a series, the first at 0. */
  int[] of(SeriesBuffer series) {
    int day = grid.dayOf(series);
    int[] places = new int[series.size()];
    boolean gap = false;
    for (int i = 1; i < places.length; i++) {
      long place = grid.steps(series, 0, i, day);
      if (place <= places[i - 1]) { // as it may be by a clock that is set back
        throw offGrid(series, i);
      }
      long absent = place - places[i - 1] - 1;
      boolean isFarOff = place / MOST_STEPS_PER_ROW > places.length; // would fill memory
      if (isFarOff
          || (absent > 0 && (columns.missing() == Missing.REJECT || (!gap && isDates(series))))) {
        throw gap(series, i, absent, day);
      }
      gap |= absent > 0;
      if (absent > 0) {
        absentRows.add(absent, series, i, stamps);
      }
      places[i] = (int) place;
    }
    return places;
  }

  // Whole numbers that have gaps where months end are dates, and have none as such.
  private boolean isDates(SeriesBuffer series) {
    return datesOf(series).isPresent();
  }

  private Optional<String> datesOf(SeriesBuffer series) {
    return grid.cadence().kind() == Kind.COUNTER && columns.time().isPresent()
        ? IntegerDates.regularPattern(series)
        : Optional.empty();
  }

  private InputException offGrid(SeriesBuffer series, int step) {
    return new InputException(
        file.place(series.row(step), columns.time().orElseThrow()),
        text(series, step)
            + " is not a whole number of steps ("
            + grid.words()
            + ") after the first time stamp "
            + text(series, 0),
        datesOf(series)
            .map(remedies::dates)
            .or(() -> businessPeriod(series).map(remedies::periods))
            .orElseGet(
                () ->
                    looksLikeSerialDays(series)
                        ? remedies.serialDays(remedies.offGrid())
                        : remedies.offGrid()));
  }

  private Optional<Frequency.Unit> businessPeriod(SeriesBuffer series) {
    return grid.frequency().flatMap(frequency -> BusinessDays.period(series));
  }

  private boolean looksLikeSerialDays(SeriesBuffer series) {
    return grid.cadence().kind() == Kind.COUNTER
        && columns.time().isPresent()
        && IntegerDates.areSerialDays(List.of(series));
  }

  private InputException gap(SeriesBuffer series, int step, long absent, int day) {
    long last = grid.steps(series, 0, series.size() - 1, day);
    long all = last + 1 - series.size();
    return new InputException(
        file.place(series.row(step), columns.time().orElseThrow()),
        absent
            + (absent == 1 ? " row is" : " rows are")
            + " missing between "
            + text(series, step - 1)
            + " and "
            + text(series, step)
            + (grid.frequency().isPresent() ? " at a frequency of " : ", in ")
            + grid.words()
            + (all > absent
                ? ", the first gap of " + all + " missing rows (" + gaps(series, day) + ")"
                : ""),
        gapRemedy(series, step));
  }

  private String gaps(SeriesBuffer series, int day) {
    AbsentRows all = new AbsentRows(file, columns.missing());
    for (int i = 1; i < series.size(); i++) {
      long steps = grid.steps(series, i - 1, i, day);
      if (steps > 1) {
        all.add(steps - 1, series, i, stamps);
      }
    }
    return all.words();
  }

  private String gapRemedy(SeriesBuffer series, int step) {
    Optional<String> pattern = datesOf(series);
    if (pattern.isPresent()) {
      return remedies.dates(pattern.get());
    }
    Optional<Frequency.Unit> period = businessPeriod(series);
    if (period.isPresent()) {
      return remedies.periods(period.get());
    }
    if (looksLikeSerialDays(series)) {
      return remedies.serialDays(remedies.gap(holes(series)));
    }
    if (columns.missing() != Missing.REJECT) {
      return "these are too many to fill: " + remedies.offGrid();
    }
    boolean daily = grid.frequency().equals(Optional.of(new Frequency(1, Frequency.Unit.DAY)));
    if (daily && hasNoWeekend(series)) {
      return remedies.workingDays();
    }
    return stamps.isClockChange(series.time(step - 1), series.time(step))
        ? remedies.clockChange(remedies.gap(holes(series)))
        : remedies.gap(holes(series));
  }

  private Holes holes(SeriesBuffer series) {
    int day = grid.dayOf(series);
    int last = series.size() - 1; // the row behind the last gap
    while (last > 0 && grid.steps(series, last - 1, last, day) == 1) {
      last--;
    }
    return series.size() - last < lookback ? Holes.TOO_NEAR_THE_END : Holes.BEFORE_ENOUGH;
  }

  private static boolean hasNoWeekend(SeriesBuffer series) {
    for (int i = 0; i < series.size(); i++) {
      DayOfWeek day = TimeStamps.dateTime(series.local(i)).getDayOfWeek();
      if (day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY) {
        return false;
      }
    }
    return true;
  }

  private String text(SeriesBuffer series, int step) {
    return stamps.text(series.time(step), series.offset(step));
  }
}
