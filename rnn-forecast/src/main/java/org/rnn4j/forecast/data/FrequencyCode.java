package org.rnn4j.forecast.data;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.series.Frequency;

/**
 * A code of {@code data.frequency}: how far apart the stamps are, and, where it is one of pandas
 * that says so, which days they are. The letters w, M, Q and Y alone say nothing of the days.
 *
 * @param code as it was given
 * @param frequency its distance
 * @param letters the code without count and anchor
 * @param anchor a weekday or a month; empty where there is none
 */
record FrequencyCode(String code, Frequency frequency, String letters, String anchor) {

  private static final Pattern TEXT = Pattern.compile("(\\d*)([A-Za-z]+)(?:-(.*))?");
  private static final List<String> WEEKDAYS =
      List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");
  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final String BUSINESS = "which days count is not said";
  private static final String BELOW_A_SECOND = "steps shorter than a second are not read";
  private static final String HALF_MONTHS = "half months differ in length";
  private static final String BUSINESS_MONTHS =
      "business days that begin or end a month, a quarter or a year are not a regular step";
  private static final String BUSINESS_REMEDY =
      "write B for Monday to Friday, or leave data.time and data.frequency out to count the rows";

  // Codes of pandas that are none here, and why.
  private static final Map<String, String> UNREAD =
      Map.ofEntries(
          Map.entry("C", BUSINESS),
          Map.entry("BM", BUSINESS_MONTHS),
          Map.entry("BME", BUSINESS_MONTHS),
          Map.entry("BMS", BUSINESS_MONTHS),
          Map.entry("CBME", BUSINESS_MONTHS),
          Map.entry("CBMS", BUSINESS_MONTHS),
          Map.entry("BQ", BUSINESS_MONTHS),
          Map.entry("BQE", BUSINESS_MONTHS),
          Map.entry("BQS", BUSINESS_MONTHS),
          Map.entry("BA", BUSINESS_MONTHS),
          Map.entry("BAS", BUSINESS_MONTHS),
          Map.entry("BY", BUSINESS_MONTHS),
          Map.entry("BYE", BUSINESS_MONTHS),
          Map.entry("BYS", BUSINESS_MONTHS),
          Map.entry("bh", "business hours are not a regular step: days have gaps"),
          Map.entry("BH", "business hours are not a regular step: days have gaps"),
          Map.entry("cbh", "business hours are not a regular step: days have gaps"),
          Map.entry("SM", HALF_MONTHS),
          Map.entry("SME", HALF_MONTHS),
          Map.entry("SMS", HALF_MONTHS),
          Map.entry("ms", BELOW_A_SECOND),
          Map.entry("L", BELOW_A_SECOND),
          Map.entry("us", BELOW_A_SECOND),
          Map.entry("U", BELOW_A_SECOND),
          Map.entry("ns", BELOW_A_SECOND),
          Map.entry("N", BELOW_A_SECOND),
          Map.entry("m", "it may be minutes (min) or months (M)"));

  /**
   * Reads a code.
   *
   * @param place of it, for messages
   * @throws InputException if it is none, with what it lacks
   */
  static FrequencyCode of(String code, Place place) {
    Matcher parts = TEXT.matcher(code.strip());
    Optional<Frequency> frequency = Frequency.parse(code);
    if (frequency.isPresent() && parts.matches()) {
      String anchor = parts.group(3) == null ? "" : parts.group(3);
      return new FrequencyCode(code.strip(), frequency.get(), parts.group(2), anchor);
    }
    String letters = parts.matches() ? parts.group(2) : "";
    if (UNREAD.containsKey(letters)) {
      String reason = UNREAD.get(letters);
      throw new InputException(
          place,
          Quoted.of(code) + " is not a frequency: " + reason,
          reason.equals(BUSINESS)
              ? BUSINESS_REMEDY
              : reason.equals(BUSINESS_MONTHS)
                  ? Remedies.SPEC.periods(period(letters))
                  : "expected " + expected());
    }
    boolean anchored = !letters.isEmpty() && parts.group(3) != null;
    boolean known = anchored && Frequency.parse(parts.group(1) + letters).isPresent();
    throw new InputException(
        place,
        Quoted.of(code) + " is not a frequency",
        known
            ? Quoted.of(parts.group(3))
                + " is no anchor of "
                + letters
                + ": weeks have MON to SUN (W-SUN), quarters and years JAN to DEC (QS-OCT, YE-DEC)"
            : "expected " + expected());
  }

  private static Frequency.Unit period(String letters) {
    return letters.contains("M")
        ? Frequency.Unit.MONTH
        : letters.contains("Q") ? Frequency.Unit.QUARTER : Frequency.Unit.YEAR;
  }

  private static String expected() {
    return "a number and a unit: 15min, 1h, 1d, 1w, 1M, 1Q, 1Y, or a code of pandas such as MS,"
        + " QE-DEC, W-SUN, B";
  }

  /**
   * What a stamp is not that the code says it is, such as "a Sunday"; empty if it is all of it.
   *
   * @param precision of the stamps: what they do not name is not looked at
   */
  Optional<String> contradictedBy(LocalDateTime stamp, Precision precision) {
    if (frequency.unit() == Frequency.Unit.BUSINESS_DAY) {
      return Frequency.isBusinessDay(stamp) ? Optional.empty() : Optional.of("a business day");
    }
    int weekday = WEEKDAYS.indexOf(anchor);
    if (weekday >= 0) {
      boolean right = stamp.getDayOfWeek().getValue() == weekday + 1;
      return right || precision != Precision.DAY
          ? Optional.empty()
          : Optional.of("a " + name(DayOfWeek.of(weekday + 1)));
    }
    int month = MONTHS.indexOf(anchor) + 1;
    int cycle = frequency.unit() == Frequency.Unit.QUARTER ? 3 : 12;
    boolean namesMonth = precision == Precision.DAY || precision == Precision.MONTH;
    if (month > 0 && namesMonth && (stamp.getMonthValue() - month) % cycle != 0) {
      return Optional.of("in " + (cycle == 3 ? quarterly(month) : anchor));
    }
    return precision == Precision.DAY ? contradictedDay(stamp) : Optional.empty();
  }

  private static String quarterly(int month) {
    int first = (month - 1) % 3;
    return String.join(", ", MONTHS.get(first), MONTHS.get(first + 3), MONTHS.get(first + 6))
        + " or "
        + MONTHS.get(first + 9);
  }

  private Optional<String> contradictedDay(LocalDateTime stamp) {
    if (letters.length() > 1 && letters.endsWith("S") && frequency.isMonths()) {
      return stamp.getDayOfMonth() == 1
          ? Optional.empty()
          : Optional.of("the first day of a month");
    }
    boolean end = (letters.length() > 1 && letters.endsWith("E")) || !anchor.isEmpty();
    boolean isEnd = stamp.getDayOfMonth() == YearMonth.from(stamp).lengthOfMonth();
    return !frequency.isMonths() || !end || isEnd
        ? Optional.empty()
        : Optional.of("the last day of a month");
  }

  private static String name(DayOfWeek day) {
    return day.name().charAt(0) + day.name().substring(1).toLowerCase(Locale.ROOT);
  }
}
