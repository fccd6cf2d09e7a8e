package org.rnn4j.api.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrequencyTest {

  @ParameterizedTest
  @CsvSource({
    "15min, 15min",
    "1h, 1h",
    "h, 1h",
    "30s, 30s",
    "1d, 1d",
    "1w, 1w",
    "1M, 1M",
    "1Q, 1Q",
    "1Y, 1Y",
    "MS, 1M", // pandas, old and new
    "ME, 1M",
    "QE-DEC, 1Q",
    "QS-OCT, 1Q",
    "Q-NOV, 1Q",
    "W-SUN, 1w",
    "2W-MON, 2w",
    "A-DEC, 1Y",
    "Y-DEC, 1Y",
    "YE-DEC, 1Y",
    "YS-APR, 1Y",
    "A, 1Y",
    "15T, 15min",
    "D, 1d"
  })
  void itsOwnCodesAndThoseOfPandasAreRead(String text, String canonical) {
    assertThat(Frequency.parse(text)).map(Frequency::toString).contains(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0d", "-1d", "1.5h", "1 x", "m", "month", "99999999999d", "1M1d", "ms", "us"})
  void whatIsNoFrequencyIsNone(String text) {
    assertThat(Frequency.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"D-ABC", "D-SUN", "1h-XYZ", "W-JAN", "W-ABC", "QS-SUN", "M-JAN", "W-sun"})
  void anAnchorThatIsNoneOfTheUnitsOwnIsASpellingError(String text) {
    assertThat(Frequency.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2019-02-28, 1M, 28, 1, 2019-03-28",
    "2019-02-28, 1M, 30, 1, 2019-03-30",
    "2019-02-28, 1M, 31, 1, 2019-03-31",
    "2019-04-30, 1M, 30, 1, 2019-05-30",
    "2019-04-30, 1Q, 30, 3, 2020-01-30",
    "2019-02-28, 1Y, 28, 1, 2020-02-28",
    "2019-02-28, 1Y, 31, 1, 2020-02-29",
    "2019-02-28, 1d, 31, 1, 2019-03-01"
  })
  void stepsOfMonthsFallOnTheDayThatIsSaid(
      LocalDate start, String frequency, int day, long steps, LocalDate expected) {
    assertThat(Frequency.parse(frequency).orElseThrow().plus(start.atStartOfDay(), steps, day))
        .isEqualTo(expected.atStartOfDay());
  }

  @ParameterizedTest
  @CsvSource({
    "1M, 12",
    "3M, 4",
    "1Q, 4",
    "1Y, 1",
    "1w, 52",
    "1d, 7",
    "2d, 1",
    "1h, 24",
    "6h, 4",
    "5h, 1",
    "15min, 96",
    "1s, 60"
  })
  void theUsualSeasonIsCountedInSteps(String text, int season) {
    assertThat(Frequency.parse(text).orElseThrow().defaultSeason()).isEqualTo(season);
  }

  @ParameterizedTest
  @CsvSource({
    "1949-01-01, 1M, 143, 1960-12-01",
    "2020-01-31, 1M, 1, 2020-02-29",
    "2020-01-31, 1M, 3, 2020-04-30",
    "2019-02-28, 1M, 1, 2019-03-31", // a month end stays one
    "2020-01-30, 1M, 1, 2020-02-29",
    "2020-01-30, 1M, 2, 2020-03-30",
    "2019-12-31, 1Q, 1, 2020-03-31",
    "2020-02-29, 1Y, 1, 2021-02-28",
    "2020-02-28, 1d, 2, 2020-03-01",
    "2020-02-29, 2w, -1, 2020-02-15"
  })
  void stepsFollowTheCalendar(LocalDate start, String frequency, long steps, LocalDate expected) {
    assertThat(Frequency.parse(frequency).orElseThrow().plus(start.atStartOfDay(), steps))
        .isEqualTo(expected.atStartOfDay());
  }

  @Test
  void stepsBelowADayKeepTheTime() {
    LocalDateTime start = LocalDateTime.of(2016, 7, 1, 23, 45);
    assertThat(new Frequency(15, Frequency.Unit.MINUTE).plus(start, 2))
        .isEqualTo(LocalDateTime.of(2016, 7, 2, 0, 15));
  }

  @Test
  void theEstimateOrdersFrequencies() {
    assertThat(new Frequency(2, Frequency.Unit.HOUR).estimate()).isEqualTo(Duration.ofHours(2));
    assertThat(new Frequency(1, Frequency.Unit.QUARTER).estimate())
        .isEqualTo(new Frequency(3, Frequency.Unit.MONTH).estimate());
  }

  @Test
  void aDayOrLongerNeedsNoTimeOfDay() {
    assertThat(new Frequency(1, Frequency.Unit.HOUR).isCalendarDayOrLonger()).isFalse();
    assertThat(new Frequency(1, Frequency.Unit.DAY).isCalendarDayOrLonger()).isTrue();
    assertThat(new Frequency(1, Frequency.Unit.YEAR).isCalendarDayOrLonger()).isTrue();
  }

  @Test
  void aCountBelowOneIsRefused() {
    assertThatThrownBy(() -> new Frequency(0, Frequency.Unit.DAY))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
