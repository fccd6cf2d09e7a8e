package org.rnn4j.forecast.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.data.CsvColumns.Duplicates;
import org.rnn4j.forecast.data.CsvColumns.Missing;
import org.rnn4j.forecast.data.CsvColumns.Unsorted;

/** Time stamps of the clock of one place. */
class ZoneTest extends StampFiles {

  private static final CsvColumns BERLIN = BY_DATE.zone("Europe/Berlin");
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
  private static final DateTimeFormatter LABEL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ssxxx");

  private static String[] local(String zone, String start, int minutes, int count) {
    return moments(zone, start, minutes, count).stream().map(LOCAL::format).toArray(String[]::new);
  }

  private static List<ZonedDateTime> moments(String zone, String start, int minutes, int count) {
    Instant first = Instant.parse(start);
    return IntStream.range(0, count)
        .mapToObj(i -> first.plusSeconds(60L * minutes * i).atZone(ZoneId.of(zone)))
        .toList();
  }

  @Test
  void anHourThatComesTwiceIsTwoHoursAndOneThatDoesNotExistIsNoGap() {
    for (String start : List.of("2021-10-30T20:00:00Z", "2021-03-27T20:00:00Z")) {
      String[] stamps = local("Europe/Berlin", start, 60, 12);
      TimeSeries series = CsvSource.read(file(stamps), BERLIN);
      assertThat(series.length()).isEqualTo(12);
      assertThat(labels(series.time(), 12))
          .isEqualTo(moments("Europe/Berlin", start, 60, 12).stream().map(LABEL::format).toList());
    }
  }

  @Test
  void theClockChangesBehindTheEndToo() {
    String start = "2021-10-29T20:00:00Z";
    TimeSeries series =
        CsvSource.read(
            file(local("Europe/Berlin", start, 60, 12)), BERLIN); // ends before the night
    assertThat(labels(series.time(), 40))
        .isEqualTo(moments("Europe/Berlin", start, 60, 40).stream().map(LABEL::format).toList());
  }

  /** Whatever the place and the step: as java.time has it. */
  @Test
  void everyPlaceIsReadAsItsClockGoes() {
    Random random = new Random(3);
    List<String> zones =
        List.of(
            "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Europe/London", "UTC");
    for (int round = 0; round < 60; round++) {
      String zone = zones.get(random.nextInt(zones.size()));
      int minutes = List.of(15, 30, 60, 120).get(random.nextInt(4));
      int month = random.nextInt(12);
      String start =
          Instant.ofEpochSecond((1_600_000_000L + month * 2_600_000L) / 3600 * 3600).toString();
      int count = 20 + random.nextInt(60 * 24 * 40 / minutes / 4);
      if (ZoneId.of(zone)
                  .getRules()
                  .getValidOffsets(
                      moments(zone, start, minutes, count).get(count - 1).toLocalDateTime())
                  .size()
              > 1
          || ZoneId.of(zone)
                  .getRules()
                  .getValidOffsets(moments(zone, start, minutes, 1).get(0).toLocalDateTime())
                  .size()
              > 1
          || minutes == 120) {
        continue; // of an hour that comes twice it has one
      }
      TimeSeries series =
          CsvSource.read(file(local(zone, start, minutes, count)), BY_DATE.zone(zone));
      assertThat(series.length()).as("%s, %s, %s", zone, start, minutes).isEqualTo(count);
      assertThat(series.time().label(count + 300L))
          .isEqualTo(LABEL.format(moments(zone, start, minutes, count + 301).get(count + 300)));
    }
  }

  @Test
  void aTimeThatTheClockNeverShowsIsRefusedWithItsRow() {
    assertThat(problem(file("2021-03-28 01:00", "2021-03-28 02:00", "2021-03-28 03:00"), BERLIN))
        .contains(
            "row 3, column 'date': 2021-03-28T02:00 is a time that the clock of Europe/Berlin never"
                + " showed: it was set forward; correct it, or write the stamps with their offset");
  }

  @Test
  void anHourThatComesTwiceAndIsThereOnceIsRefused() {
    String[] once = {
      "2021-10-31 00:00", "2021-10-31 01:00", "2021-10-31 02:00", "2021-10-31 03:00"
    };
    for (Missing policy : List.of(Missing.REJECT, Missing.MASK)) {
      assertThat(problem(file(once), BERLIN.missing(policy)))
          .contains(
              "row 4, column 'date': 2021-10-31 02:00:00+02:00 comes twice by the clock of"
                  + " Europe/Berlin, and the file has it once; write the stamps with their offset");
    }
  }

  @Test
  void whereTheOrderOfTheRowsSaysNothingAnHourThatComesTwiceIsRefused() {
    String[] stamps = {
      "2021-10-31 02:00", "2021-10-31 01:00", "2021-10-31 02:00", "2021-10-31 03:00"
    };
    assertThat(problem(file(stamps), BERLIN.unsorted(Unsorted.SORT)))
        .contains("comes twice by the clock of Europe/Berlin, and in a file that is not in order");
    String[] repeated = {
      "2021-10-31 01:00", "2021-10-31 01:00", "2021-10-31 02:00", "2021-10-31 02:00"
    };
    for (Duplicates policy : List.of(Duplicates.KEEP_FIRST, Duplicates.MEAN)) {
      assertThat(problem(file(repeated), BERLIN.duplicates(policy)))
          .contains("comes twice by the clock of Europe/Berlin");
    }
  }

  @Test
  void daysAreDaysOfThePlaceThoughTheyDifferInLength() {
    TimeSeries series =
        CsvSource.read(
            file("2021-03-27 00:00", "2021-03-28 00:00", "2021-03-29 00:00", "2021-03-30 00:00"),
            BERLIN);
    assertThat(labels(series.time(), 5))
        .containsExactly(
            "2021-03-27 00:00:00+01:00",
            "2021-03-28 00:00:00+01:00",
            "2021-03-29 00:00:00+02:00",
            "2021-03-30 00:00:00+02:00",
            "2021-03-31 00:00:00+02:00");
    assertThat(time(file("2021-03-27", "2021-03-28"), BERLIN).label(2)).isEqualTo("2021-03-29");
  }

  @Test
  void stampsWithAnOffsetAreShownByTheClock() {
    assertThat(time(file("2021-03-28T00:00Z", "2021-03-28T01:00Z"), BERLIN).label(1))
        .isEqualTo("2021-03-28T03:00+02:00");
  }

  @Test
  void aZoneThatThereIsNotIsRefusedWithTheNearestOne() {
    assertThat(refusal(() -> BY_DATE.zone("Europe/Berlni")))
        .isEqualTo("zone: 'Europe/Berlni' is not a time zone; did you mean Europe/Berlin?");
    assertThat(problem(file("1", "2"), BERLIN))
        .contains("data.zone: the time stamps are integers, which are of no zone");
    assertThat(problem(file("2021-03-28", "2021-03-28 01:00", "2021-03-28 03:00"), BERLIN))
        .contains("row 2, column 'date': the first time stamp has no time of day");
    assertThatThrownBy(() -> CsvSource.read(file("1"), CsvColumns.targets("y").zone("UTC")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("there is no column of time stamps");
  }

  @Test
  void theClockIsThatOfTheRulesInWhateverOrderItIsAsked() {
    ZoneClock clock = ZoneClock.of("America/New_York", Place.none());
    List<Long> times = new ArrayList<>();
    new Random(1).longs(2000, -5_000_000_000L, 5_000_000_000L).forEach(times::add);
    for (long time : times) {
      var valid =
          ZoneId.of("America/New_York").getRules().getValidOffsets(TimeStamps.dateTime(time));
      assertThat(clock.isNever(time)).isEqualTo(valid.isEmpty());
      assertThat(clock.isTwice(time)).isEqualTo(valid.size() == 2);
      if (!valid.isEmpty()) {
        assertThat(clock.utc(time, Long.MIN_VALUE))
            .isEqualTo(time - valid.get(0).getTotalSeconds());
      }
    }
  }
}
