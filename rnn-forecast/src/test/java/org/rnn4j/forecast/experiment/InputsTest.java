package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Frequency;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.run.RunFolder;
import org.rnn4j.forecast.split.Split;

/** What a model sees beside the columns of the data, from a spec to its run folder. */
class InputsTest {

  @TempDir private Path folder;

  // Two years of days: 10, on Sundays 4, on the first of May 0.
  private Path spec(String inputs) throws IOException {
    StringBuilder days = new StringBuilder("day,y\n");
    for (int d = 0; d < 900; d++) {
      LocalDate day = LocalDate.of(2021, 1, 1).plusDays(d);
      boolean may = day.getMonthValue() == 5 && day.getDayOfMonth() == 1;
      int value = may ? 0 : day.getDayOfWeek().getValue() == 7 ? 4 : 10;
      days.append(day).append(',').append(value).append('\n');
    }
    Files.writeString(folder.resolve("days.csv"), days);
    Files.writeString(
        folder.resolve("holidays.csv"),
        "date,name\n2021-05-01,May\n2022-05-01,May\n2023-05-01,May\n2023-05-09,New\n");
    return Files.writeString(
        folder.resolve("spec.yaml"),
        """
        version: 1
        data:
          source: csv
          path: days.csv
          time: day
          targets: [y]
          split: {validation: 60, test: 100}
        task: {lookback: 14, horizon: 7}
        """
            + inputs);
  }

  private ExperimentResult baselines(Path spec, String run) {
    try (RunFolder into = RunFolder.create(folder.resolve(run))) {
      return Experiment.read(spec, List.of(), Registry.installed())
          .baselinesOnly(RunSettings.into(into), ProgressListener.silent());
    }
  }

  @Test
  void whatIsChosenIsWrittenOutAndRunningThatAgainGivesTheSame() throws IOException {
    Path spec = spec("inputs: {lags: auto, calendar: auto, holidays: holidays.csv}\n");

    baselines(spec, "first");
    String written = Files.readString(folder.resolve("first/experiment.yaml"));
    baselines(folder.resolve("first/experiment.yaml"), "second");

    assertThat(written)
        .contains("  lags: [1, 2, 3, 7, 14, 21, 28, 364]\n")
        .contains("  calendar: [day-of-week, day-of-year]\n")
        .contains("  holidays: {path: \"../holidays.csv\", columns: each, around: 0}\n")
        .contains("name: linear-inputs");
    assertThat(Files.readString(folder.resolve("second/experiment.yaml"))).isEqualTo(written);
    assertThat(Files.readString(folder.resolve("first/run.json"))).contains("holidays.csv");
    assertThat(Files.readString(folder.resolve("second/metrics.json")))
        .isEqualTo(Files.readString(folder.resolve("first/metrics.json")));
  }

  @Test
  void aHolidayThatTrainingNeverSeesIsLeftOutAndSaidSo() throws IOException {
    CheckedExperiment checked =
        Experiment.read(spec("inputs: {holidays: holidays.csv}\n"), List.of(), Registry.installed())
            .check();

    assertThat(checked.warnings())
        .anySatisfy(w -> assertThat(w.message()).isEqualTo("training never sees 'New': left out"));
    assertThat(checked.facts()).containsEntry("holidays", "1 name, 2021-05-01 to 2023-05-09");
  }

  @Test
  void holidaysThatCannotBeWhatIsMeantAreRefused() throws IOException {
    Path spec = spec("inputs: {holidays: {path: holidays.csv, around: 1}}\n");
    Path holidays = folder.resolve("holidays.csv");

    Files.writeString(holidays, "date,name\n2021-05-01,May\n2022-05-02,May+1\n");
    assertThatThrownBy(() -> checked(spec))
        .hasMessageContaining("inputs.holidays: two of their columns are called 'holiday.May+1'");
    Files.writeString(holidays, "date,name\n2031-05-01,May\n");
    assertThatThrownBy(() -> checked(spec))
        .hasMessageContaining("inputs.holidays: none of them is in the training part");
    Files.writeString(holidays, "date,name\n2021-05-01,May\n");
    assertThatThrownBy(() -> weekly(Map.of("path", holidays.toString(), "around", 1)).check())
        .hasMessageContaining("the steps are longer than a day");
    assertThat(weekly(Map.of("path", holidays.toString())).check().facts())
        .containsEntry("holidays", "1 name, 2021-05-01 to 2021-05-01");
    Files.delete(holidays);
    assertThatThrownBy(() -> checked(spec)).hasMessageContaining("no such file of holidays");
  }

  private static CheckedExperiment checked(Path spec) {
    return Experiment.read(spec, List.of(), Registry.installed()).check();
  }

  private static Experiment weekly(Map<String, Object> holidays) {
    TimeSeries series =
        TimeSeries.owning(
            "weeks",
            TimeIndex.dated(
                LocalDate.of(2021, 1, 3).atStartOfDay(), Frequency.parse("1w").orElseThrow()),
            Column.targets("y"),
            new double[][] {IntStream.range(0, 120).mapToDouble(t -> t % 5).toArray()});
    return Experiment.builder()
        .series(series)
        .split(Split.lastSteps(12, 12))
        .lookback(12)
        .horizon(3)
        .baselines("naive")
        .set("inputs.holidays", holidays)
        .build();
  }

  @Test
  void aListOfHolidaysThatEndsBeforeTheDataIsWarnedOf() throws IOException {
    Path spec = spec("inputs: {holidays: holidays.csv}\n");
    Files.writeString(
        folder.resolve("holidays.csv"), "date,name\n2021-05-01,May\n2022-05-01,May\n");

    CheckedExperiment checked = Experiment.read(spec, List.of(), Registry.installed()).check();

    assertThat(checked.warnings())
        .anySatisfy(
            w ->
                assertThat(w.message())
                    .contains("2021-05-01 to 2022-05-01")
                    .contains("in the other years there is no holiday"));
  }

  @Test
  void theRegressionKnowsWeekdaysAndHolidays() throws IOException {
    baselines(
        spec(
            """
            inputs: {lags: [7], calendar: [day-of-week], holidays: holidays.csv}
            baselines: [linear, {type: linear, name: known, inputs: all, ridge: 1e-9}]
            metrics: [mae]
            """),
        "run");

    String leaderboard = Files.readString(folder.resolve("run/leaderboard.csv"));
    List<String> rows = leaderboard.lines().toList();
    assertThat(rows.get(1)).startsWith("known,");
    double known = Double.parseDouble(rows.get(1).split(",")[1]);
    double bare = Double.parseDouble(rows.get(2).split(",")[1]);
    assertThat(known).isLessThan(bare / 2);
  }

  @Test
  void aCalendarOfNumbersIsRefusedAndAutoIsNone() {
    ExperimentBuilder counted =
        Experiment.builder()
            .series(Experiments.sine("a", 120))
            .split(Split.lastSteps(12, 12))
            .lookback(12)
            .horizon(3)
            .baselines("naive");

    assertThatThrownBy(() -> counted.set("inputs.calendar", List.of("day-of-week")).build().check())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("inputs.calendar")
        .hasMessageContaining("numbers and have no calendar");
    assertThat(counted.set("inputs.calendar", "auto").build().check().facts())
        .containsEntry("calendar", "auto: none");
    assertThatThrownBy(() -> counted.set("inputs.calendar", List.of("day-of-wek")).build())
        .hasMessageContaining("did you mean 'day-of-week'");
  }
}
