package org.rnn4j.forecast.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.series.Cadence;

/** The common ISO forms are read without the formatter, and must be what the formatter reads. */
class TimeStampsTest {

  private static final long SEED = 19700101;
  private static final ZoneOffset NOWHERE = ZoneOffset.ofHoursMinutesSeconds(17, 59, 59);
  private static final List<String> FORMS =
      List.of(
          "uuuu-MM-dd",
          "uuuu-MM-dd HH:mm",
          "uuuu-MM-dd HH:mm:ss",
          "uuuu-MM-dd'T'HH:mm",
          "uuuu-MM-dd'T'HH:mm:ss");

  private static TimeStamps dates() {
    TimeStamps stamps = new TimeStamps(StampForm.none());
    read(stamps, "2000-01-01");
    return stamps;
  }

  /** The obvious reader: java.time's own, strict. */
  private static final DateTimeFormatter REFERENCE =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd[' 'HH:mm[:ss]]['T'HH:mm[:ss]][XXX][XX][X]")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private static Optional<OffsetDateTime> slow(String text, ZoneOffset otherwise) {
    try {
      TemporalAccessor parsed = REFERENCE.parse(text);
      ZoneOffset offset = parsed.query(TemporalQueries.offset());
      LocalTime time = parsed.query(TemporalQueries.localTime());
      return Optional.of(
          parsed
              .query(TemporalQueries.localDate())
              .atTime(time == null ? LocalTime.MIDNIGHT : time)
              .atOffset(offset == null ? otherwise : offset));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  // A stamp with an offset is none in a column of stamps without.
  private static long slow(String text) {
    return slow(text, NOWHERE)
        .filter(time -> time.getOffset().equals(NOWHERE))
        .map(time -> time.toLocalDateTime().toEpochSecond(ZoneOffset.UTC))
        .orElse(TimeStamps.NONE);
  }

  private static long read(TimeStamps stamps, String text) {
    char[] padded = ("8" + text + "9").toCharArray(); // must not look at its neighbours
    return stamps.read(padded, 1, padded.length - 1);
  }

  @Test
  void everyFormAndDateIsReadAsTheFormatterReadsIt() {
    Random random = new Random(SEED);
    TimeStamps fast = dates();
    long range = LocalDateTime.of(9999, 12, 31, 23, 59).toEpochSecond(ZoneOffset.UTC);
    for (int i = 0; i < 50_000; i++) {
      LocalDateTime time =
          LocalDateTime.ofEpochSecond(random.nextLong(range) - range / 5, 0, ZoneOffset.UTC);
      String form = FORMS.get(random.nextInt(FORMS.size()));
      String text = DateTimeFormatter.ofPattern(form).format(time);
      assertThat(read(fast, text)).describedAs("%s, seed %s", text, SEED).isEqualTo(slow(text));
    }
  }

  @Test
  void aWrongCharacterAnywhereIsJudgedByTheFormatter() {
    Random random = new Random(SEED);
    TimeStamps fast = dates();
    String characters = "0123456789-:T .Z+/x\u0661";
    for (int i = 0; i < 100_000; i++) {
      String form = FORMS.get(random.nextInt(FORMS.size()));
      LocalDateTime time = LocalDateTime.of(2023, 12, 28, 22, 58, 59);
      StringBuilder text = new StringBuilder(DateTimeFormatter.ofPattern(form).format(time));
      text.setCharAt(
          random.nextInt(text.length()), characters.charAt(random.nextInt(characters.length())));
      assertThat(read(fast, text.toString()))
          .describedAs("%s, seed %s", text, SEED)
          .isEqualTo(slow(text.toString()));
    }
  }

  @Test
  void everyOffsetIsReadAsTheFormatterReadsItAndIsWrittenAgainAsItStood() {
    Random random = new Random(SEED);
    for (int i = 0; i < 3_000; i++) {
      String form =
          FORMS.get(1 + random.nextInt(FORMS.size() - 1))
              + List.of("XXX", "xxx", "xx", "XX", "X", "x").get(random.nextInt(6));
      OffsetDateTime time =
          OffsetDateTime.of(
              LocalDateTime.ofEpochSecond(random.nextInt(2_000_000_000), 0, ZoneOffset.UTC),
              ZoneOffset.ofTotalSeconds(900 * (random.nextInt(113) - 56)));
      String text = DateTimeFormatter.ofPattern(form).format(time);
      TimeStamps fast = new TimeStamps(StampForm.none());
      OffsetDateTime expected = slow(text, NOWHERE).orElseThrow();
      assertThat(read(fast, text)).describedAs(text).isEqualTo(expected.toEpochSecond());
      assertThat(fast.offset()).isEqualTo(expected.getOffset().getTotalSeconds());
      assertThat(fast.kind()).contains(Cadence.Kind.OFFSET_DATES);
      assertThat(fast.text(expected.toEpochSecond(), fast.offset()))
          .describedAs(form)
          .isEqualTo(text);
    }
  }

  @Test
  void quartersAndWeeksAreTheirFirstDay() {
    for (String text : List.of("2018Q3", "2018-Q3", "2018 Q3")) {
      assertThat(date(text)).describedAs(text).isEqualTo("2018-07-01");
    }
    for (String text : List.of("2021-W01", "2021W01", "2021 W01", "2021-W01-1", "2021W011")) {
      assertThat(date(text)).describedAs(text).isEqualTo("2021-01-04");
    }
    assertThat(date("2020-W53")).isEqualTo("2020-12-28");
    assertThat(date("2026-W01")).isEqualTo("2025-12-29");
    assertThat(date("2021-W07-7")).isEqualTo("2021-02-21");
    for (String none :
        List.of(
            "2018Q5",
            "2018Q0",
            "2018-Q",
            "2018-Q12",
            "2021-W00",
            "2021-W53",
            "2021-W54",
            "2021-W1",
            "2021-W01-8",
            "2021-W01-0",
            "2021-W01-",
            "218Q1",
            "2018-X1")) {
      assertThat(read(new TimeStamps(StampForm.none()), none))
          .describedAs(none)
          .isEqualTo(TimeStamps.NONE);
    }
  }

  private static String date(String text) {
    return TimeStamps.dateTime(read(new TimeStamps(StampForm.none()), text))
        .toLocalDate()
        .toString();
  }

  @Test
  void whatThereIsNotIsNotMovedToWhatThereIs() {
    for (String none :
        List.of(
            "2021-02-30",
            "2021-02-29",
            "2021-04-31",
            "2021-00-10",
            "2021-13-01",
            "2021-01-00",
            "2021-01-01 24:00",
            "2021-01-01T24:00:00",
            "2021-01-01 23:60",
            "2021-01-01 23:59:60",
            "2021-01-01T00:00:00+19:00",
            "2021-01-01T00:00:00+01:60",
            "2021-01-01-05",
            "2021-01T10:00",
            "2021-01-01T00:00:00.5",
            "2021-01-01T00:00:00.",
            "2021-01-01T",
            "2021-01-01T10",
            "2021-01-01T10:00:00 +01:00")) {
      assertThat(read(new TimeStamps(StampForm.none()), none))
          .describedAs(none)
          .isEqualTo(TimeStamps.NONE);
    }
    assertThat(date("2020-02-29")).isEqualTo("2020-02-29");
    assertThat(date("2021-01-01T00:00:00.000")).isEqualTo("2021-01-01");
  }

  @Test
  void aStampThatIsNoneSaysWhy() {
    assertThat(problem("2021-02-30")).isEqualTo(TimeStamps.NO_SUCH);
    assertThat(problem("2021-01-01 24:00")).isEqualTo(TimeStamps.NO_SUCH);
    assertThat(problem("2021-13")).isEqualTo(TimeStamps.NO_SUCH);
    assertThat(problem("2021-W53")).isEqualTo(TimeStamps.NO_SUCH);
    assertThat(problem("2018Q5")).isEqualTo(TimeStamps.NO_SUCH);
    assertThat(problem("2021-01-01 00:00:00.25")).isEqualTo(TimeStamps.FRACTION);
    assertThat(problem("yesterday")).isEqualTo("is not a time stamp");
    assertThat(problem("17"))
        .isEqualTo(
            "is not of the column's kind: the stamps before it are dates without a UTC offset");
    assertThat(problem("2021-01-01T00:00:00Z")).contains("dates without a UTC offset");
  }

  private static String problem(String text) {
    TimeStamps stamps = dates();
    assertThat(read(stamps, text)).isEqualTo(TimeStamps.NONE);
    return stamps.problem(text);
  }

  @Test
  void everyDayOfTheMonthIsJudgedByTheFormatter() {
    TimeStamps fast = dates();
    for (String year : List.of("0000", "1900", "1999", "2000", "2023", "2024")) {
      for (int month = 0; month < 14; month++) {
        for (int day = 0; day < 33; day++) {
          String text = String.format("%s-%02d-%02d", year, month, day);
          assertThat(read(fast, text)).describedAs(text).isEqualTo(slow(text));
        }
      }
    }
  }

  @Test
  void aStampThatWasReadBeforeIsReadAlike() {
    TimeStamps stamps =
        new TimeStamps(
            StampForm.ofPattern(Optional.of(TimePattern.of("d MMM uuuu", Place.none()))));
    long first = read(stamps, "1 Feb 2020");
    for (int i = 0; i < 20_000; i++) { // more than are remembered
      read(stamps, (1 + i % 28) + " Mar " + (1000 + i / 28));
    }
    assertThat(read(stamps, "1 Feb 2020")).isEqualTo(first).isEqualTo(1_580_515_200L);
    assertThat(read(stamps, "no date")).isEqualTo(TimeStamps.NONE);
    assertThat(read(stamps, "no date")).isEqualTo(TimeStamps.NONE);
  }
}
