package org.rnn4j.forecast.data;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rnn4j.api.series.Cadence.Kind;

/**
 * Reads the time stamps of a column as whole numbers: seconds since 1970 for dates (of UTC where
 * they have an offset, otherwise of the clock on the wall), the number itself for integers. The
 * first stamp decides which kind the column holds.
 */
final class TimeStamps {

  /** What is read from a text that is no time stamp. */
  static final long NONE = Long.MIN_VALUE;

  static final String FRACTION = "has a fraction of a second, and only whole seconds are read";
  static final String NO_STAMP = "is not a time stamp";
  static final String NO_SUCH = "names a day or a time that there is not";

  private static final String OTHER_KIND = "is not of the column's kind: the stamps before it are ";

  private static final int LONGEST_INTEGER = 18;
  private static final long LONGEST_CHANGE = 2 * 60 * 60; // with the step that it falls into
  private static final int LATEST_HOUR_OF_CHANGE = 4;
  private static final long LARGEST_PLAIN_NUMBER = 99_999; // larger ones may be dates
  private static final int MOST_REMEMBERED = 1 << 14;
  private static final String DATE_FORM = "uuuu-MM-dd";
  private static final String TIME_FORM = "HH:mm:ss";
  private static final String EPOCH_FORM = DATE_FORM + "'T'" + TIME_FORM + "XXX";
  private static final Pattern SHAPE =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d([T ]\\d\\d:\\d\\d(:\\d\\d)?)?|\\d{4}-\\d\\d");
  private static final Pattern PERIOD_SHAPE = Pattern.compile("\\d{4}[- ]?(Q\\d|W\\d\\d(-?\\d)?)");
  private static final Pattern END_OF_DAY = Pattern.compile("[T ]24:00(:00)?");
  private static final Pattern OFFSET_SHAPE = Pattern.compile("(Z|[+-]\\d\\d(:?\\d\\d)?)$");
  private static final Pattern FRACTION_SHAPE = Pattern.compile("(:\\d\\d)[.,](\\d+)");

  private final Optional<TimePattern> pattern;
  private final Optional<EpochUnit> epoch;
  private final Optional<ZoneClock> zone;
  private final int columns;
  private Optional<OtherPatterns> others; // that may be meant; empty where none was looked for
  private final IsoStamps iso = new IsoStamps();
  private final Map<String, Optional<Stamp>> seen = new HashMap<>(); // by the pattern, lately
  private Optional<Kind> kind = Optional.empty();
  private int offset;
  private Precision precision = Precision.DAY;
  private String form = DATE_FORM; // of the first stamp

  /**
   * A reader.
   *
   * @param said of the stamps; without a pattern, ISO dates and integers are understood
   */
  TimeStamps(StampForm said) {
    this.pattern = said.pattern();
    this.epoch = said.epoch();
    this.zone = said.zone();
    this.columns = said.columns();
    this.others = pattern.map(OtherPatterns::ordersOf);
  }

  /** What the column holds; empty before the first stamp. */
  Optional<Kind> kind() {
    return isZoned() ? Optional.of(Kind.OFFSET_DATES) : kind;
  }

  /** Whether the distance from UTC follows from the zone: stamps have a time of day, and none. */
  private boolean isZoned() {
    return zone.isPresent() && kind.equals(Optional.of(Kind.DATES)) && form.endsWith(TIME_FORM);
  }

  /** The zone whose clock the stamps are of. */
  Optional<ZoneClock> zone() {
    return zone;
  }

  /** The most exact part of a date that the first stamp names. */
  Precision precision() {
    return precision;
  }

  /**
   * The pattern that stamps are written in again, with their offset if they have one: that of the
   * first stamp, with Z for no offset if any stamp has it.
   */
  String form() {
    if (isZoned()) {
      return form + "xxx";
    }
    return iso.sawZulu() ? form.replaceFirst("x+$", "XXX") : form;
  }

  /** The pattern that stamps are read by. */
  Optional<TimePattern> pattern() {
    return pattern;
  }

  /** Seconds ahead of UTC of the stamp read last; 0 where stamps have no offset. */
  int offset() {
    return offset;
  }

  /**
   * The stamp that the characters {@code from} to {@code to - 1} spell, as a number; {@link #NONE}
   * if it is none or not of the column's kind.
   */
  long read(char[] text, int from, int to) {
    if (epoch.isPresent()) {
      return isInteger(text, from, to) ? ofEpoch(epoch.get(), text, from, to) : NONE;
    }
    if (pattern.isEmpty() && columns > 1) {
      long split = SplitStamp.read(new String(text, from, to - from));
      if (split != NONE) {
        return date(split, Stamp.NO_OFFSET, text, from, to);
      }
    }
    if (pattern.isEmpty() && isInteger(text, from, to)) {
      return accept(Kind.COUNTER, text, from, to)
          ? Long.parseLong(new String(text, from, to - from))
          : NONE;
    }
    if (pattern.isPresent()) {
      Optional<Stamp> stamp = remembered(new String(text, from, to - from));
      return stamp.isEmpty()
          ? NONE
          : date(stamp.get().local(), stamp.get().offset(), text, from, to);
    }
    return iso.read(text, from, to) ? date(iso.local(), iso.offset(), text, from, to) : NONE;
  }

  private long ofEpoch(EpochUnit unit, char[] text, int from, int to) {
    OptionalLong seconds = unit.seconds(Long.parseLong(new String(text, from, to - from)));
    if (seconds.isEmpty() || !accept(Kind.OFFSET_DATES, text, from, to)) {
      return NONE;
    }
    offset = offsetAt(seconds.getAsLong());
    return seconds.getAsLong();
  }

  private int offsetAt(long utc) {
    return zone.map(clock -> clock.offsetAt(utc)).orElse(0);
  }

  /**
   * Takes a column of integers for what it is: numbers of seconds or milliseconds since 1970.
   *
   * @param unit that all numbers are whole seconds of
   */
  void takeForEpoch(EpochUnit unit, Collection<SeriesBuffer> series) {
    kind = Optional.of(Kind.OFFSET_DATES);
    form = EPOCH_FORM;
    for (SeriesBuffer one : series) {
      one.replaceTimes(number -> unit.seconds(number).orElseThrow(), this::offsetAt);
    }
  }

  /**
   * The moment of a stamp that was read just now: where it follows from the zone, in the order of a
   * series.
   *
   * @param time as {@link #read} gave it
   * @param after the moment of the row before
   * @return {@link #NONE} if the clock never shows the stamp
   */
  long moment(long time, long after) {
    if (!isZoned()) {
      return time;
    }
    ZoneClock clock = zone.get();
    if (clock.isNever(time)) {
      return NONE;
    }
    long utc = clock.utc(time, after);
    offset = Math.toIntExact(time - utc);
    return utc;
  }

  /** Whether the zone's clock shows the stamp of a step twice. */
  boolean isTwice(SeriesBuffer series, int step) {
    return isZoned() && zone.get().isTwice(series.local(step));
  }

  private long date(long local, int ahead, char[] text, int from, int to) {
    boolean hasOffset = ahead != Stamp.NO_OFFSET;
    if (!accept(hasOffset ? Kind.OFFSET_DATES : Kind.DATES, text, from, to)) {
      return NONE;
    }
    if (hasOffset && zone.isPresent()) {
      offset = offsetAt(local - ahead);
      return local - ahead;
    }
    offset = hasOffset ? ahead : 0;
    return local - offset;
  }

  private boolean accept(Kind found, char[] text, int from, int to) {
    if (kind.isEmpty()) {
      kind = Optional.of(found);
      learnForm(new String(text, from, to - from));
    }
    return kind.get() == found;
  }

  private void learnForm(String first) {
    if (epoch.isPresent()) {
      form = EPOCH_FORM;
    } else if (columns > 1 && pattern.isEmpty() && SplitStamp.isShaped(first)) {
      int parts = first.split(" ").length;
      precision = parts == 2 ? Precision.MONTH : Precision.DAY;
      form = parts > 3 ? DATE_FORM + " " + TIME_FORM : DATE_FORM;
    } else if (pattern.isPresent()) {
      precision = pattern.get().precision();
      form = pattern.get().hasTime() ? DATE_FORM + " " + TIME_FORM : DATE_FORM;
      form += kind.get() == Kind.OFFSET_DATES ? "XXX" : "";
    } else if (kind.get() == Kind.OFFSET_DATES) {
      form = offsetForm(first);
    } else if (kind.get() == Kind.DATES && first.indexOf(':') > 0) {
      form = DATE_FORM + " " + TIME_FORM;
    } else if (kind.get() == Kind.DATES) {
      precision =
          first.indexOf('Q') > 0
              ? Precision.QUARTER
              : first.indexOf('W') > 0
                  ? first.matches(".*W\\d\\d") ? Precision.WEEK : Precision.DAY
                  : first.length() == 7 ? Precision.MONTH : Precision.DAY;
    }
  }

  private static String offsetForm(String text) {
    int date = DATE_FORM.length();
    String separator = text.charAt(date) == 'T' ? "'T'" : text.charAt(date) == ' ' ? " " : "";
    boolean seconds = text.length() > date + 6 && text.charAt(date + 6) == ':';
    String time = separator.isEmpty() ? "" : seconds ? TIME_FORM + zeros(text) : "HH:mm";
    String end = text.substring(Math.max(text.lastIndexOf('+'), text.lastIndexOf('-')));
    String zone =
        text.endsWith("Z") ? "XXX" : end.length() == 3 ? "x" : end.length() == 5 ? "xx" : "xxx";
    return DATE_FORM + separator + time + zone;
  }

  // A fraction can only be of zeros, but these stand there.
  private static String zeros(String text) {
    Matcher fraction = FRACTION_SHAPE.matcher(text);
    return fraction.find() ? "'." + fraction.group(2) + "'" : "";
  }

  private static boolean isInteger(char[] text, int from, int to) {
    int first = from < to && text[from] == '-' ? from + 1 : from;
    if (to == first || to - from > LONGEST_INTEGER) {
      return false;
    }
    for (int i = first; i < to; i++) {
      if (text[i] < '0' || text[i] > '9') {
        return false;
      }
    }
    return true;
  }

  // Many series of one calendar have the same stamps.
  private Optional<Stamp> remembered(String text) {
    Optional<Stamp> known = seen.get(text);
    if (known == null) {
      if (seen.size() == MOST_REMEMBERED) {
        seen.clear();
      }
      known = pattern.orElseThrow().read(text);
      if (!text.isEmpty()) {
        others.orElseThrow().take(text);
      }
      seen.put(text, known);
    }
    return known;
  }

  /**
   * The patterns that every text so far fits; none where stamps were read that need no pattern, or
   * all texts fit the one that there is.
   */
  List<String> fitting() {
    boolean none = (pattern.isEmpty() && kind.isPresent()) || epoch.isPresent();
    return none ? List.of() : others.map(OtherPatterns::fitting).orElse(List.of());
  }

  /** Why a text is no stamp of the column: what follows it in a sentence. */
  String problem(String text) {
    if (epoch.isPresent()) {
      char[] digits = text.toCharArray();
      return isInteger(digits, 0, digits.length) && epoch.get().isFraction(Long.parseLong(text))
          ? FRACTION
          : "is not a number of " + epoch.get().words() + " up to the year 9999";
    }
    if (columns > 1 && pattern.isEmpty() && SplitStamp.isShaped(text)) {
      return NO_SUCH;
    }
    if (pattern.isEmpty() && kind.isEmpty() && !text.isEmpty()) {
      others = others.or(() -> Optional.of(OtherPatterns.common()));
      others.get().take(text);
    }
    Optional<Kind> own = kindOf(text);
    if (own.isPresent() && kind.isPresent() && own.get() != kind.get()) {
      return OTHER_KIND + kind.get().words();
    }
    if (pattern.isPresent()) {
      return pattern.get().problem(text);
    }
    if (FRACTION_SHAPE.matcher(text).find()) {
      String whole = FRACTION_SHAPE.matcher(text).replaceFirst("$1");
      return kindOf(whole).isPresent() ? FRACTION : NO_STAMP;
    }
    String plain = OFFSET_SHAPE.matcher(text).replaceFirst("");
    boolean shaped =
        SHAPE.matcher(text).matches()
            || SHAPE.matcher(plain).matches()
            || PERIOD_SHAPE.matcher(text).matches();
    return shaped ? NO_SUCH : NO_STAMP;
  }

  private Optional<Kind> kindOf(String text) {
    if (pattern.isPresent()) {
      return pattern
          .get()
          .read(text)
          .map(s -> s.offset() == Stamp.NO_OFFSET ? Kind.DATES : Kind.OFFSET_DATES);
    }
    TimeStamps alone = new TimeStamps(StampForm.none());
    alone.read(text.toCharArray(), 0, text.length());
    return alone.kind();
  }

  /** What a text should look like that has this {@linkplain #problem problem}. */
  String expected(String text, String problem, Remedies remedies) {
    if (problem.equals(NO_SUCH)) {
      return isEndOfDay(text) ? "write 00:00 of the next day" : "correct it";
    }
    if (problem.equals(FRACTION)) {
      return remedies.fraction();
    }
    if (problem.startsWith(OTHER_KIND)) {
      return "write all stamps of the column in one way";
    }
    if (pattern.isPresent()) {
      return remedies.pattern(pattern.get());
    }
    if (epoch.isPresent()) {
      return "correct it" + remedies.ofSpec(", or set another time-format");
    }
    if (columns > 1) {
      return "expected the columns of year (four digits), month, day, hour, minute and second in"
          + " this order, or of a date and a time such as 2016-07-01 and 12:00"
          + remedies.otherForm();
    }
    return "expected an ISO date such as 1949-01-31, a month, a quarter (2018-Q1), a week"
        + " (2021-W01), 2016-07-01 12:00:00, 2016-07-01T12:00:00+02:00 or an integer"
        + remedies.otherForm();
  }

  private boolean isEndOfDay(String text) {
    return pattern.map(p -> p.isEndOfDay(text)).orElse(END_OF_DAY.matcher(text).find());
  }

  /** What may have been misread where a stamp does not ascend: the end of an advice. */
  String misread(long time) {
    if (pattern.map(TimePattern::guessesCentury).orElse(false)) {
      return ", or write years of four digits: those of two are taken as 2000 to 2099";
    }
    return kind.equals(Optional.of(Kind.COUNTER)) && time > LARGEST_PLAIN_NUMBER
        ? ", or, if these are dates, give their pattern in time-format, such as ddMMyyyy"
        : "";
  }

  /**
   * Whether a clock may have been changed between two neighbouring stamps that say no offset: in
   * the night, where an hour is skipped in spring and comes twice in autumn.
   */
  boolean isClockChange(long before, long after) {
    return kind.equals(Optional.of(Kind.DATES))
        && !isZoned()
        && form.endsWith(TIME_FORM)
        && Math.abs(after - before) <= LONGEST_CHANGE
        && dateTime(after).getHour() <= LATEST_HOUR_OF_CHANGE;
  }

  /**
   * A stamp as it stands in the file; without an offset, in ISO form.
   *
   * @param time as {@link #read} gave it
   * @param ahead its offset
   */
  String text(long time, int ahead) {
    if (kind.equals(Optional.of(Kind.COUNTER)) || kind.isEmpty()) {
      return Long.toString(time);
    }
    return DateTimeFormatter.ofPattern(form(), Locale.ROOT)
        .format(dateTime(time + ahead).atOffset(ZoneOffset.ofTotalSeconds(ahead)));
  }

  /** The stamp of a step. */
  String text(SeriesBuffer series, int step) {
    return text(series.time(step), series.offset(step));
  }

  /** The date of a number of seconds. */
  static LocalDateTime dateTime(long seconds) {
    return LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
  }
}
