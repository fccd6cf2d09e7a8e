package org.rnn4j.api.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimeIndexTest {

  private static final Frequency HOURLY = new Frequency(1, Frequency.Unit.HOUR);
  private static final Frequency DAILY = new Frequency(1, Frequency.Unit.DAY);
  private static final Frequency MONTHLY = new Frequency(1, Frequency.Unit.MONTH);

  @Test
  void integersCountUp() {
    assertThat(TimeIndex.integers().label(3)).isEqualTo("3");
    assertThat(TimeIndex.integers(10, 5).label(2)).isEqualTo("20");
    assertThat(TimeIndex.integers().dateTime(3)).isEmpty();
    assertThat(TimeIndex.integers().frequency()).isEmpty();
  }

  @Test
  void integersThatDoNotCountUpAreRefused() {
    assertThatThrownBy(() -> TimeIndex.integers(0, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void datesNeedNoTimeWhereAStepIsADayOrLonger() {
    TimeIndex months = TimeIndex.dated(LocalDateTime.of(1949, 1, 1, 0, 0), MONTHLY);
    assertThat(months.label(0)).isEqualTo("1949-01-01");
    assertThat(months.label(144)).isEqualTo("1961-01-01"); // past the end of most series
    assertThat(months.frequency()).contains(MONTHLY);
  }

  @Test
  void timesAreWrittenOutWhereTheyMatter() {
    TimeIndex hours = TimeIndex.dated(LocalDateTime.of(2016, 7, 1, 0, 0), HOURLY);
    assertThat(hours.label(0)).isEqualTo("2016-07-01 00:00:00");
    assertThat(hours.label(25)).isEqualTo("2016-07-02 01:00:00");
    TimeIndex noons = TimeIndex.dated(LocalDateTime.of(2016, 7, 1, 12, 0), MONTHLY);
    assertThat(noons.label(1)).isEqualTo("2016-08-01 12:00:00");
  }

  @Test
  void aStepHasItsDateTime() {
    TimeIndex hours = TimeIndex.dated(LocalDateTime.of(2016, 7, 1, 0, 0), HOURLY);
    assertThat(hours.dateTime(25)).contains(LocalDateTime.of(2016, 7, 2, 1, 0));
  }

  @Test
  void theDayOfTheMonthNeedNotBeThatOfTheFirstStamp() {
    TimeIndex ends = TimeIndex.dated(LocalDateTime.of(2019, 2, 28, 0, 0), MONTHLY);
    assertThat(ends.label(1)).isEqualTo("2019-03-31");
    assertThat(ends.cadence().dayOfMonth()).hasValue(Frequency.MONTH_END);
    assertThat(ends.onDay(28).label(1)).isEqualTo("2019-03-28");
    assertThat(ends.onDay(30).label(1)).isEqualTo("2019-03-30");
    assertThat(ends.onDay(30).label(12)).isEqualTo("2020-02-29");
    assertThatThrownBy(() -> ends.onDay(27)).hasMessageContaining("not on day 27");
  }

  @Test
  void anOffsetStandsBehindEveryStamp() {
    TimeIndex days = TimeIndex.dated(OffsetDateTime.parse("2021-01-09T00:00:00+01:00"), DAILY);
    assertThat(days.label(1)).isEqualTo("2021-01-10T00:00:00+01:00");
    assertThat(days.dateTime(1)).contains(LocalDateTime.of(2021, 1, 10, 0, 0));
    assertThat(days.offset(1)).contains(ZoneOffset.ofHours(1));
    assertThat(days.cadence().kind()).isEqualTo(Cadence.Kind.OFFSET_DATES);
    TimeIndex hours = TimeIndex.dated(OffsetDateTime.parse("2021-01-09T23:00:00Z"), HOURLY);
    assertThat(hours.label(1)).isEqualTo("2021-01-10T00:00:00Z");
  }

  @Test
  void midnightsOfOnePlaceStayMidnightsWhereItsClockChanges() {
    TimeIndex days = changing("2021-03-27T00:00", DAILY, 2, UtcOffsets.Clock.LOCAL);
    assertThat(days.label(1)).isEqualTo("2021-03-28 00:00:00+01:00");
    assertThat(days.label(2)).isEqualTo("2021-03-29 00:00:00+02:00");
    assertThat(days.label(9)).as("the last offset goes on").endsWith("04-05 00:00:00+02:00");
  }

  @Test
  void hoursGoOnThroughAClockChange() {
    TimeIndex hours = changing("2021-03-28T00:00", HOURLY, 2, UtcOffsets.Clock.ABSOLUTE);
    assertThat(hours.label(1)).isEqualTo("2021-03-28 01:00:00+01:00");
    assertThat(hours.label(2)).isEqualTo("2021-03-28 03:00:00+02:00");
    assertThat(hours.label(3)).isEqualTo("2021-03-28 04:00:00+02:00");
  }

  @Test
  void anOffsetGoesOnAsInThePlacesThatHaveHadItWhereTheyAgree() {
    UtcOffsets known =
        UtcOffsets.of(
            Map.of(0L, ZoneOffset.ofHours(2)),
            UtcOffsets.Clock.LOCAL,
            DateTimeFormatter.ofPattern("uuuu-MM-ddxxx"));
    TimeIndex days = TimeIndex.dated(LocalDateTime.parse("2021-10-30T00:00"), DAILY);
    ZoneRules berlin = ZoneId.of("Europe/Berlin").getRules();
    ZoneRules johannesburg = ZoneId.of("Africa/Johannesburg").getRules();
    TimeIndex agreed = days.with(known.goingOn(0, List.of(berlin)));
    assertThat(agreed.label(2)).isEqualTo("2021-11-01+01:00");
    assertThat(agreed.from(1).label(1)).isEqualTo("2021-11-01+01:00");
    assertThat(days.with(known.goingOn(2, List.of(berlin))).label(2))
        .as("known")
        .isEqualTo("2021-11-01+02:00");
    assertThat(days.with(known.goingOn(0, List.of(berlin, johannesburg))).label(2))
        .as("they differ")
        .isEqualTo("2021-11-01+02:00");
  }

  private static TimeIndex changing(
      String start, Frequency frequency, long change, UtcOffsets.Clock clock) {
    return TimeIndex.dated(LocalDateTime.parse(start), frequency)
        .with(
            UtcOffsets.of(
                Map.of(0L, ZoneOffset.ofHours(1), change, ZoneOffset.ofHours(2)),
                clock,
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ssxxx")));
  }

  @Test
  void theCadenceIsWhatDoesNotDependOnTheStart() {
    assertThat(TimeIndex.integers(10, 5).cadence())
        .isEqualTo(TimeIndex.integers(0, 5).cadence())
        .extracting(Cadence::distance)
        .isEqualTo("steps of 5");
    TimeIndex days = TimeIndex.dated(LocalDateTime.of(2020, 1, 31, 0, 0), DAILY);
    assertThat(days.cadence().distance()).isEqualTo("1d");
    assertThat(days.cadence().dayOfMonth()).isEmpty();
    assertThat(days.cadence().kind()).isEqualTo(Cadence.Kind.DATES);
  }
}
