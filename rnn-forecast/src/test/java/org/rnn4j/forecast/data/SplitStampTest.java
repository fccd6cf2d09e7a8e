package org.rnn4j.forecast.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.series.TimeIndex;

/** Time stamps that stand in several columns. */
class SplitStampTest extends StampFiles {

  private Path split(String header, String... rows) throws IOException {
    StringBuilder text = new StringBuilder(header).append(",y\n");
    for (String row : rows) {
      text.append(row).append(",1\n");
    }
    return Files.writeString(folder.resolve("split.csv"), text);
  }

  private static CsvColumns by(String... columns) {
    return CsvColumns.targets("y").time(List.of(columns));
  }

  @Test
  void partsOfADateMakeOne() throws IOException {
    TimeIndex hours =
        time(
            split("hour,year,month,day", "22,2010,1,31", "23,2010,1,31", "0,2010,2,1"),
            by("year", "month", "day", "hour"));
    assertThat(labels(hours, 4)).endsWith("2010-02-01 00:00:00", "2010-02-01 01:00:00");
    TimeIndex days = time(split("y1,m,d", "1969,1,30", "1969,01,31"), by("y1", "m", "d"));
    assertThat(labels(days, 3)).endsWith("1969-02-01");
    TimeIndex months = time(split("a,b", "2020,Nov", "2020,december"), by("a", "b"));
    assertThat(labels(months, 3)).endsWith("2021-01-01");
    assertThat(months.cadence().distance()).isEqualTo("1M");
  }

  @Test
  void aDateAndATimeMakeOneAsAPatternHasThem() throws IOException {
    assertThat(
            time(split("d,t", "2006-12-16,17:24:00", "2006-12-16,17:25:00"), by("d", "t")).label(2))
        .isEqualTo("2006-12-16 17:26:00");
    assertThat(
            time(
                    split("d,t", "16/12/2006,5", "16/12/2006,6"),
                    by("d", "t").timeFormat("dd/MM/yyyy H"))
                .label(2))
        .isEqualTo("2006-12-16 07:00:00");
  }

  @Test
  void whatMakesNoneIsRefusedWithItsRow() throws IOException {
    CsvColumns columns = by("year", "month", "day");
    assertThat(problem(split("year,month,day", "2021,2,28", "2021,2,29"), columns))
        .contains(
            "row 3, column 'year': '2021 2 29' names a day or a time that there is not; correct"
                + " it");
    assertThat(problem(split("year,month,day", "2021,2,28", "21,3,1", "2021,3,2"), columns))
        .contains(
            "row 3, column 'year': '21 3 1' is not a time stamp; expected the columns of year");
    assertThat(problem(split("year,month,day", "2021,2,28", "2021,,1", "2021,3,2"), columns))
        .contains("row 3, column 'year': '2021  1' is not a time stamp");
    assertThat(problem(split("year,month", "2021,2"), columns))
        .contains("column 'day': there is no such column");
    assertThat(refusal(() -> by("a", "b", "c", "d", "e", "f", "g")))
        .isEqualTo(
            "time: it names 7 columns; expected at most year, month, day, hour, minute and second");
  }

  @Test
  void everyDayAndTimeIsReadAsTheCalendarHasIt() {
    Random random = new Random(5);
    int right = 0;
    for (int round = 0; round < 5000; round++) {
      int[] parts = {
        1900 + random.nextInt(200),
        random.nextInt(14),
        random.nextInt(33),
        random.nextInt(26),
        random.nextInt(62),
        random.nextInt(62)
      };
      String text = String.join(" ", IntStream.of(parts).mapToObj(Integer::toString).toList());
      long expected = TimeStamps.NONE;
      try {
        expected =
            LocalDateTime.of(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5])
                .toEpochSecond(ZoneOffset.UTC);
        right++;
      } catch (DateTimeException e) {
        // there is no such day or time
      }
      assertThat(SplitStamp.read(text)).as(text).isEqualTo(expected);
    }
    assertThat(right).isBetween(2000, 4999);
  }
}
