package org.rnn4j.forecast.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.Frequency;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.api.series.TimeSeries;

class PeriodTest {

  private static TimeSeries series(String id, TimeIndex time, int length) {
    double[] values = IntStream.range(0, length).asDoubleStream().toArray();
    return TimeSeries.owning(id, time, Column.targets("y"), new double[][] {values});
  }

  private static TimeIndex monthsFrom(String date) {
    return TimeIndex.dated(
        LocalDateTime.parse(date + "T00:00"), Frequency.parse("1M").orElseThrow());
  }

  private static Dataset dataset(TimeSeries... series) {
    return Dataset.of(List.of(series), series[0].time().frequency(), 1);
  }

  private static Period period(String from, String to) {
    return Period.of(
        Optional.ofNullable(from), Optional.ofNullable(to)); // a CSV source's empty cell is null
  }

  @ParameterizedTest
  @CsvSource({
    "1950, 1950, 1950-01-01 to 1950-12-01, 12, 48",
    "1950-03, 1951-02, 1950-03-01 to 1951-02-01, 14, 46",
    "1950-03-01, 1951-02-01, 1950-03-01 to 1951-02-01, 14, 46",
    "1950-02-02, 1951-02-28, 1950-03-01 to 1951-02-01, 14, 46",
    "1950-03-01 00:00:00, , 1950-03-01 to 1954-12-01, 14, 0",
    ", 1949-02, 1949-01-01 to 1949-02-01, 0, 70",
    "1900, 2000, 1949-01-01 to 1954-12-01, 0, 0",
  })
  void bothEndsAreInclusiveAndAMonthOrAYearMeansAllOfIt(
      String from, String to, String range, int before, int behind) {
    Period.Kept kept = period(from, to).apply(dataset(series("air", monthsFrom("1949-01-01"), 72)));
    assertThat(Extent.of(kept.dataset()).range()).isEqualTo(range);
    assertThat(kept.before().steps()).isEqualTo(before);
    assertThat(kept.behind().steps()).isEqualTo(behind);
    assertThat(kept.dataset().series().get(0).value(0, 0)).isEqualTo(before);
    assertThat(kept.dataset().series().get(0).length()).isEqualTo(72 - before - behind);
  }

  @Test
  void countersArePeriodsToo() {
    Dataset dataset =
        dataset(
            series("a", TimeIndex.integers(1000, 10), 200),
            series("b", TimeIndex.integers(1990, 10), 2),
            series("c", TimeIndex.integers(0, 10), 3));
    Period.Kept kept = period("1995", "2015").apply(dataset);
    assertThat(kept.dataset().series()).extracting(TimeSeries::id).containsExactly("a", "b");
    assertThat(Extent.of(kept.dataset())).hasToString("2 series, 3 steps, 2000 to 2010");
    assertThat(kept.before()).hasToString("3 series, 104 steps, 0 to 1990");
    assertThat(kept.behind()).hasToString("1 series, 98 steps, 2020 to 2990");
    assertThat(kept.without()).containsExactly("c");
  }

  @Test
  void monthsThatBeginOnThe30thGoOnAsTheyDid() {
    Dataset months = dataset(series("m", monthsFrom("2023-01-30"), 24));
    TimeSeries kept = period("2023-02", null).apply(months).dataset().series().get(0);
    assertThat(kept.time().label(0)).isEqualTo("2023-02-28");
    assertThat(kept.time().label(1)).isEqualTo("2023-03-30");
    assertThat(kept.time().from(1).label(0)).isEqualTo("2023-03-30");
    assertThat(kept.time().from(1).label(1)).isEqualTo("2023-04-30");
  }

  @Test
  void aDistanceFromUtcIsComparedAsTime() {
    TimeIndex time =
        TimeIndex.dated(
            OffsetDateTime.parse("2021-01-09T00:00:00+01:00"), Frequency.parse("1h").orElseThrow());
    Dataset hours = dataset(series("h", time, 48));
    assertThat(Extent.of(period("2021-01-09T12:00:00+01:00", null).apply(hours).dataset()).range())
        .isEqualTo("2021-01-09T12:00:00+01:00 to 2021-01-10T23:00:00+01:00");
    assertThat(Extent.of(period("2021-01-09T12:00:00Z", "2021-01-10").apply(hours).dataset()))
        .hasToString("1 series, 35 steps, 2021-01-09T13:00:00+01:00 to 2021-01-10T23:00:00+01:00");
    Dataset plain = dataset(series("air", monthsFrom("1949-01-01"), 72));
    assertThatThrownBy(() -> period("1950-01-01T00:00Z", null).apply(plain))
        .hasMessageContaining("has a distance from UTC, the time stamps have none");
  }

  @Test
  void everythingStaysWhatItIs() {
    Dataset dataset = dataset(series("a", TimeIndex.integers(), 5));
    assertThat(Period.ALL.apply(dataset).dataset()).isSameAs(dataset);
    assertThat(period(null, null)).isEqualTo(Period.ALL);
    assertThat(period("3", null).asMap()).containsEntry("from", "3").hasSize(1);
  }

  @Test
  void aPeriodThatHoldsNothingIsRefusedWithWhatTheDataAre() {
    Dataset dataset = dataset(series("air", monthsFrom("1949-01-01"), 72));
    assertThatThrownBy(() -> period("2015", null).apply(dataset))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "from: no time stamp lies from 2015; the data go from 1949-01-01 to 1954-12-01");
    assertThatThrownBy(() -> period(null, "1948-12-31").apply(dataset))
        .hasMessage(
            "to: no time stamp lies up to 1948-12-31; the data go from 1949-01-01 to"
                + " 1954-12-01");
  }

  @Test
  void whatIsNoPeriodIsRefusedAtItsKey() {
    assertThatThrownBy(() -> period("1951", "1950"))
        .hasMessageContaining("from: 1951 is after data.to, 1950");
    assertThatThrownBy(() -> period("soon", null))
        .hasMessageContaining("from: 'soon' is not a time stamp");
    assertThatThrownBy(() -> period(null, "1950-02-30"))
        .hasMessageContaining("to: '1950-02-30' is not a time stamp");
    Dataset counted = dataset(series("a", TimeIndex.integers(), 5));
    assertThatThrownBy(() -> period("1950-02", null).apply(counted))
        .hasMessageContaining("from: '1950-02' is a date; this data has integer time");
    Dataset dated = dataset(series("air", monthsFrom("1949-01-01"), 72));
    assertThatThrownBy(() -> period(null, "19500201").apply(dated))
        .hasMessageContainingAll("to: '19500201' is an integer", "write 1950-02-01");
  }
}
