package org.rnn4j.forecast.data;

import java.util.Collection;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.series.Cadence.Kind;
import org.rnn4j.api.series.Frequency;

/** What the stamps of a zone must have, so that every one of them is a moment without a guess. */
record ZonedHours(
    CsvFile file, CsvColumns columns, TimeStamps stamps, Collection<SeriesBuffer> series) {

  /**
   * Looks at steps of less than a day; of longer ones it does not matter which hour they are of.
   *
   * @throws InputException naming the row that lacks something
   */
  void require(Kind kind, Frequency frequency) {
    requireTimeOfDay(kind, frequency);
    requireBothHours(frequency);
  }

  // A zone is of the time of day, and whether stamps have one, the first of them says.
  private void requireTimeOfDay(Kind kind, Frequency frequency) {
    if (kind == Kind.DATES && columns.zone().isPresent() && !frequency.isCalendarDayOrLonger()) {
      SeriesBuffer first = series.iterator().next();
      throw new InputException(
          file.place(first.row(0), columns.time().orElseThrow()),
          "the first time stamp has no time of day, and later ones have",
          "write it with its time, such as 00:00");
    }
  }

  // Of an hour that the clock shows twice and the file has once, nothing says which one it is.
  private void requireBothHours(Frequency frequency) {
    if (frequency.isCalendarDayOrLonger()) {
      return;
    }
    for (SeriesBuffer one : series) {
      int step = 0;
      while (step < one.size()) {
        int first = step;
        while (step < one.size()
            && stamps.isTwice(one, step)
            && one.offset(step) == one.offset(first)) {
          step++;
        }
        boolean second =
            step > first
                && (first > 0 && stamps.isTwice(one, first - 1)
                    || step < one.size() && stamps.isTwice(one, step));
        if (step > first && !second) {
          throw new InputException(
              file.place(one.row(first), columns.time().orElseThrow()),
              stamps.text(one, first)
                  + " comes twice by the clock of "
                  + stamps.zone().orElseThrow()
                  + ", and the file has it once",
              "write the stamps with their offset from UTC, or give the rows of both hours");
        }
        step = Math.max(step, first + 1);
      }
    }
  }
}
