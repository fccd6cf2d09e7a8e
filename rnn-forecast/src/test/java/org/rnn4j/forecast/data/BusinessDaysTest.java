package org.rnn4j.forecast.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.Frequency;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.data.CsvColumns.Missing;

/** Data of days from Monday to Friday. */
class BusinessDaysTest extends StampFiles {

  private static final Frequency BUSINESS_DAY = new Frequency(1, Frequency.Unit.BUSINESS_DAY);

  @Test
  void areInferredWhereAMondayFollowsAFriday() {
    Dataset dataset =
        CsvSource.readDataset(
            file("2021-01-07", "2021-01-08", "2021-01-11", "2021-01-12", "2021-01-13"), BY_DATE);
    assertThat(dataset.frequency()).contains(BUSINESS_DAY);
    assertThat(dataset.season()).isEqualTo(5);
    assertThat(labels(dataset.series().get(0).time(), 8))
        .endsWith("2021-01-14", "2021-01-15", "2021-01-18");
    assertThat(
            CsvSource.readDataset(file("2021-01-06", "2021-01-07", "2021-01-08"), BY_DATE)
                .frequency())
        .as("three days of one week may be any")
        .contains(new Frequency(1, Frequency.Unit.DAY));
    assertThat(problem("2021-01-08", "2021-01-09", "2021-01-10", "2021-01-12", "2021-01-15"))
        .as("with a Saturday they are not")
        .contains("1 row is missing between 2021-01-10 and 2021-01-12 at a frequency of 1d");
  }

  @Test
  void aHolidayIsAGap() {
    String[] days = {
      "2021-01-07", "2021-01-08", "2021-01-12", "2021-01-13", "2021-01-15", "2021-01-18"
    };
    CsvColumns columns = BY_DATE.frequency("B");
    assertThat(problem(file(days), columns))
        .contains("1 row is missing between 2021-01-08 and 2021-01-12 at a frequency of 1B")
        .contains("(2 gaps, before rows 4, 6)");
    TimeSeries series = CsvSource.read(file(days), columns.missing(Missing.MASK));
    assertThat(series.copy(0, 0, 8)).containsExactly(0, 1, Double.NaN, 2, 3, Double.NaN, 4, 5);
  }

  @Test
  void aWeekendIsRefusedWhereTheSpecSaysBusinessDays() {
    assertThat(problem(file("2021-01-07", "2021-01-08", "2021-01-09"), BY_DATE.frequency("1B")))
        .contains("row 4, column 'date': 2021-01-09 is not a business day, as data.frequency says");
    assertThat(problem(file("2021-01-07", "2021-01-08", "2021-01-11"), BY_DATE.frequency("1d")))
        .contains("2 rows are missing between 2021-01-08 and 2021-01-11")
        .contains("set frequency: B for business days")
        .doesNotContain("interpolate");
    InputException custom =
        catchThrowableOfType(InputException.class, () -> CsvColumns.targets("y").frequency("C"));
    assertThat(custom).hasMessageContaining("write B for Monday to Friday");
  }

  @Test
  void areCountedAsTheSlowWayCountsThem() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      LocalDate start = LocalDate.ofEpochDay(random.nextInt(60_000) - 30_000);
      while (isWeekend(start)) {
        start = start.plusDays(1);
      }
      int steps = random.nextInt(41) - 20;
      LocalDate slow = start;
      for (int left = Math.abs(steps); left > 0; ) {
        slow = slow.plusDays(Integer.signum(steps));
        left -= isWeekend(slow) ? 0 : 1;
      }
      assertThat(BUSINESS_DAY.plus(start.atTime(9, 30), steps)).isEqualTo(slow.atTime(9, 30));
      long seconds = 86_400;
      assertThat(BusinessDays.between(start.toEpochDay() * seconds, slow.toEpochDay() * seconds))
          .isEqualTo(steps);
    }
    assertThat(BusinessDays.between(0, 43_200)).isEqualTo(-1);
  }

  private static boolean isWeekend(LocalDate day) {
    return List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(day.getDayOfWeek());
  }
}
