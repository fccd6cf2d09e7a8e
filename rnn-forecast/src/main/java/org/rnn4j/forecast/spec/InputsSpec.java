package org.rnn4j.forecast.spec;

import java.util.Objects;
import java.util.Optional;
import org.rnn4j.forecast.calendar.CalendarField;
import org.rnn4j.forecast.calendar.Holidays;
import org.rnn4j.forecast.spec.DataSpec.WrittenPath;

/**
 * What a model sees beside the columns of the data.
 *
 * @param lags of each target: how many steps before the step that is forecast, ascending
 * @param calendar fields of the time stamp
 * @param harmonics pairs of a sine and a cosine of a field that turns round
 * @param holidays that are known; empty: none
 * @param position how far along the data a step is
 * @param observed what a network is told of values that are missing
 */
public record InputsSpec(
    AutoOr<Integer> lags,
    AutoOr<CalendarField> calendar,
    int harmonics,
    Optional<HolidaysSpec> holidays,
    Position position,
    AutoOr<Observed> observed) {

  /** Pairs of a sine and a cosine where nobody says how many. */
  static final int HARMONICS = 6;

  /** How a model is told how far along the data a step is. */
  public enum Position {
    /** It is not. */
    NONE,
    /** By a number that grows evenly: 0 where the data begin, 1 at the end of training. */
    LINEAR
  }

  /** What a network is told of a column of which values are missing. */
  public enum Observed {
    /** Whether a value was observed. */
    FLAGS,
    /** How many steps ago the last one was, as a share of the lookback. */
    SINCE
  }

  /**
   * Which holidays, and as which columns.
   *
   * @param path of the file; absolute where it stood in a file
   * @param written how the path was written
   * @param columns one for all, or one for each name
   * @param around days before and after each holiday that have a column of their own
   */
  public record HolidaysSpec(
      String path, WrittenPath written, Holidays.Columns columns, int around) {
    public HolidaysSpec {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(written, "written");
      Objects.requireNonNull(columns, "columns");
    }

    HolidaysSpec at(String other) {
      return new HolidaysSpec(other, written, columns, around);
    }
  }

  public InputsSpec {
    Objects.requireNonNull(lags, "lags");
    Objects.requireNonNull(calendar, "calendar");
    Objects.requireNonNull(holidays, "holidays");
    Objects.requireNonNull(position, "position");
    Objects.requireNonNull(observed, "observed");
  }

  /** The columns of the data alone, and where values are missing which of them were observed. */
  public static InputsSpec none() {
    return new InputsSpec(
        AutoOr.none(),
        AutoOr.none(),
        HARMONICS,
        Optional.empty(),
        Position.NONE,
        new AutoOr.Auto<>());
  }

  /** Whether nothing beside the columns of the data was asked for. */
  public boolean isNone() {
    return equals(none());
  }

  /** With what was chosen where the choice was left open. */
  public InputsSpec with(
      AutoOr<Integer> otherLags, AutoOr<CalendarField> fields, AutoOr<Observed> told) {
    return new InputsSpec(otherLags, fields, harmonics, holidays, position, told);
  }

  InputsSpec withHolidays(Optional<HolidaysSpec> other) {
    return new InputsSpec(lags, calendar, harmonics, other, position, observed);
  }
}
