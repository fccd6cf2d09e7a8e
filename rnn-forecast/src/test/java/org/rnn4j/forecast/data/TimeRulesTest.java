package org.rnn4j.forecast.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.forecast.data.CsvColumns.Missing;

/** What a file's time stamps mean, and which are refused. */
class TimeRulesTest extends StampFiles {

  @Test
  void aClockThatChangesBehindStampsWithoutOffsetIsThoughtOfFirst() {
    String hint =
        "if the clock was changed here, say whose it is in data.zone, such as Europe/Berlin, or"
            + " write the stamps with their offset from UTC,";
    assertThat(problem("2021-03-28 00:00", "2021-03-28 01:00", "2021-03-28 03:00"))
        .contains("1 row is missing between 2021-03-28 01:00:00 and 2021-03-28 03:00:00", hint);
    assertThat(problem("2021-10-31 01:00", "2021-10-31 02:00", "2021-10-31 02:00"))
        .contains("is that of row 3 again", hint);
    assertThat(problem("2021-10-31 02:30", "2021-10-31 02:45", "2021-10-31 02:00"))
        .contains("2021-10-31 02:00:00 is earlier than 2021-10-31 02:45:00", hint);
    assertThat(problem("2021-03-28 10:00", "2021-03-28 11:00", "2021-03-28 13:00"))
        .doesNotContain(hint);
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
                + " series, name the column of their names in id; otherwise sort the rows by time,"
                + " or set unsorted: sort");
  }

  @Test
  void rowsThatGoFromTheNewestToTheOldestAreNamedAsSuch() {
    assertThat(problem("2021-01-04", "2021-01-03", "2021-01-02", "2021-01-01"))
        .isEqualTo(
            "data.csv: row 2, column 'date': the rows are sorted from the newest to the oldest:"
                + " 2021-01-04 comes first; sort the rows by time, the oldest first, or set"
                + " unsorted: sort");
    assertThat(problem("2021-01-04", "2021-01-03", "2021-01-02", "2021-01-03"))
        .startsWith(
            "data.csv: row 3, column 'date': 2021-01-03 is earlier than 2021-01-04 in row 2 above"
                + " it, the first of 3 such rows (3, 4, 5);");
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
            "row 4, column 'date': 'Total' is not a time stamp; is the last row a"
                + " footer? leave it out, or set footer: 1");
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
}
