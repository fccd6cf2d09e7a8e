package org.rnn4j.forecast.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.forecast.DataSource;
import org.rnn4j.api.forecast.DataSource.Context;
import org.rnn4j.api.forecast.DataSource.Remembered;
import org.rnn4j.api.forecast.Loaded;
import org.rnn4j.api.series.DataReport;
import org.rnn4j.api.series.DataReport.Finding;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeIndex;

/** Time stamps that count from 1970 on. */
class EpochStampsTest extends StampFiles {

  private Loaded load(Path file, CsvColumns columns, Optional<Remembered> remembered) {
    DataSource source = new CsvSource(file, columns);
    return source.load(new Context(folder, 1, 1, remembered));
  }

  @Test
  void areReadWhereTheSpecSaysSo() {
    assertThat(labels(time(file("0", "3600", "7200"), BY_DATE.timeFormat("epoch-seconds")), 4))
        .endsWith("1970-01-01T02:00:00Z", "1970-01-01T03:00:00Z");
    TimeIndex time =
        time(file("-86400000", "0", "86400000"), BY_DATE.timeFormat("epoch-milliseconds"));
    assertThat(labels(time, 2)).containsExactly("1969-12-31T00:00:00Z", "1970-01-01T00:00:00Z");
    assertThat(time.cadence().distance()).isEqualTo("1d");
  }

  @Test
  void areInferredWhereTheyCanBeNothingElseAndThatIsReported() {
    Loaded loaded = load(file("1609459200", "1609462800", "1609466400"), BY_DATE, Optional.empty());
    Dataset dataset = loaded.dataset();
    assertThat(dataset.season()).isEqualTo(24);
    assertThat(dataset.series().get(0).time().label(3)).isEqualTo("2021-01-01T03:00:00Z");
    assertThat(loaded.report().findings())
        .filteredOn(finding -> finding.kind() == DataReport.Kind.INFERRED)
        .extracting(Finding::sentence)
        .first()
        .asString()
        .endsWith(
            "the time stamps are whole numbers, taken as seconds since 1970: the first one is"
                + " 2021-01-01T00:00:00Z; time-format says so, or leave data.time out to count the"
                + " rows");
    assertThat(time(file("1609459200000", "1609545600000"), BY_DATE).label(2))
        .isEqualTo("2021-01-03T00:00:00Z");
  }

  @Test
  void ofAnotherSizeOrDistanceAreACounter() {
    for (List<String> stamps :
        List.of(
            List.of("1609459200", "1609459201", "1609459202"),
            List.of("160945920", "160949520"),
            List.of("3609459200", "3609462800"),
            List.of("1609459200500", "1609459260500"))) {
      assertThat(time(stamps.toArray(String[]::new)).frequency()).as("%s", stamps).isEmpty();
    }
  }

  @Test
  void fractionsAndOtherTextsAreRefused() {
    CsvColumns milliseconds = BY_DATE.timeFormat("epoch-milliseconds");
    assertThat(problem(file("1609459200000", "1609459260500"), milliseconds))
        .contains("row 3, column 'date': '1609459260500' has a fraction of a second");
    assertThat(problem(file("1609459200", "2021-01-01"), BY_DATE.timeFormat("epoch-seconds")))
        .contains("'2021-01-01' is not a number of seconds since 1970 up to the year 9999");
    assertThat(problem(file("1609459200000"), BY_DATE.timeFormat("epoch-seconds")))
        .contains("'1609459200000' is not a number of seconds since 1970 up to the year 9999");
  }

  @Test
  void aZoneShowsThemByItsClock() {
    TimeIndex time =
        time(
            file("1616886000", "1616889600", "1616893200", "1616896800"),
            BY_DATE.zone("Europe/Berlin"));
    assertThat(labels(time, 4))
        .containsExactly(
            "2021-03-28T00:00:00+01:00",
            "2021-03-28T01:00:00+01:00",
            "2021-03-28T03:00:00+02:00",
            "2021-03-28T04:00:00+02:00");
  }

  @Test
  void aModelThatWasTrainedOnThemReadsThemAgainAndACounterStaysOne() {
    TimeIndex hours = time(file("1609459200", "1609462800", "1609466400"), BY_DATE);
    Remembered ofHours = new Remembered(Optional.of(hours.cadence()), OptionalInt.of(24));
    assertThat(
            load(file("1709459200"), BY_DATE, Optional.of(ofHours))
                .dataset()
                .series()
                .get(0)
                .time()
                .label(1))
        .isEqualTo("2024-03-03T10:46:40Z");
    Remembered ofCounts =
        new Remembered(Optional.of(TimeIndex.integers(0, 60).cadence()), OptionalInt.of(1));
    assertThat(
            load(file("1609459200", "1609459260"), BY_DATE, Optional.of(ofCounts))
                .dataset()
                .frequency())
        .isEmpty();
  }
}
