package org.rnn4j.api.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class TimeIndexTest {

  private static final Frequency HOURLY = new Frequency(1, Frequency.Unit.HOUR);
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
}
