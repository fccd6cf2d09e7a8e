package org.rnn4j.forecast.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.DataSource;
import org.rnn4j.api.forecast.DataSource.Context;
import org.rnn4j.api.forecast.DataSource.Remembered;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.Frequency;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.forecast.data.CsvColumns.Missing;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Split;
import org.rnn4j.forecast.window.Parts;

/** What a file's time stamps mean, and which are refused. */
class TimeRulesTest {

  private static final String SPEC_KEYS = "data\\.(?!csv)|\\bset\\b|\\bid\\b";
  private static final CsvColumns BY_DATE = CsvColumns.targets("y").time("date");

  @TempDir Path folder;

  private static Path resource(String name) {
    try {
      return Path.of(Objects.requireNonNull(TimeRulesTest.class.getResource(name)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path file(String... stamps) {
    StringBuilder text = new StringBuilder("date,y\n");
    for (int i = 0; i < stamps.length; i++) {
      text.append(stamps[i]).append(',').append(i).append('\n');
    }
    try {
      return Files.writeString(folder.resolve("data.csv"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TimeIndex time(Path file, CsvColumns columns) {
    return org.rnn4j.forecast.data.CsvSource.readDataset(file, columns).series().get(0).time();
  }

  private TimeIndex time(String... stamps) {
    return time(file(stamps), BY_DATE);
  }

  private static String problem(Path file, CsvColumns columns) {
    InputException thrown =
        catchThrowableOfType(
            InputException.class,
            () -> org.rnn4j.forecast.data.CsvSource.readDataset(file, columns));
    assertThat(thrown).isNotNull();
    return thrown.getMessage().replace(file.toString(), file.getFileName().toString());
  }

  private String problem(String... stamps) {
    return problem(file(stamps), BY_DATE);
  }

  /** What a call refuses that says which columns there are, before any file is opened. */
  private static String refusal(ThrowingCallable call) {
    InputException thrown = catchThrowableOfType(InputException.class, call);
    assertThat(thrown).isNotNull();
    return thrown.getMessage();
  }

  private static List<String> labels(TimeIndex time, int count) {
    List<String> labels = new ArrayList<>();
    for (int step = 0; step < count; step++) {
      labels.add(time.label(step));
    }
    return labels;
  }

  private static List<String> stamps(Path file) {
    try {
      return Files.readAllLines(file).stream().skip(1).map(line -> line.split(",")[0]).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stamps with a distance from UTC. */
  @Nested
  class Offsets {

    @Test
    void comeOutAsTheyWentInAndGoOnPastTheEnd() {
      Path file = resource("days-with-an-offset.csv");
      TimeIndex time = time(file, BY_DATE);
      assertThat(time.frequency()).hasToString("Optional[1d]");
      assertThat(labels(time, 12)).isEqualTo(stamps(file));
      assertThat(time.label(12)).isEqualTo("2021-01-13T00:00:00+01:00");
    }

    @Test
    void aDayOfASplitIsTheDayAsItStandsInTheFile() {
      for (String name : List.of("days-with-an-offset.csv", "days-without-an-offset.csv")) {
        Dataset data = org.rnn4j.forecast.data.CsvSource.readDataset(resource(name), BY_DATE);
        LocalDate until = LocalDate.of(2021, 1, 8);
        var parts = Parts.of(Split.dates(until, until), data);
        assertThat(parts.windows(Part.TRAIN, 1, 1).size()).as(name).isEqualTo(7);
        assertThat(parts.windows(Part.TEST, 1, 1).size()).as(name).isEqualTo(4);
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "T00:00:00Z",
          "T00:00:00.000Z",
          " 00:00:00Z",
          "T00:00Z",
          "T00:00:00+00:00",
          "T00:00:00-0330",
          " 00:00:00+01",
          "T00:00:00+05:30",
          "Z",
          "+02:00"
        })
    void areWrittenInTheirOwnForm(String rest) {
      TimeIndex time = time("2021-01-01" + rest, "2021-01-02" + rest, "2021-01-03" + rest);
      assertThat(time.label(3)).isEqualTo("2021-01-04" + rest);
    }

    @Test
    void haveSecondsAndTimesWhereTheFirstStampLeavesThemOut() {
      assertThat(time("2021-01-01T00:00Z", "2021-01-01T00:00:30Z", "2021-01-01T00:01Z").label(1))
          .isEqualTo("2021-01-01T00:00:30Z");
      assertThat(time("2021-01-01Z", "2021-01-01T06:00:00Z", "2021-01-01T12:00:00Z").label(1))
          .isEqualTo("2021-01-01T06:00:00Z");
    }

    @Test
    void midnightsOfOnePlaceAreDaysWhereItsClockChanges() {
      Path file = resource("midnights-over-a-clock-change.csv");
      TimeIndex time = time(file, BY_DATE);
      assertThat(time.frequency()).hasToString("Optional[1d]");
      assertThat(labels(time, 8)).isEqualTo(stamps(file));
      assertThat(time.label(8)).isEqualTo("2021-04-02T00:00:00+02:00");
    }

    @Test
    void monthsOfOnePlaceAreMonths() {
      String[] stamps = {
        "2021-02-01T00:00:00+01:00",
        "2021-03-01T00:00:00+01:00",
        "2021-04-01T00:00:00+02:00",
        "2021-05-01T00:00:00+02:00"
      };
      assertThat(time(stamps).frequency()).hasToString("Optional[1M]");
      assertThat(labels(time(stamps), 4)).containsExactly(stamps);
    }

    @Test
    void hoursGoOnThroughBothChangesOfTheClock() {
      String[] spring = {
        "2021-03-28T00:00:00+01:00",
        "2021-03-28T01:00:00+01:00",
        "2021-03-28T03:00:00+02:00",
        "2021-03-28T04:00:00+02:00"
      };
      assertThat(time(spring).frequency()).hasToString("Optional[1h]");
      assertThat(labels(time(spring), 4)).containsExactly(spring);
      String[] autumn = {
        "2021-10-31 01:00:00+02:00",
        "2021-10-31 02:00:00+02:00",
        "2021-10-31 02:00:00+01:00",
        "2021-10-31 03:00:00+01:00",
      };
      assertThat(labels(time(autumn), 4)).containsExactly(autumn);
      assertThat(time(autumn).label(4)).isEqualTo("2021-10-31 04:00:00+01:00");
    }

    @Test
    void hoursOfTheDayThatLieOnTheClockOnTheWallAreRegularByIt() {
      String[] stamps = {
        "2021-03-27T12:00:00+01:00",
        "2021-03-27T18:00:00+01:00",
        "2021-03-28T00:00:00+01:00",
        "2021-03-28T06:00:00+02:00",
        "2021-03-28T12:00:00+02:00"
      };
      assertThat(time(stamps).frequency()).hasToString("Optional[6h]");
      assertThat(labels(time(stamps), 5)).containsExactly(stamps);
    }

    @Test
    void changeAgainPastTheEndWhereEveryPlaceThatHadThemChangesItsClock() {
      String[] days = new String[260]; // Berlin's midnights from 1 March to 15 November
      for (int i = 0; i < days.length; i++) {
        days[i] =
            LocalDate.of(2021, 3, 1)
                .plusDays(i)
                .atStartOfDay(ZoneId.of("Europe/Berlin"))
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
      }
      TimeIndex summer = time(Arrays.copyOf(days, 230));
      assertThat(labels(summer, 260)).containsExactly(days);
      String[] hours = new String[6000];
      for (int i = 0; i < hours.length; i++) {
        hours[i] =
            Instant.parse("2021-03-01T00:00:00Z")
                .plusSeconds(3600L * i)
                .atZone(ZoneId.of("Europe/Berlin"))
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
      }
      assertThat(labels(time(Arrays.copyOf(hours, 5000)), 6000)).containsExactly(hours);
    }

    @Test
    void goOnWhereTheyNeverChanged() {
      assertThat(time("2021-03-26T00:00:00+01:00", "2021-03-27T00:00:00+01:00").label(3))
          .isEqualTo("2021-03-29T00:00:00+01:00");
    }

    @Test
    void aGapIsShownInStampsThatTheFileHas() {
      assertThat(
              problem(
                  "2021-03-26T00:00:00+01:00",
                  "2021-03-27T00:00:00+01:00",
                  "2021-03-29T00:00:00+02:00",
                  "2021-03-30T00:00:00+02:00"))
          .startsWith(
              "data.csv: row 4, column 'date': 1 row is missing between 2021-03-27T00:00:00+01:00"
                  + " and 2021-03-29T00:00:00+02:00 at a frequency of 1d");
    }

    @Test
    void areZForAllThatHaveNoneWhereAnyIsZ() {
      String[] stamps = {"2021-05-31T23:00:00+02:00", "2021-05-31T22:00:00Z"};
      assertThat(labels(time(stamps), 2)).containsExactly(stamps);
    }

    @Test
    void thatNoClockHasAreRefused() {
      assertThat(
              problem(
                  "2021-01-01T00:00:00+01:00",
                  "2021-01-02T00:00:00+01:00",
                  "2021-01-03T00:00:00-05:00",
                  "2021-01-04T00:00:00-05:00"))
          .contains(
              "row 4",
              "the offset changes as no clock does, from 2021-01-02T00:00:00+01:00 to"
                  + " 2021-01-03T00:00:00-05:00");
    }

    @Test
    void ofSomeStampsOnlyAreRefused() {
      assertThat(problem("2021-01-01T00:00:00", "2021-01-02T00:00:00Z"))
          .isEqualTo(
              "data.csv: row 3, column 'date': '2021-01-02T00:00:00Z' is not of the column's kind:"
                  + " the stamps before it are dates without a UTC offset; write all stamps of the"
                  + " column in one way");
      assertThat(problem("2021-01-01T00:00:00Z", "2021-01-02")).contains("with a UTC offset");
    }

    @Test
    void areReadByAPatternToo() {
      CsvColumns columns = BY_DATE.timeFormat("dd.MM.yyyy HH:mm XXX");
      TimeIndex time = time(file("28.03.2021 00:00 +01:00", "29.03.2021 00:00 +02:00"), columns);
      assertThat(time.frequency()).hasToString("Optional[1d]");
      assertThat(time.label(1)).isEqualTo("2021-03-29 00:00:00+02:00");
    }
  }

  /** Dates written as whole numbers. */
  @Nested
  class WholeNumbers {

    @ParameterizedTest
    @CsvSource({
      "whole-number-days-of-one-month.csv, yyyyMMdd",
      "whole-number-days.csv, yyyyMMdd",
      "whole-number-months.csv, yyyyMM"
    })
    void thatLookLikeDatesAreRefusedWithTheirPatternWhetherGapsAreFilledOrNot(
        String name, String pattern) {
      for (Missing missing : Missing.values()) {
        assertThat(problem(resource(name), BY_DATE.missing(missing)))
            .contains("look like dates", "set time-format: " + pattern)
            .doesNotContain("interpolate", "forward-fill");
      }
      assertThat(time(resource(name), BY_DATE.timeFormat(pattern)).frequency()).isPresent();
    }

    @Test
    void withHoursMinutesAndSecondsAreSeenToo() {
      assertThat(problem("2021013122", "2021013123", "2021020100")).contains("yyyyMMddHH");
      assertThat(problem("202101312359", "202102010000")).contains("yyyyMMddHHmm");
      assertThat(problem("20210131235959", "20210201000000")).contains("yyyyMMddHHmmss");
    }

    @Test
    void thatAreRegularOnlyAsDatesAreRefusedInsteadOfFilled() {
      assertThat(problem("2111", "2112", "2201")).contains("set time-format: yyMM");
      assertThat(problem("210130", "210131", "210201")).contains("set time-format: yyMMdd");
      assertThat(problem("2020365", "2020366", "2021001")).contains("set time-format: yyyyDDD");
      assertThat(problem(file("2111", "2112", "2201"), BY_DATE.missing(Missing.INTERPOLATE)))
          .contains("set time-format: yyMM");
    }

    @Test
    void ofTwoYearsAreNotFilledFromOneToTheNext() {
      String[] months = new String[24]; // few enough are missing between 2112 and 2201 to be filled
      Arrays.setAll(months, i -> Integer.toString(2101 + 100 * (i / 12) + i % 12));
      for (Missing missing : Missing.values()) {
        assertThat(problem(file(months), BY_DATE.missing(missing)))
            .contains("set time-format: yyMM");
      }
    }

    @Test
    void ofYearsCountUp() {
      TimeIndex time = time("1949", "1950", "1951");
      assertThat(time.frequency()).isEmpty();
      assertThat(time.label(3)).isEqualTo("1952");
      TimeIndex years = time(file("1949", "1950", "1951"), BY_DATE.timeFormat("yyyy"));
      assertThat(years.frequency()).hasToString("Optional[1Y]");
    }

    @Test
    void ofSecondsAndMillisecondsAreACounter() {
      assertThat(time("1609459200", "1609462800", "1609466400").label(3)).isEqualTo("1609470000");
      assertThat(time("1609459200000", "1609459200500").label(2)).isEqualTo("1609459201000");
    }

    @Test
    void withTheDayFirstAreDatesWhereOnlyDayAndMonthChange() {
      assertThat(problem("01012021", "02012021", "03012021")).contains("time-format: ddMMyyyy");
      assertThat(problem("01152021", "02152021", "03152021")).contains("time-format: MMddyyyy");
      assertThat(problem("01012021", "02012021", "01022021"))
          .contains("1022021 is earlier than 2012021", "if these are dates", "ddMMyyyy");
      assertThat(time("1012021", "1012022", "1012023").label(3)).isEqualTo("1012024");
    }

    @Test
    void thatLookLikeDatesAreNoDatesForAFrequencyYet() {
      assertThat(problem(file("20210101", "20210102"), BY_DATE.frequency("1d")))
          .contains("set time-format: yyyyMMdd");
      assertThat(problem(file("1949", "1950"), BY_DATE.frequency("1Y")))
          .startsWith("data.frequency: the time stamps are integers; if they are dates, give");
    }

    @Test
    void withPlainGapsAreAdvisedAsBefore() {
      assertThat(problem("1", "2", "3", "7")).contains("set missing: mask, interpolate");
      assertThat(problem("1949", "1950", "1960")).contains("set missing: mask, interpolate");
    }
  }

  /** Days that only some kinds of data have. */
  @Test
  void gapsOfWeekendsAreNotAdvisedToBeFilled() {
    assertThat(problem("2021-01-07", "2021-01-08", "2021-01-11", "2021-01-12"))
        .contains("2 rows are missing between 2021-01-08 and 2021-01-11")
        .contains("leave data.time out to count the rows")
        .doesNotContain("interpolate");
  }

  @Test
  void aClockThatChangesBehindStampsWithoutOffsetIsThoughtOfFirst() {
    String hint = "if the clock was changed here, write the stamps with their offset from UTC,";
    assertThat(problem("2021-03-28 00:00", "2021-03-28 01:00", "2021-03-28 03:00"))
        .contains("1 row is missing between 2021-03-28 01:00:00 and 2021-03-28 03:00:00", hint);
    assertThat(problem("2021-10-31 01:00", "2021-10-31 02:00", "2021-10-31 02:00"))
        .contains("is that of row 3 again", hint);
    assertThat(problem("2021-10-31 02:30", "2021-10-31 02:45", "2021-10-31 02:00"))
        .contains("2021-10-31 02:00:00 is earlier than 2021-10-31 02:45:00", hint);
    assertThat(problem("2021-03-28 10:00", "2021-03-28 11:00", "2021-03-28 13:00"))
        .doesNotContain(hint);
  }

  /** Patterns of data.time-format. */
  @Nested
  class Patterns {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '^',
        value = {
          "dd/mm/yyyy | mm is minutes, and a day without a month makes no date; MM is the month",
          "yyyy-mm-dd HH:mm | mm stands there twice; MM is the month",
          "yyyy-MM-dd HH:MM | MM stands there twice; mm is minutes",
          "yyyy-MM-dd hh:mm | hh (1 to 12) needs a, for am or pm; HH is 0 to 23",
          "yyyy-MM-dd KK:mm | KK (0 to 11) needs a",
          "yyyy-MM-dd a | am or pm (a) needs an hour",
          "yyyy-MM-dd mm:ss | mm is minutes, of no hour",
          "yyyy-MM-dd HH:ss | ss is seconds, of no minute",
          "yyyy-MM-dd HH:mm.SSS | SSS is a fraction, of no second",
          "dd/MM/YYYY | YYYY is the year that a week belongs to; yyyy is the calendar's",
          "DD/MM/yyyy | DD is the day of the year; dd is the day of the month",
          "YYYY-'W'ww | ISO weeks such as 2021-W01 are read without time-format",
          "yyyy-'W'ww | ISO weeks such as 2021-W01 are read without time-format",
          "yyyy-MM W | weeks of a month",
          "yyyy-MM F | weeks of a month",
          "yyyy-MM-dd e | weekday (e) differs by country",
          "yyyy-MM-dd ccc | weekday (c) differs by country",
          "yyyy-MM E | a weekday (E) makes no date",
          "yyyy-MM-dd kk:mm | hours of 1 to 24 (kk) are not read; HH is 0 to 23",
          "yyyy-MM-dd hh:mm B | periods of a day (B) are not read",
          "yyyy-MM-dd A | milliseconds of a day",
          "yyyy-MM-dd N | nanoseconds of a day",
          "yyyy-MM-dd HH:mm:ss n | nanoseconds (n) are not read",
          "yyyy-MM-dd HH:mm VV | names of zones (VV) are not read; XXX reads an offset",
          "yyyy-MM-dd HH:mm z | names of zones (z) are not read",
          "yyyy-MM-dd HH:mm v | names of zones (v) are not read",
          "dd/MM | it has no year",
          "HH:mm | it has no year",
          "yyyy HH | an hour needs a day",
          "yyyy-q-dd | a day (dd) without a month",
          "uuuu yyyy-MM-dd | yyyy stands there beside uuuu",
          "yyyy-MMMMM | MMMMM is a first letter alone",
          "uuuu-MM-dd G | an era (G) needs a year of it",
          "'a date' | it has no year",
          "%d/%m/%Y | is a pattern of strftime",
          "bogus | is not a pattern: Unknown pattern letter: b"
        })
    void whoseFieldsMakeNoStampAreRefusedBeforeTheFirstRow(String pattern, String reason) {
      assertThat(refusal(() -> BY_DATE.timeFormat(pattern)))
          .startsWith("time-format: '" + pattern + "'")
          .contains(reason);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '^',
        value = {
          "yyyy-'Q'q | 2018-Q1 | 2018-Q2 | 2018-04-01 | 1Q",
          "QQQ yyyy | Q3 2018 | Q4 2018 | 2018-10-01 | 1Q",
          "dd/MM/yyyy | 30/04/2021 | 01/05/2021 | 2021-05-01 | 1d",
          "d-MMM-yy | 31-JAN-20 | 1-Feb-20 | 2020-02-01 | 1d",
          "MMMM yyyy | january 2020 | February 2020 | 2020-02-01 | 1M",
          "EEE dd MMM yyyy | Fri 01 Jan 2021 | Sat 02 Jan 2021 | 2021-01-02 | 1d",
          "yyyyDDD | 2020366 | 2021001 | 2021-01-01 | 1d",
          "yyyyMMddHHmmss | 20210101000000 | 20210101000030 | 2021-01-01 00:00:30 | 30s",
          "yyyy-MM-dd hh:mm a | 2021-01-01 11:30 am | 2021-01-01 12:30 PM | 2021-01-01 12:30:00 |"
              + " 1h",
          "yyyy-MM-dd KK:mm a | 2021-01-01 11:00 AM | 2021-01-01 00:00 PM | 2021-01-01 12:00:00 |"
              + " 1h",
          "yyyy-MM-dd HH:mm:ss.SSS | 2021-01-01 00:00:00.000 | 2021-01-01 00:00:01.000 | 2021-01-01"
              + " 00:00:01 | 1s",
          "yyyy-MM-dd[ HH:mm] | 2021-01-01 | 2021-01-01 12:00 | 2021-01-01 12:00:00 | 12h",
          "[yyyy-MM-dd][dd.MM.yyyy] | 2021-01-01 | 02.01.2021 | 2021-01-02 | 1d",
          "yyyy-MM-dd HH 'Uhr' | 2021-01-01 00 Uhr | 2021-01-01 01 Uhr | 2021-01-01 01:00:00 | 1h",
          "y-M-d G | 2021-1-1 AD | 2021-1-2 AD | 2021-01-02 | 1d",
          "yyyy-MM-dd HH:mm:ss Z | 2021-01-01 00:00:00 +0100 | 2021-01-01 01:00:00 +0100 |"
              + " 2021-01-01 01:00:00+01:00 | 1h",
          "yyyy-MM-dd HH:mm O | 2021-01-01 00:00 GMT+1 | 2021-01-01 01:00 GMT+1 | 2021-01-01"
              + " 01:00:00+01:00 | 1h"
        })
    void thatMakeAStampAreReadWhole(
        String pattern, String first, String second, String label, String frequency) {
      TimeIndex time = time(file(first, second), BY_DATE.timeFormat(pattern));
      assertThat(time.label(1)).isEqualTo(label);
      assertThat(time.frequency()).map(Frequency::toString).contains(frequency);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '^',
        value = {
          "dd/MM/yyyy | 31/04/2021 | names a day or a time that there is not",
          "dd/MM/yyyy | 29/02/2021 | names a day or a time that there is not",
          "yyyy-MM-dd | 2021-02-30 | names a day or a time that there is not",
          "yyyy-MM-dd HH:mm | 2021-01-01 24:00 | names a day or a time that there is not",
          "yyyy-MM-dd HH:mm:ss | 2021-01-01 00:00:60 | names a day or a time that there is not",
          "yyyyDDD | 2021366 | names a day or a time that there is not",
          "yyyy-'Q'q | 2021-Q5 | names a day or a time that there is not",
          "yyyy-MM-dd HH:mm:ss.SSS | 2021-01-01 00:00:00.500 | has a fraction of a second",
          "EEE dd MMM yyyy | Sun 01 Jan 2021 | is not a time stamp of the pattern EEE dd MMM yyyy",
          "dd/MM/yyyy | 1/2/2021 | is not a time stamp of the pattern dd/MM/yyyy: two letters are"
              + " two digits; d/M/yyyy reads one or two",
          "dd MMM yyyy | 01 Dez 2021 | is not a time stamp of the pattern dd MMM yyyy (names of"
              + " months are English)",
          "dd/MM/yyyy | 2021-01-01 | is not a time stamp of the pattern dd/MM/yyyy"
        })
    void moveNoDayAndDropNothing(String pattern, String stamp, String reason) {
      assertThat(problem(file(stamp), BY_DATE.timeFormat(pattern)))
          .startsWith("data.csv: row 2, column 'date': '" + stamp + "' " + reason);
    }

    @Test
    void ofTheFilesOfUsersThatWereReadWrongly() {
      assertThat(refusal(() -> BY_DATE.timeFormat("dd/mm/yyyy"))).startsWith("time-format: ");
      TimeIndex years = time(resource("last-days-of-years.csv"), BY_DATE.timeFormat("dd/MM/yyyy"));
      assertThat(years.label(7)).isEqualTo("2017-12-31");
      TimeIndex half =
          time(resource("half-past-seven.csv"), BY_DATE.timeFormat("yyyy-MM-dd HH:mm"));
      assertThat(half.label(7)).isEqualTo("2021-01-08 07:30:00");
      TimeIndex quarters =
          time(resource("quarters-with-a-dash.csv"), BY_DATE.timeFormat("yyyy-'Q'q"));
      assertThat(quarters.label(12)).isEqualTo("2021-01-01");
    }

    @Test
    void yearsOfTwoDigitsOutOfOrderSayWhichCenturyWasTaken() {
      assertThat(problem(file("01/12/99", "01/01/00"), BY_DATE.timeFormat("dd/MM/yy")))
          .contains("2000-01-01 is earlier than 2099-12-01", "of two are taken as 2000 to 2099");
    }
  }

  @Test
  void quartersAndIsoWeeksNeedNoPattern() {
    TimeIndex quarters = time(resource("quarters.csv"), BY_DATE);
    assertThat(quarters.frequency()).hasToString("Optional[1Q]");
    assertThat(quarters.label(11)).isEqualTo("2020-10-01");
    TimeIndex weeks = time(resource("iso-weeks.csv"), BY_DATE);
    assertThat(weeks.frequency()).hasToString("Optional[1w]");
    assertThat(weeks.label(0)).isEqualTo("2021-01-04");
  }

  @Test
  void aForgottenIdIsSaidOnceWithTheTwoStampsAndBeforeAnythingElse() {
    assertThat(problem(resource("two-shops.csv"), BY_DATE))
        .isEqualTo(
            "two-shops.csv: row 6, column 'date': 2021-01-01 is earlier than 2021-01-04 in row 5"
                + " above it, the first of 4 such rows (6, 7, 8, 9); if the file holds several"
                + " series, name the column of their names in id; otherwise sort the rows by time");
  }

  @Test
  void rowsThatGoFromTheNewestToTheOldestAreNamedAsSuch() {
    assertThat(problem("2021-01-04", "2021-01-03", "2021-01-02", "2021-01-01"))
        .isEqualTo(
            "data.csv: row 2, column 'date': the rows are sorted from the newest to the oldest:"
                + " 2021-01-04 comes first; sort the rows by time, the oldest first");
    assertThat(problem("2021-01-04", "2021-01-03", "2021-01-02", "2021-01-03"))
        .startsWith(
            "data.csv: row 3, column 'date': 2021-01-03 is earlier than 2021-01-04 in row 2 above"
                + " it, the first of 3 such rows (3, 4, 5);");
  }

  /** A pattern that the stamps are not of, where they are of another one. */
  @Nested
  class WrongPatterns {

    @Test
    void areToldTheOrderThatAllRowsFit() {
      assertThat(
              problem(
                  file("11/01/2021", "12/01/2021", "13/01/2021"), BY_DATE.timeFormat("MM/dd/yyyy")))
          .isEqualTo(
              "data.csv: row 4, column 'date': '13/01/2021' names a day or a time that there is"
                  + " not; all rows fit dd/MM/yyyy: set time-format: dd/MM/yyyy");
      assertThat(problem(file("1.12.2021", "13.12.2021"), BY_DATE.timeFormat("MM.dd.yyyy")))
          .endsWith("all rows fit d.M.yyyy: set time-format: d.M.yyyy");
      assertThat(problem(file("2021-20-01 00:00"), BY_DATE.timeFormat("yyyy-MM-dd HH:mm")))
          .endsWith("set time-format: yyyy-dd-MM HH:mm");
    }

    @Test
    void areNotToldOneThatSomeRowsDoNotFit() {
      assertThat(
              problem(
                  file("11/01/2021", "01/13/2021", "13/01/2021", "13/13/2021"),
                  BY_DATE.timeFormat("MM/dd/yyyy")))
          .endsWith("such rows (4, 5); correct it");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '^',
        value = {
          "Q1 1990 | Q2 1990 | 'Q'q yyyy: set time-format: \"'Q'q yyyy\"",
          "1990q1 | 1990q2 | yyyy'Q'q: set time-format: \"yyyy'Q'q\"",
          "30/12/2020 | 31/12/2020 | dd/MM/yyyy: set time-format: dd/MM/yyyy",
          "Jan 2020 | Feb 2020 | MMM yyyy: set time-format: MMM yyyy",
          "1/31/2020 13:00 | 1/31/2020 14:00 | M/d/yyyy HH:mm: set time-format: M/d/yyyy HH:mm",
          "01/02/2020 | 02/02/2020 | dd/MM/yyyy and MM/dd/yyyy: set time-format to the one that is"
              + " meant"
        })
    void areNamedWhereNoneIsSet(String first, String second, String advice) {
      String file = problem(file(first, second), BY_DATE);
      assertThat(file).endsWith("all rows fit " + advice);
    }

    @Test
    void ofATrainedModelNameNoKeyOfASpec() {
      assertThat(Remedies.FORECAST.fitting(List.of("dd/MM/yyyy"), Optional.empty()))
          .isEqualTo("all rows fit dd/MM/yyyy; the model was trained on ISO dates: write them so")
          .doesNotContainPattern(SPEC_KEYS);
    }
  }

  @Test
  void theHourTwentyFourIsTheNextDay() {
    assertThat(problem("2021-01-01 23:00", "2021-01-01 24:00"))
        .endsWith("names a day or a time that there is not; write 00:00 of the next day");
    assertThat(
            problem(
                file("01.01.2021 23:00", "01.01.2021 24:00"),
                BY_DATE.timeFormat("dd.MM.yyyy HH:mm")))
        .endsWith("write 00:00 of the next day");
    assertThat(problem("2021-01-01 23:00", "2021-01-01 25:00")).endsWith("correct it");
  }

  @Test
  void aLastRowWithoutATimeStampMayBeAFooter() {
    assertThat(problem("2021-01-01", "2021-01-02", "Total"))
        .endsWith(
            "row 4, column 'date': 'Total' is not a time stamp; is it a footer? leave it out");
    assertThat(problem("2021-01-01", "Total", "2021-01-02")).contains("expected an ISO date");
  }

  @Test
  void stepsBelowASecondAreNotAdvisedToBeRounded() {
    assertThat(problem("2021-01-01 00:00:00", "2021-01-01 00:00:00.5"))
        .contains("steps below a second are not supported: number the rows, or leave data.time");
  }

  @ParameterizedTest
  @CsvSource({
    "2016-01-29 2016-02-29 2016-03-31 2016-04-29, the month (2016-01), 12",
    "2016-01-01 2016-02-01 2016-03-01 2016-04-01 2016-05-02, the month (2016-01), 12",
    "2016-03-31 2016-06-30 2016-09-30 2016-12-30 2017-03-31, the quarter (2016-Q1), 4"
  })
  void businessDaysThatEndOrBeginMonthsAreThoseMonths(String stamps, String period, int season) {
    for (CsvColumns columns : List.of(BY_DATE, BY_DATE.missing(Missing.INTERPOLATE))) {
      assertThat(problem(file(stamps.split(" ")), columns))
          .endsWith("write " + period + ", or leave data.time out and give season: " + season);
    }
    assertThat(refusal(() -> BY_DATE.frequency("BME")))
        .contains("write the month (2016-01), or leave data.time out and give season: 12");
    assertThat(refusal(() -> BY_DATE.frequency("BQE"))).contains("2016-Q1", ": 4");
  }

  @Test
  void daysAsASpreadsheetNumbersThemAreNotFilled() {
    for (Missing missing : Missing.values()) {
      assertThat(problem(file("43831", "43862", "43891", "43922"), BY_DATE.missing(missing)))
          .contains("days as a spreadsheet numbers them (44197 is 2021-01-01), write dates");
    }
    assertThat(time("43831", "43832").frequency()).isEmpty();
  }

  /** Codes of data.frequency. */
  @Nested
  class Frequencies {

    @Test
    void thatTheDataContradictAreRefused() {
      assertThat(problem(resource("saturdays.csv"), BY_DATE.frequency("W-SUN")))
          .isEqualTo(
              "saturdays.csv: row 2, column 'date': 2021-01-02 is not a Sunday, as data.frequency"
                  + " says with W-SUN; correct the time stamps, or write 1w");
      assertThat(time(resource("saturdays.csv"), BY_DATE.frequency("W-SAT")).label(1))
          .isEqualTo("2021-01-09");
    }

    @ParameterizedTest
    @CsvSource({
      "MS, 2021-01-01, 2021-02-01, 2021-01-31",
      "ME, 2021-01-31, 2021-02-28, 2021-02-01",
      "QS-OCT, 2021-01-01, 2021-04-01, 2021-02-01",
      "QE-NOV, 2021-02-28, 2021-05-31, 2021-03-31",
      "Q-NOV, 2021-02-28, 2021-05-31, 2021-02-27",
      "YE-DEC, 2020-12-31, 2021-12-31, 2021-01-01",
      "A-DEC, 2020-12-31, 2021-12-31, 2020-11-30",
      "Y-DEC, 2020-12-31, 2021-12-31, 2021-12-30",
      "YS-APR, 2020-04-01, 2021-04-01, 2020-05-01",
      "AS-APR, 2020-04-01, 2021-04-01, 2020-04-02",
      "W-MON, 2021-01-04, 2021-01-11, 2021-01-05"
    })
    void ofPandasSayWhichDaysTheStampsAre(String code, String first, String second, String wrong) {
      assertThat(time(file(first, second), BY_DATE.frequency(code)).label(1)).isEqualTo(second);
      assertThat(problem(file(wrong), BY_DATE.frequency(code))).contains(wrong + " is not ", code);
    }

    @Test
    void ofQuartersNameTheMonthsThatTheyMean() {
      assertThat(problem(file("2021-03-31", "2021-06-30"), BY_DATE.frequency("QE-NOV")))
          .contains(
              "2021-03-31 is not in FEB, MAY, AUG or NOV, as data.frequency says with QE-NOV");
    }

    @Test
    void ofPandasDoNotJudgeWhatTheStampsDoNotName() {
      assertThat(time(file("2021-01", "2021-02"), BY_DATE.frequency("ME")).label(1))
          .isEqualTo("2021-02-01");
      assertThat(time(file("2021Q1", "2021Q2"), BY_DATE.frequency("QE-DEC")).label(1))
          .isEqualTo("2021-04-01");
      assertThat(time(file("2021-W01", "2021-W02"), BY_DATE.frequency("W-SUN")).label(1))
          .isEqualTo("2021-01-11");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '^',
        value = {
          "D-ABC | 'ABC' is no anchor of D: weeks have MON to SUN",
          "1h-XYZ | 'XYZ' is no anchor of h",
          "W-JAN | 'JAN' is no anchor of W",
          "QS-SUN | 'SUN' is no anchor of QS",
          "M-JAN | 'JAN' is no anchor of M",
          "B | business days are not a regular step: weeks have gaps; leave data.time",
          "BMS | business days",
          "SMS | half months differ in length",
          "500ms | steps shorter than a second are not read",
          "5m | it may be minutes (min) or months (M)",
          "monthly | expected a number and a unit: 15min"
        })
    void thatAreNoneAreRefusedWithAReason(String code, String reason) {
      assertThat(refusal(() -> BY_DATE.frequency(code)))
          .startsWith("frequency: '" + code + "' is not a frequency")
          .contains(reason);
    }
  }

  /** Which day of the month monthly stamps are on. */
  @Nested
  class MonthlyStamps {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '^',
        value = {
          "2021-02-28 2021-03-28 2021-04-28 | 1M | 2021-05-28",
          "2021-02-28 2021-03-31 2021-04-30 | 1M | 2021-05-31",
          "2021-02-28 2021-03-30 2021-04-30 | 1M | 2021-05-30",
          "2021-02-28 2021-03-29 2021-04-29 | 1M | 2021-05-29",
          "2021-04-30 2021-05-30 2021-06-30 | 1M | 2021-07-30",
          "2021-04-30 2021-05-31 2021-06-30 | 1M | 2021-07-31",
          "2021-12-30 2022-01-30 2022-02-28 | 1M | 2022-03-30",
          "2021-02-28 2021-05-28 2021-08-28 | 1Q | 2021-11-28",
          "2021-02-28 2021-05-31 2021-08-31 | 1Q | 2021-11-30",
          "2021-06-30 2021-09-30 2021-12-30 | 1Q | 2022-03-30",
          "2019-02-28 2020-02-28 2021-02-28 | 1Y | 2022-02-28",
          "2019-02-28 2020-02-29 2021-02-28 | 1Y | 2022-02-28",
          "2023-02-28 2024-02-28 2025-02-28 | 1Y | 2026-02-28",
          "2021-02-28 2022-02-28 2023-02-28 | 1Y | 2024-02-29",
          "2021-02-28T00:00:00Z 2021-03-28T00:00:00Z | 1M | 2021-04-28T00:00:00Z"
        })
    void areOnTheDayThatAllOfThemSay(String stamps, String frequency, String next) {
      String[] all = stamps.split(" ");
      for (CsvColumns columns : List.of(BY_DATE, BY_DATE.frequency(frequency))) {
        TimeIndex time = time(file(all), columns);
        assertThat(time.frequency()).map(Frequency::toString).contains(frequency);
        assertThat(labels(time, all.length)).containsExactly(all);
        assertThat(time.label(all.length)).isEqualTo(next);
      }
    }

    @Test
    void aWrongDayIsNamedWhereItStands() {
      assertThat(
              problem(
                  file("2021-02-28", "2021-03-28", "2021-04-29", "2021-05-28"),
                  BY_DATE.frequency("1M")))
          .contains("row 4", "2021-04-29 is not a whole number of steps (1M)");
    }

    @Test
    void aMonthThatHasTheDayAndEndsLaterIsNotOnIt() {
      assertThat(problem("2021-01-31", "2021-02-28", "2021-03-30"))
          .contains("is not a whole number of steps");
    }

    @Test
    void aSeriesOfOneStampIsOnTheDayOfTheOthers() throws IOException {
      Path file =
          Files.writeString(
              folder.resolve("long.csv"),
              "id,date,y\na,2021-02-28,1\nb,2021-03-28,1\nb,2021-04-28,1\n");
      assertThat(time(file, BY_DATE.id("id")).label(1)).isEqualTo("2021-03-28");
    }
  }

  /** Data that are read for a trained model. */
  @Nested
  class OfAModel {

    private Dataset read(TimeIndex trained, int season, CsvColumns columns, String... stamps) {
      DataSource source =
          new org.rnn4j.forecast.data.CsvSource(file(stamps).getFileName(), columns);
      Remembered remembered =
          new Remembered(Optional.of(trained.cadence()), OptionalInt.of(season));
      return source.load(new Context(folder, 1, 1, Optional.of(remembered))).dataset();
    }

    private String refused(int lookback, String... lines) {
      try {
        Files.writeString(folder.resolve("new.csv"), String.join("\n", lines));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      TimeIndex days = time("2021-01-01", "2021-01-02");
      Remembered remembered = new Remembered(Optional.of(days.cadence()), OptionalInt.of(1));
      DataSource source = new org.rnn4j.forecast.data.CsvSource(Path.of("new.csv"), BY_DATE);
      InputException thrown =
          catchThrowableOfType(
              InputException.class,
              () ->
                  source.load(new Context(folder, lookback, 1, Optional.of(remembered))).dataset());
      assertThat(thrown).isNotNull();
      return thrown.getMessage();
    }

    @Test
    void missingValuesAreNotAdvisedToBeLeftOutWhereTooLittleRemains() {
      String[] early = {"date,y", "2021-01-01,", "2021-01-02,2", "2021-01-03,3"};
      assertThat(refused(2, early)).contains("or leave out the rows up to the last missing value");
      assertThat(refused(3, early))
          .endsWith(
              "; fill it in the file; what follows the last missing value is less than the model"
                  + " looks back");
      String[] last = {"date,y", "2021-01-01,1", "2021-01-02,2", "2021-01-03,"};
      assertThat(refused(2, last))
          .endsWith("or leave the last row off; the forecast then begins there");
      assertThat(refused(3, last)).endsWith("less than the model looks back");
      String[] both = {"date,y", "2021-01-01,1", "2021-01-02,2", "2021-01-03,", "2021-01-04,NA"};
      assertThat(refused(2, both))
          .endsWith(
              "or leave the last rows off, from the first missing value on; the forecast then"
                  + " begins there");
    }

    @Test
    void missingRowsAreNotEither() {
      String[] gap = {"date,y", "2021-01-01,1", "2021-01-02,2", "2021-01-05,5", "2021-01-06,6"};
      assertThat(refused(2, gap)).endsWith("or leave out the rows before the last gap");
      assertThat(refused(3, gap))
          .endsWith("what follows the last gap is less than the model looks back");
    }

    private TimeIndex read(TimeIndex trained, String... stamps) {
      return read(trained, 1, BY_DATE, stamps).series().get(0).time();
    }

    private String refused(TimeIndex trained, String... stamps) {
      InputException thrown =
          catchThrowableOfType(InputException.class, () -> read(trained, stamps));
      assertThat(thrown).isNotNull();
      return thrown.getMessage();
    }

    @Test
    void oneRowIsEnough() {
      TimeIndex ends = time("2021-01-31", "2021-02-28", "2021-03-31");
      assertThat(read(ends, "2022-02-28").label(1)).isEqualTo("2022-03-31");
      TimeIndex days28 = time("2021-01-28", "2021-02-28", "2021-03-28");
      assertThat(read(days28, "2022-02-28").label(1)).isEqualTo("2022-03-28");
      assertThat(read(time("10", "20", "30"), "40").label(1)).isEqualTo("50");
      TimeIndex zulu = time("2021-01-01T00:00:00Z", "2021-01-01T01:00:00Z");
      assertThat(read(zulu, "2022-01-01T00:00:00Z").label(1)).isEqualTo("2022-01-01T01:00:00Z");
    }

    @Test
    void theSeasonIsTheModels() {
      TimeIndex days = time("2021-01-01", "2021-01-02");
      assertThat(read(days, 5, BY_DATE, "2021-01-01").season()).isEqualTo(5);
    }

    @Test
    void anotherFrequencyIsRefusedWithBothNamed() {
      TimeIndex days = time("2021-01-01", "2021-01-02");
      assertThat(refused(days, "2021-02-01", "2021-02-08", "2021-02-15"))
          .endsWith(
              "row 3, column 'date': the time stamps are 1w apart: 2021-02-01, 2021-02-08;"
                  + " the model was trained on 1d");
      assertThat(refused(days, "2021-02-01 00:00", "2021-02-01 01:00"))
          .contains("are 1h apart", "the model was trained on 1d");
      assertThat(refused(time("2021-01-01", "2021-02-01"), "2021-02-01", "2021-02-02"))
          .contains("are 1d apart", "the model was trained on 1M");
      assertThat(refused(time("1", "2"), "10", "20"))
          .contains("are steps of 10 apart", "steps of 1");
    }

    @Test
    void anotherKindOfTimeIsRefusedWithBothNamed() {
      TimeIndex days = time("2021-01-01", "2021-01-02");
      assertThat(refused(days, "1", "2"))
          .endsWith(
              "its time stamps are whole numbers; the model was trained on dates without a"
                  + " UTC offset");
      assertThat(refused(days, "2021-01-01T00:00:00Z")).contains("are dates with a UTC offset");
    }

    @Test
    void theDaysThatItsFrequencyNamedAreRequired() {
      TimeIndex sundays = time("2021-01-03", "2021-01-10");
      InputException thrown =
          catchThrowableOfType(
              InputException.class,
              () -> read(sundays, 52, BY_DATE.frequency("W-SUN"), "2021-01-09"));
      assertThat(thrown)
          .hasMessageContaining(
              "2021-01-09 is not a Sunday, as the model was trained with W-SUN; correct the time"
                  + " stamps");
    }

    @Test
    void aGapIsAGapAndItsRemedyIsInTheFile() {
      TimeIndex days = time("2021-01-01", "2021-01-02");
      assertThat(refused(days, "2021-01-01", "2021-01-02", "2021-01-05"))
          .contains("2 rows are missing", "add the missing rows to the file")
          .doesNotContainPattern(SPEC_KEYS);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "2021-01-02 2021-01-01", "2021-01-01 2021-01-01", "2021-01-01 tomorrow",
          "2021-01-01 00:00:00.5", "2021-01-01 17", "2021-01-01 2021-01-02 2021-01-04"
        })
    void noMessageNamesKeysOfASpec(String stamps) {
      TimeIndex days = time("2021-01-01", "2021-01-02");
      assertThat(refused(days, stamps.split(" (?!00)"))).doesNotContainPattern(SPEC_KEYS);
    }

    @Test
    void noMessageOfACounterNamesThemEither() {
      TimeIndex counter = time("1", "2");
      for (String[] stamps :
          List.of(
              new String[] {"100001", "100000"},
              new String[] {"1", "2", "5"},
              new String[] {"2111", "2112", "2201"},
              new String[] {"1", "one"})) {
        assertThat(refused(counter, stamps)).doesNotContainPattern(SPEC_KEYS);
      }
    }
  }
}
