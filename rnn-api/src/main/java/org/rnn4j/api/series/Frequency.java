package org.rnn4j.api.series;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The distance between neighbouring steps of a series: {@code count} of a calendar unit.
 *
 * @param count at least 1
 * @param unit of the calendar
 */
public record Frequency(int count, Unit unit) {

  /** Calendar units, with the letter of the spec. */
  public enum Unit {
    SECOND("s", ChronoUnit.SECONDS),
    MINUTE("min", ChronoUnit.MINUTES),
    HOUR("h", ChronoUnit.HOURS),
    DAY("d", ChronoUnit.DAYS),
    /** Monday to Friday. */
    BUSINESS_DAY("B", ChronoUnit.DAYS),
    WEEK("w", ChronoUnit.WEEKS),
    MONTH("M", ChronoUnit.MONTHS),
    QUARTER("Q", ChronoUnit.MONTHS),
    YEAR("Y", ChronoUnit.YEARS);

    private final String code;
    private final ChronoUnit chrono;

    Unit(String code, ChronoUnit chrono) {
      this.code = code;
      this.chrono = chrono;
    }
  }

  private static final int BUSINESS_DAYS = 5; // of a week
  private static final int DAYS = 7;

  /** The day of the month of a step that ends each month. */
  public static final int MONTH_END = 31;

  private static final Pattern TEXT = Pattern.compile("(\\d*)([A-Za-z]+)(?:-([A-Z]{3}))?");
  private static final Set<String> WEEKDAYS =
      Set.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");
  private static final Set<String> MONTHS =
      Set.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

  // The spec's own letters and the offset aliases of pandas, old and new.
  private static final Map<String, Unit> CODES =
      Map.ofEntries(
          Map.entry("s", Unit.SECOND),
          Map.entry("S", Unit.SECOND),
          Map.entry("min", Unit.MINUTE),
          Map.entry("T", Unit.MINUTE),
          Map.entry("h", Unit.HOUR),
          Map.entry("H", Unit.HOUR),
          Map.entry("d", Unit.DAY),
          Map.entry("D", Unit.DAY),
          Map.entry("B", Unit.BUSINESS_DAY),
          Map.entry("w", Unit.WEEK),
          Map.entry("W", Unit.WEEK),
          Map.entry("M", Unit.MONTH),
          Map.entry("MS", Unit.MONTH),
          Map.entry("ME", Unit.MONTH),
          Map.entry("Q", Unit.QUARTER),
          Map.entry("QS", Unit.QUARTER),
          Map.entry("QE", Unit.QUARTER),
          Map.entry("Y", Unit.YEAR),
          Map.entry("YS", Unit.YEAR),
          Map.entry("YE", Unit.YEAR),
          Map.entry("A", Unit.YEAR),
          Map.entry("AS", Unit.YEAR));

  public Frequency {
    Objects.requireNonNull(unit, "unit");
    if (count < 1) {
      throw new IllegalArgumentException("a frequency counts at least 1 unit, not " + count);
    }
  }

  /**
   * Reads {@code 15min}, {@code 1h}, {@code 1M}, {@code MS}, {@code W-SUN} and the like; empty if
   * it is none. The anchor of the last one must be a day of the week, and a month after quarters
   * and years; it says where the stamps lie, not how far apart, and is no part of the frequency.
   */
  public static Optional<Frequency> parse(String text) {
    Matcher m = TEXT.matcher(text.strip());
    if (!m.matches() || !CODES.containsKey(m.group(2))) {
      return Optional.empty();
    }
    if (m.group(3) != null && !anchors(CODES.get(m.group(2))).contains(m.group(3))) {
      return Optional.empty();
    }
    try {
      int count = m.group(1).isEmpty() ? 1 : Integer.parseInt(m.group(1));
      return count < 1
          ? Optional.empty()
          : Optional.of(new Frequency(count, CODES.get(m.group(2))));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Set<String> anchors(Unit unit) {
    return switch (unit) {
      case WEEK -> WEEKDAYS;
      case QUARTER, YEAR -> MONTHS;
      case SECOND, MINUTE, HOUR, DAY, BUSINESS_DAY, MONTH -> Set.of();
    };
  }

  /**
   * The usual number of steps in a season: 12 for months, 7 for days, 5 for business days, 24 for
   * hours; 1 when unclear.
   */
  public int defaultSeason() {
    return switch (unit) {
      case SECOND -> divide(60);
      case MINUTE -> divide(24 * 60);
      case HOUR -> divide(24);
      case DAY -> divide(7);
      case BUSINESS_DAY -> divide(BUSINESS_DAYS);
      case WEEK -> divide(52);
      case MONTH -> divide(12);
      case QUARTER -> divide(4);
      case YEAR -> 1;
    };
  }

  private int divide(int unitsInSeason) {
    return unitsInSeason % count == 0 ? unitsInSeason / count : 1;
  }

  /**
   * The time stamp {@code steps} after {@code start}; month ends stay month ends. Where more is
   * known than one stamp, {@link #plus(LocalDateTime, long, int)} takes the day of the month.
   */
  public LocalDateTime plus(LocalDateTime start, long steps) {
    boolean fromMonthEnd = start.getDayOfMonth() == YearMonth.from(start).lengthOfMonth();
    return plus(start, steps, fromMonthEnd ? MONTH_END : start.getDayOfMonth());
  }

  /**
   * The time stamp {@code steps} after {@code start}.
   *
   * @param dayOfMonth that steps of whole months fall on, 1 to {@link #MONTH_END}; a month that is
   *     too short for it has its last day there. Does not matter to shorter steps.
   * @throws IllegalArgumentException if steps are business days and the start is none
   */
  public LocalDateTime plus(LocalDateTime start, long steps, int dayOfMonth) {
    if (unit == Unit.BUSINESS_DAY) {
      return plusBusinessDays(start, Math.multiplyExact(steps, unitsOfStep()));
    }
    LocalDateTime moved = start.plus(Math.multiplyExact(steps, unitsOfStep()), unit.chrono);
    return isMonths()
        ? moved.withDayOfMonth(Math.min(dayOfMonth, YearMonth.from(moved).lengthOfMonth()))
        : moved;
  }

  private static LocalDateTime plusBusinessDays(LocalDateTime start, long days) {
    if (!isBusinessDay(start)) {
      throw new IllegalArgumentException(start + " is no business day, Monday to Friday");
    }
    int weekday = start.getDayOfWeek().getValue() - 1; // Monday is 0
    long later = weekday + days;
    long weeks = Math.floorDiv(later, BUSINESS_DAYS);
    return start.plusDays(DAYS * weeks + Math.floorMod(later, BUSINESS_DAYS) - weekday);
  }

  /** Whether a time is on a day from Monday to Friday, be it a holiday or not. */
  public static boolean isBusinessDay(LocalDateTime time) {
    return time.getDayOfWeek().getValue() <= BUSINESS_DAYS;
  }

  private long unitsOfStep() {
    return unit == Unit.QUARTER ? 3L * count : count;
  }

  /** Whether a step is a number of whole months, which differ in length. */
  public boolean isMonths() {
    return unit.ordinal() >= Unit.MONTH.ordinal();
  }

  /** About how long one step is; for comparing and for inferring only. */
  public Duration estimate() {
    Duration units = unit.chrono.getDuration().multipliedBy(unitsOfStep());
    return unit == Unit.BUSINESS_DAY ? units.multipliedBy(DAYS).dividedBy(BUSINESS_DAYS) : units;
  }

  /** Whether a step is a day or longer, so that time stamps need no time of day. */
  public boolean isCalendarDayOrLonger() {
    return unit.ordinal() >= Unit.DAY.ordinal();
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%d%s", count, unit.code);
  }
}
