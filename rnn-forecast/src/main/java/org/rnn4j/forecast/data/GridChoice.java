package org.rnn4j.forecast.data;

import java.time.zone.ZoneRules;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.DataSource.Remembered;
import org.rnn4j.api.series.Cadence;
import org.rnn4j.api.series.Cadence.Kind;
import org.rnn4j.api.series.DataReport;
import org.rnn4j.api.series.Frequency;
import org.rnn4j.api.series.UtcOffsets.Clock;
import org.rnn4j.forecast.spec.SpecPlaces;

/**
 * Decides on which regular time the stamps of a file lie: as a trained model remembers it, as
 * {@code data.frequency} says, or as the stamps themselves suggest. Says what was taken.
 */
final class GridChoice {

  private static final int MOST_CLOCK_CHANGE = 2 * 60 * 60;

  // The log of the source, whose part this is.
  private final CsvFile file;
  private final CsvColumns columns;
  private final TimeStamps stamps;
  private final Collection<SeriesBuffer> series;
  private final Optional<Remembered> remembered;
  private final Remedies remedies;

  GridChoice(
      CsvFile file,
      CsvColumns columns,
      TimeStamps stamps,
      Collection<SeriesBuffer> series,
      Optional<Remembered> remembered) {
    this.file = file;
    this.columns = columns;
    this.stamps = stamps;
    this.series = series;
    this.remembered = remembered;
    this.remedies = remembered.isPresent() ? Remedies.FORECAST : Remedies.SPEC;
  }

  /** The grid of dates by their common distance, without anything else being known of them. */
  static Optional<TimeGrid> ofDates(Collection<SeriesBuffer> series) {
    return Distances.ofDates(series, Clock.LOCAL)
        .map(
            frequency ->
                grid(
                    Kind.DATES,
                    frequency,
                    OptionalInt.empty(),
                    Clock.LOCAL,
                    "",
                    List.of(),
                    series));
  }

  private static TimeGrid grid(
      Kind kind,
      Frequency frequency,
      OptionalInt knownDay,
      Clock clock,
      String form,
      List<ZoneRules> places,
      Collection<SeriesBuffer> series) {
    OptionalInt day =
        !frequency.isMonths()
            ? OptionalInt.empty()
            : knownDay.isPresent() ? knownDay : OptionalInt.of(MonthDays.of(series).day());
    return new TimeGrid(
        new Cadence(kind, Optional.of(frequency), 1, day),
        frequency.isMonths() ? Clock.LOCAL : clock,
        form,
        places);
  }

  /**
   * The grid.
   *
   * @param problems takes what is unusual
   * @throws InputException if there is none, or the stamps contradict what is known of them
   */
  TimeGrid choose(RowProblems problems) {
    Optional<Cadence> known = remembered.flatMap(Remembered::cadence);
    takeForEpoch(known, problems);
    Kind kind = columns.time().isPresent() ? stamps.kind().orElseThrow() : Kind.COUNTER;
    known.ifPresent(cadence -> requireKind(kind, cadence.kind()));
    if (kind == Kind.COUNTER) {
      requireNoFrequency();
      requireNoZone();
      return columns.time().isEmpty() ? TimeGrid.ofIntegers(1) : counter(known, problems);
    }
    if (stamps.pattern().map(TimePattern::guessesCentury).orElse(false)) {
      problems.find(
          DataReport.Kind.UNUSUAL,
          1,
          file.path()
              + ": years of two digits are taken as 2000 to 2099; the first time stamp is "
              + text(series.iterator().next(), 0)
              + "; if that is not the year, write the years with four digits");
    }
    return dates(kind, known, problems);
  }

  // As a counter, seconds since 1970 would have no season, and no calendar to be seen by.
  private void takeForEpoch(Optional<Cadence> known, RowProblems problems) {
    boolean integers =
        columns.time().isPresent() && stamps.kind().equals(Optional.of(Kind.COUNTER));
    if (!integers) {
      return;
    }
    if (known.isEmpty()) {
      requireNoDates();
    }
    boolean mayBe = known.map(Cadence::kind).orElse(Kind.OFFSET_DATES) == Kind.OFFSET_DATES;
    Optional<EpochUnit> unit =
        !mayBe
            ? Optional.empty()
            : known.isPresent() ? EpochUnit.ofSize(series) : EpochUnit.inferred(series);
    if (unit.isPresent()) {
      stamps.takeForEpoch(unit.get(), series);
      SeriesBuffer first = series.iterator().next();
      problems.find(
          DataReport.Kind.INFERRED,
          1,
          file.path()
              + ": the time stamps are whole numbers, taken as "
              + unit.get().words()
              + ": the first one is "
              + text(first, 0)
              + remedies.ofSpec("; time-format says so, or leave data.time out to count the rows"));
    }
  }

  private void requireNoZone() {
    if (columns.zone().isPresent()) {
      throw new InputException(
          SpecPlaces.DATA.key(CsvColumns.ZONE),
          columns.time().isPresent()
              ? "the time stamps are integers, which are of no zone"
              : "there is no column of time stamps",
          columns.time().isPresent()
              ? "say in data.time-format how they are written, such as epoch-seconds, or leave it"
                  + " out"
              : "leave it out");
    }
  }

  private void requireKind(Kind kind, Kind known) {
    if (kind != known) {
      throw new InputException(
          file.path().toString(),
          "its time stamps are " + kind.words(),
          "the model was trained on " + known.words());
    }
  }

  private void requireNoFrequency() {
    if (columns.frequency().isPresent() && remedies == Remedies.FORECAST) {
      requireKind(Kind.COUNTER, Kind.DATES); // a model of before kinds were remembered
    }
    if (columns.frequency().isPresent()) {
      throw new InputException(
          SpecPlaces.DATA.key(CsvColumns.FREQUENCY),
          columns.time().isPresent()
              ? "the time stamps are integers"
              : "there is no column of time stamps",
          columns.time().isPresent()
              ? "if they are dates, give their pattern in data.time-format, such as yyyy;"
                  + " otherwise leave it out and say how long a season is in data.season"
              : "leave it out and say how long a season is in data.season");
    }
  }

  private void requireNoDates() {
    Optional<String> pattern = IntegerDates.pattern(series);
    if (pattern.isPresent()) {
      SeriesBuffer first = series.iterator().next();
      int last = first.size() - 1;
      throw new InputException(
          file.place(first.row(0), columns.time().orElseThrow()),
          "the time stamps look like dates: "
              + text(first, 0)
              + (last > 0 ? " to " + text(first, last) : ""),
          remedies.dates(pattern.get()));
    }
  }

  private TimeGrid counter(Optional<Cadence> known, RowProblems problems) {
    long common = Distances.ofIntegers(series).orElse(known.map(Cadence::stride).orElse(1L));
    long stride = known.map(Cadence::stride).orElse(common);
    TimeGrid grid = TimeGrid.ofIntegers(stride);
    if (common != stride) {
      requireSameDistance(grid, "steps of " + common);
    }
    if (known.isEmpty()) {
      problems.find(
          DataReport.Kind.INFERRED,
          1,
          file.path()
              + ": the time stamps are whole numbers, taken as a counter in steps of "
              + stride
              + IntegerDates.unit(series)
                  .map(
                      unit ->
                          "; if they are "
                              + unit
                              + " since 1970, set time-format: epoch-"
                              + unit
                              + " to have a frequency")
                  .or(this::serialDays)
                  .orElse(""));
    }
    return grid;
  }

  private Optional<String> serialDays() {
    return columns.time().isPresent() && IntegerDates.areSerialDays(series)
        ? Optional.of(
            "; if they are days as a spreadsheet numbers them (44197 is 2021-01-01), write dates to"
                + " have a frequency")
        : Optional.empty();
  }

  private TimeGrid dates(Kind kind, Optional<Cadence> known, RowProblems problems) {
    Optional<FrequencyCode> given =
        columns
            .frequency()
            .map(code -> FrequencyCode.of(code, SpecPlaces.DATA.key(CsvColumns.FREQUENCY)));
    Optional<Frequency> said =
        known.flatMap(Cadence::frequency).or(() -> given.map(FrequencyCode::frequency));
    Clock clock = kind == Kind.OFFSET_DATES ? clock(said) : Clock.LOCAL;
    Optional<Frequency> inferred = Distances.ofDates(series, clock);
    Frequency frequency = said.isPresent() ? said.get() : inferred.orElseThrow(this::noFrequency);
    TimeGrid grid =
        grid(
            kind,
            frequency,
            known.map(Cadence::dayOfMonth).orElse(OptionalInt.empty()),
            clock,
            stamps.form(),
            stamps.zone().map(ZoneClock::rules).map(List::of).orElse(List.of()),
            series);
    new ZonedHours(file, columns, stamps, series).require(kind, frequency);
    given.ifPresent(this::requireAnchor);
    if (known.isPresent()) {
      inferred
          .filter(own -> !own.equals(frequency))
          .ifPresent(own -> requireSameDistance(grid, own.toString()));
    } else if (given.isEmpty()) {
      problems.find(
          DataReport.Kind.INFERRED,
          1,
          file.path() + ": frequency " + grid.words() + ", inferred from the time stamps");
    }
    return grid;
  }

  private InputException noFrequency() {
    return new InputException(
        file.path().toString(),
        "the frequency cannot be inferred from "
            + (series.stream().allMatch(s -> s.size() == 1)
                ? "one time stamp"
                : "time stamps so far apart"),
        remedies.frequency());
  }

  /**
   * The clock that stamps with offsets are regular by. Where the offset does not change, one is as
   * good as the other. Where it does, it is the one that all stamps are regular by; for days and
   * longer steps the clock on the wall is tried first, for hours and shorter ones absolute time.
   */
  private Clock clock(Optional<Frequency> said) {
    if (stamps.zone().isPresent()) {
      return clockOfZone(said);
    }
    if (series.stream().noneMatch(GridChoice::changesOffset)) {
      return Clock.LOCAL;
    }
    boolean daysByTheWall =
        fits(said, Clock.LOCAL)
            .filter(grid -> grid.frequency().orElseThrow().isCalendarDayOrLonger())
            .isPresent();
    if (!daysByTheWall && fits(said, Clock.ABSOLUTE).isPresent()) {
      return Clock.ABSOLUTE;
    }
    series.forEach(this::requireOneClock);
    return Clock.LOCAL;
  }

  // The clock will change behind the end of the file, if it does not within it.
  private Clock clockOfZone(Optional<Frequency> said) {
    boolean days =
        said.or(() -> Distances.ofDates(series, Clock.LOCAL))
            .map(Frequency::isCalendarDayOrLonger)
            .orElse(false);
    boolean onTheWall = fits(said, Clock.ABSOLUTE).isEmpty() && fits(said, Clock.LOCAL).isPresent();
    return days || onTheWall ? Clock.LOCAL : Clock.ABSOLUTE;
  }

  /** The grid by a clock; empty if a stamp is not on it. */
  private Optional<TimeGrid> fits(Optional<Frequency> said, Clock clock) {
    return said.or(() -> Distances.ofDates(series, clock))
        .map(f -> grid(Kind.OFFSET_DATES, f, OptionalInt.empty(), clock, "", List.of(), series))
        .filter(grid -> grid.clock() == clock)
        .filter(grid -> series.stream().allMatch(one -> isOn(grid, one)));
  }

  private static boolean changesOffset(SeriesBuffer one) {
    for (int i = 1; i < one.size(); i++) {
      if (one.offset(i) != one.offset(0)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOn(TimeGrid grid, SeriesBuffer one) {
    int day = grid.dayOf(one);
    long before = 0;
    for (int i = 1; i < one.size(); i++) {
      long place = grid.steps(one, 0, i, day);
      if (place <= before) { // a clock that is set back may go back in its time
        return false;
      }
      before = place;
    }
    return true;
  }

  // No place has ever moved its clock by more than two hours, but where the date itself was moved.
  private void requireOneClock(SeriesBuffer one) {
    for (int i = 1; i < one.size(); i++) {
      int change = Math.abs(one.offset(i) - one.offset(i - 1));
      if (change > MOST_CLOCK_CHANGE) {
        throw new InputException(
            file.place(one.row(i), columns.time().orElseThrow()),
            "the offset changes as no clock does, from " + text(one, i - 1) + " to " + text(one, i),
            "write all time stamps by the clock of one place, or all in UTC (Z)");
      }
    }
  }

  // Where no two neighbours are one step apart, the file is not one with gaps, but another one.
  private void requireSameDistance(TimeGrid grid, String own) {
    for (SeriesBuffer one : series) {
      int day = grid.dayOf(one);
      for (int i = 1; i < one.size(); i++) {
        if (grid.steps(one, i - 1, i, day) == 1) {
          return;
        }
      }
    }
    SeriesBuffer longest = series.stream().filter(s -> s.size() > 1).findFirst().orElseThrow();
    throw new InputException(
        file.place(longest.row(1), columns.time().orElseThrow()),
        "the time stamps are " + own + " apart: " + text(longest, 0) + ", " + text(longest, 1),
        "the model was trained on " + grid.words());
  }

  private void requireAnchor(FrequencyCode code) {
    for (SeriesBuffer one : series) {
      for (int i = 0; i < one.size(); i++) {
        Optional<String> not =
            code.contradictedBy(TimeStamps.dateTime(one.local(i)), stamps.precision());
        if (not.isPresent()) {
          throw new InputException(
              file.place(one.row(i), columns.time().orElseThrow()),
              text(one, i) + " is not " + not.get() + ", as " + remedies.anchored() + code.code(),
              remedies.anchor(code.frequency()));
        }
      }
    }
  }

  private String text(SeriesBuffer one, int step) {
    return stamps.text(one.time(step), one.offset(step));
  }
}
