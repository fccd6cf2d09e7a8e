package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Time stamps from a file to the forecasts of a trained model, and what it refuses of them. */
class TimeOfForecastsTest extends CommandLineTestCase {

  private static final String DAYS =
      """
      version: 1
      name: days
      data: {source: csv, path: days.csv, time: day, targets: [y], split: {train-until: 2021-01-15}}
      task: {lookback: 1, horizon: 2}
      model: {layers: [{cell: gru, units: 2}]}
      training: {epochs: 1}
      baselines: [naive]
      metrics: [mae]
      """;

  private static String rows(String start, int count, long hours) {
    StringBuilder csv = new StringBuilder("day,y\n");
    for (int t = 0; t < count; t++) {
      OffsetDateTime time = OffsetDateTime.parse(start).plusHours(t * hours);
      csv.append(time.toString().replaceFirst("(T\\d\\d:\\d\\d)\\+", "$1:00+"));
      csv.append(',').append(t * 7 % 5).append('\n');
    }
    return csv.toString();
  }

  private Path trained() {
    write("days.csv", rows("2021-01-01T00:00+01:00", 20, 24));
    Path run = folder.resolve("run");
    JvmProcess.Output output =
        rnn("run", write("days.yaml", DAYS), "--out", run, "--quiet", "--threads", 1);
    assertThat(output.code()).as(output.err()).isZero();
    return run;
  }

  private String refused(Path run, String content) {
    JvmProcess.Output output = rnn("forecast", run, "--input", write("new.csv", content));
    assertThat(output.code()).as(output.out()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(output.out()).isEmpty();
    return output.err();
  }

  @Test
  void aModelRemembersTheTimeOfItsDataAndOneRowIsEnough() throws IOException {
    Path run = trained();
    List<String> forecasts = Files.readAllLines(run.resolve("forecasts.csv"));
    assertThat(forecasts.get(1))
        .startsWith("days,2021-01-16T00:00:00+01:00,2021-01-15T00:00:00+01:00,1,");

    Path one = write("one.csv", "day,y\n2021-06-30T00:00:00+02:00,3\n");
    JvmProcess.Output output = rnn("forecast", run, "--input", one);
    assertThat(output.code()).as(output.err()).isZero();
    assertThat(output.out())
        .contains("2021-07-01T00:00:00+02:00,1,", "2021-07-02T00:00:00+02:00,2,");

    assertThat(refused(run, rows("2021-02-01T00:00+01:00", 5, 168)))
        .contains("new.csv: row 3", "the time stamps are 1w apart", "the model was trained on 1d");
    assertThat(refused(run, rows("2021-02-01T00:00+01:00", 5, 1)))
        .contains("the time stamps are 1h apart", "the model was trained on 1d");
    assertThat(refused(run, "day,y\n2021-02-01,3\n2021-02-02,4\n"))
        .contains("dates without a UTC offset; the model was trained on dates with a UTC offset");
    assertThat(refused(run, "day,y\n1,3\n2,4\n")).contains("whole numbers; the model was trained");
    for (String content :
        List.of(
            "day,y\n2021-02-01T00:00:00Z,3\n2021-02-02T00:00:00Z,\n",
            "day,y\n2021-02-01T00:00:00Z,3\n2021-02-02T00:00:00Z,4\n2021-02-04T00:00:00Z,4\n",
            "day,y\n2021-02-02T00:00:00Z,3\n2021-02-01T00:00:00Z,4\n",
            "day,y\n2021-02-02T00:00:00Z,3\n2021-02-02T00:00:00Z,4\n")) {
      assertThat(refused(run, content)).doesNotContain("data.", "set ", "missing:", "duplicates:");
    }
  }

  @Test
  void aPatternOrAFrequencyThatIsNoneIsRefusedWhereItStandsBeforeAnythingIsRead() {
    Path spec =
        write("days.yaml", DAYS.replace("time: day,", "time: day, time-format: dd/mm/yyyy,"));
    assertThat(rnn("validate", spec).err())
        .startsWith(
            spec + ":3:61 data.time-format: 'dd/mm/yyyy' makes no time stamp: mm is minutes")
        .doesNotContain("days.csv");
    write("days.yaml", DAYS.replace("time: day,", "time: day, frequency: D-ABC,"));
    assertThat(rnn("validate", spec).err())
        .startsWith(spec + ":3:59 data.frequency: 'D-ABC' is not a frequency; 'ABC' is no anchor");
  }
}
