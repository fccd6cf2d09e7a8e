package org.rnn4j.forecast.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.series.Frequency;

class AutoInputsTest {

  private static List<Integer> lags(String frequency, int season, int... lengths) {
    return AutoLags.of(Frequency.parse(frequency), season, lengths);
  }

  private static List<CalendarField> fields(String frequency, String from, String to) {
    return AutoFields.of(
        Frequency.parse(frequency).orElseThrow(),
        LocalDateTime.parse(from + "T00:00"),
        LocalDateTime.parse(to + "T00:00"));
  }

  @Test
  void lagsAreTheLastStepsAndWholeCyclesAgo() {
    assertThat(lags("1d", 7, 5000)).containsExactly(1, 2, 3, 7, 14, 21, 28, 364, 728);
    assertThat(lags("1h", 24, 5000)).containsExactly(1, 2, 3, 24, 48, 72, 96, 168, 336);
    assertThat(lags("1M", 12, 200)).containsExactly(1, 2, 3, 12, 24, 36, 48);
    assertThat(lags("1w", 52, 300)).containsExactly(1, 2, 3, 52, 104);
    assertThat(AutoLags.of(Optional.empty(), 1, new int[] {100})).containsExactly(1, 2, 3);
  }

  @Test
  void noLagIsLongerThanHalfOfTheUsualTrainingPart() {
    assertThat(lags("1d", 7, 30)).containsExactly(1, 2, 3, 7, 14);
    assertThat(lags("1d", 7, 0, 30, 5000, 30)).containsExactly(1, 2, 3, 7, 14);
    assertThat(lags("1d", 7, 2)).containsExactly(1);
  }

  @Test
  void aFieldIsOneThatTrainingSeesTwoTurnsOf() {
    assertThat(fields("1d", "2020-01-01", "2024-01-01"))
        .containsExactly(CalendarField.DAY_OF_WEEK, CalendarField.DAY_OF_YEAR);
    assertThat(fields("1d", "2020-01-01", "2021-11-01")).containsExactly(CalendarField.DAY_OF_WEEK);
    assertThat(fields("1h", "2020-01-01", "2020-03-01"))
        .containsExactly(CalendarField.HOUR_OF_DAY, CalendarField.DAY_OF_WEEK);
    assertThat(fields("1B", "2020-01-01", "2024-01-01"))
        .containsExactly(CalendarField.DAY_OF_WEEK, CalendarField.DAY_OF_YEAR);
    assertThat(fields("1w", "2020-01-01", "2024-01-01"))
        .containsExactly(CalendarField.WEEK_OF_YEAR);
    assertThat(fields("1M", "2020-01-01", "2024-01-01")).containsExactly(CalendarField.MONTH);
    assertThat(fields("1Q", "2020-01-01", "2024-01-01")).containsExactly(CalendarField.QUARTER);
    assertThat(fields("1Y", "1920-01-01", "2024-01-01")).isEmpty();
  }
}
