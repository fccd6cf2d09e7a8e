package org.rnn4j.forecast.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.api.series.Frequency;
import org.rnn4j.api.series.TimeIndex;

/** Which day of the month monthly stamps are on. */
class MonthlyStampsTest extends StampFiles {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "2021-02-28 2021-03-28 2021-04-28 | 1M | 2021-05-28",
        "2021-02-28 2021-03-31 2021-04-30 | 1M | 2021-05-31",
        "2021-02-28 2021-03-30 2021-04-30 | 1M | 2021-05-30",
        "2021-02-28 2021-03-29 2021-04-29 | 1M | 2021-05-29",
        "2021-04-30 2021-05-30 2021-06-30 | 1M | 2021-07-30",
        "2021-04-30 2021-05-31 2021-06-30 | 1M | 2021-07-31",
        "2021-12-30 2022-01-30 2022-02-28 | 1M | 2022-03-30",
        "2021-02-28 2021-05-28 2021-08-28 | 1Q | 2021-11-28",
        "2021-02-28 2021-05-31 2021-08-31 | 1Q | 2021-11-30",
        "2021-06-30 2021-09-30 2021-12-30 | 1Q | 2022-03-30",
        "2019-02-28 2020-02-28 2021-02-28 | 1Y | 2022-02-28",
        "2019-02-28 2020-02-29 2021-02-28 | 1Y | 2022-02-28",
        "2023-02-28 2024-02-28 2025-02-28 | 1Y | 2026-02-28",
        "2021-02-28 2022-02-28 2023-02-28 | 1Y | 2024-02-29",
        "2021-02-28T00:00:00Z 2021-03-28T00:00:00Z | 1M | 2021-04-28T00:00:00Z"
      })
  void areOnTheDayThatAllOfThemSay(String stamps, String frequency, String next) {
    String[] all = stamps.split(" ");
    for (CsvColumns columns : List.of(BY_DATE, BY_DATE.frequency(frequency))) {
      TimeIndex time = time(file(all), columns);
      assertThat(time.frequency()).map(Frequency::toString).contains(frequency);
      assertThat(labels(time, all.length)).containsExactly(all);
      assertThat(time.label(all.length)).isEqualTo(next);
    }
  }

  @Test
  void aWrongDayIsNamedWhereItStands() {
    assertThat(
            problem(
                file("2021-02-28", "2021-03-28", "2021-04-29", "2021-05-28"),
                BY_DATE.frequency("1M")))
        .contains("row 4", "2021-04-29 is not a whole number of steps (1M)");
  }

  @Test
  void aMonthThatHasTheDayAndEndsLaterIsNotOnIt() {
    assertThat(problem("2021-01-31", "2021-02-28", "2021-03-30"))
        .contains("is not a whole number of steps");
  }

  @Test
  void aSeriesOfOneStampIsOnTheDayOfTheOthers() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("long.csv"),
            "id,date,y\na,2021-02-28,1\nb,2021-03-28,1\nb,2021-04-28,1\n");
    assertThat(time(file, BY_DATE.id("id")).label(1)).isEqualTo("2021-03-28");
  }
}
