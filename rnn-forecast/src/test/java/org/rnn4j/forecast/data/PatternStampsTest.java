package org.rnn4j.forecast.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.api.series.Frequency;
import org.rnn4j.api.series.TimeIndex;

/** Patterns of data.time-format. */
class PatternStampsTest extends StampFiles {

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
    TimeIndex half = time(resource("half-past-seven.csv"), BY_DATE.timeFormat("yyyy-MM-dd HH:mm"));
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
