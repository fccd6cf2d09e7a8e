package org.rnn4j.forecast.data;

import java.util.Optional;
import org.rnn4j.forecast.spec.SpecPlaces;

/**
 * What a spec says of the time stamps of a file.
 *
 * @param pattern they are written in; empty where none is given
 * @param epoch what they count, where they count from 1970 on
 * @param columns that a stamp stands in; several are read with blanks between
 * @param zone whose clock they are of
 */
record StampForm(
    Optional<TimePattern> pattern,
    Optional<EpochUnit> epoch,
    int columns,
    Optional<ZoneClock> zone) {

  /** Nothing is said. */
  static StampForm none() {
    return ofPattern(Optional.empty());
  }

  /** A pattern alone. */
  static StampForm ofPattern(Optional<TimePattern> pattern) {
    return new StampForm(pattern, Optional.empty(), 1, Optional.empty());
  }

  /** What the options of a source say. */
  static StampForm of(CsvColumns columns) {
    Optional<EpochUnit> epoch = columns.timeFormat().flatMap(EpochUnit::named);
    return new StampForm(
        columns
            .timeFormat()
            .filter(format -> epoch.isEmpty())
            .map(format -> TimePattern.of(format, SpecPlaces.DATA.key(CsvColumns.TIME_FORMAT))),
        epoch,
        columns.times().size(),
        columns.zone().map(name -> ZoneClock.of(name, SpecPlaces.DATA.key(CsvColumns.ZONE))));
  }
}
