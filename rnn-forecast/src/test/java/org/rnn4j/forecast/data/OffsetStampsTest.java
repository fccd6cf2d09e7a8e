package org.rnn4j.forecast.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Split;
import org.rnn4j.forecast.window.Parts;

/** Stamps with a distance from UTC. */
class OffsetStampsTest extends StampFiles {

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
  void byWhichTheClockGoesBackAreNotPutOnAGridByIt() {
    assertThat(
            problem(
                "2021-01-01T00:00+02:00",
                "2021-01-01T00:15+02:00",
                "2021-01-01T00:30+02:00",
                "2021-01-01T00:15+01:40",
                "2021-01-01T00:45+02:00"))
        .contains(
            "row 5, column 'date': 2021-01-01T00:15+01:40 is not a whole number of steps (15min)"
                + " after the first time stamp");
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
