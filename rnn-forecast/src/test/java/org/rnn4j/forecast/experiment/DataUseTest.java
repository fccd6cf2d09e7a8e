package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Frequency;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.report.Scores;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.run.RunFolder;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Split;
import org.rnn4j.forecast.text.Json;

/** What was used of the data is said wherever they are loaded. */
class DataUseTest {

  @TempDir private Path folder;

  private static TimeSeries days(String id, String first, int length) {
    double[] values = new double[length];
    for (int t = 0; t < length; t++) {
      values[t] = 10 + t % 7 + 0.1 * StrictMath.sin(t);
    }
    TimeIndex time =
        TimeIndex.dated(LocalDateTime.parse(first + "T00:00"), Frequency.parse("1d").orElseThrow());
    return TimeSeries.owning(id, time, Column.targets("y"), new double[][] {values});
  }

  private static ExperimentBuilder experiment(TimeSeries... series) {
    return Experiment.builder()
        .series(series)
        .lookback(3)
        .horizon(2)
        .baselines("naive", "linear")
        .metrics("mae")
        .layer(Layer.recurrent("simple").units(2))
        .epochs(1);
  }

  private static List<String> warnings(ExperimentBuilder experiment) {
    return experiment.build().check().warnings().stream().map(Problem::toString).toList();
  }

  @Test
  void valuesMissingAtTheStartAreCutOffWhereTheAdviceIsFollowed() throws IOException {
    StringBuilder text = new StringBuilder("date,y\n");
    for (int t = 1; t <= 28; t++) {
      text.append(String.format("2021-02-%02d,%s%n", t, t < 4 ? "" : t == 9 ? "NA" : t % 7 + 1));
    }
    Files.writeString(folder.resolve("late.csv"), text);
    ExperimentBuilder experiment =
        Experiment.builder()
            .source(
                "csv",
                Map.of(
                    "path",
                    folder.resolve("late.csv").toString(),
                    "time",
                    "date",
                    "targets",
                    List.of("y"),
                    "missing",
                    "interpolate"))
            .lookback(3)
            .horizon(2)
            .baselines("naive")
            .metrics("mae")
            .layer(Layer.recurrent("simple").units(2))
            .epochs(1)
            .split(Split.lastSteps(4, 8));
    assertThatThrownBy(() -> experiment.build().check())
        .isInstanceOf(InputException.class)
        .hasMessageContaining(
            "column 'y': the first 3 values are missing, and there is none before")
        .hasMessageContaining("set data.from: 2021-02-04");
    assertThat(experiment.from("2021-02-04").build().check().facts().get("kept"))
        .contains("left out 3 steps before");
  }

  @Test
  void aCountedTrainingPartIsTheLatestAndWhatIsLeftOutIsSaidEverywhere() throws IOException {
    ExperimentBuilder experiment =
        experiment(days("a", "2020-01-01", 400)).split(Split.lastSteps(50, 20, 10));
    List<String> heard = new ArrayList<>();
    ExperimentResult result;
    try (var run = RunFolder.create(folder.resolve("run"))) {
      result =
          experiment
              .build()
              .run(
                  RunSettings.into(run),
                  new ProgressListener() {
                    @Override
                    public void warning(Problem problem) {
                      heard.add(problem.toString());
                    }
                  });
    }
    assertThat(result.dataLines())
        .containsExactly(
            "read        1 series, 400 steps, 2020-01-01 to 2021-02-03",
            "train       1 series, 50 steps, 2020-11-16 to 2021-01-04, 46 windows",
            "validation  1 series, 20 steps, 2021-01-05 to 2021-01-24, 19 windows",
            "test        1 series, 10 steps, 2021-01-25 to 2021-02-03, 9 windows",
            "in no part  1 series, 320 steps, 2020-01-01 to 2020-11-15");
    String warning =
        "data.split: the oldest 320 steps, 2020-01-01 to 2020-11-15, are in no part and not used;"
            + " make train larger";
    assertThat(heard).singleElement().asString().startsWith(warning);
    assertThat(result.report().orElseThrow().warnings()).isEqualTo(heard);
    assertThat(warnings(experiment)).singleElement().asString().startsWith(warning);
    assertThat(Files.readString(folder.resolve("run/run.log")))
        .contains(
            warning,
            "read: 1 series, 400 steps, 2020-01-01 to 2021-02-03\n",
            "test: 1 series, 10 steps, 2021-01-25 to 2021-02-03, 9 windows\n");
    Map<String, Object> json = Json.read(folder.resolve("run/run.json"));
    assertThat(json.get("warnings")).asString().contains(warning);
    assertThat(json.get("data")).asString().contains("read={series=1, steps=400, from=2020-01-01");
    assertThat(json.get("parts"))
        .asString()
        .contains(
            "train={series=1, steps=50, from=2020-11-16, to=2021-01-04, windows=46",
            "in-no-part={series=1, steps=320, from=2020-01-01, to=2020-11-15}");
  }

  @Test
  void stepsOfNoPartChangeNothing() {
    Split split = Split.lastSteps(50, 20, 10);
    Scores long400 = scores(experiment(days("a", "2020-01-01", 400)).split(split));
    Scores cut = scores(experiment(days("a", "2020-01-01", 400)).split(split).from("2020-11-16"));
    Scores rest =
        scores(
            experiment(days("a", "2020-01-01", 400))
                .from("2020-11-16")
                .split(Split.lastSteps(20, 10)));
    for (String forecaster : List.of("model", "naive", "linear")) {
      assertThat(cut.get(forecaster, "mae")).isEqualTo(long400.get(forecaster, "mae"));
      assertThat(rest.get(forecaster, "mae")).isEqualTo(long400.get(forecaster, "mae"));
    }
  }

  private static Scores scores(ExperimentBuilder experiment) {
    return experiment.build().run(ProgressListener.silent()).scores(Part.TEST).orElseThrow();
  }

  @Test
  void aPeriodIsSaidWithCountsAndSeriesThatItLeavesNothingOf() {
    ExperimentBuilder experiment =
        experiment(
                days("a", "2020-01-01", 400),
                days("b", "2020-06-01", 200),
                days("old", "2019-01-01", 300))
            .from("2020-07")
            .to("2020-11-30")
            .split(Split.lastSteps(20, 10));
    assertThat(experiment.build().check().facts())
        .containsEntry("read", "3 series, 900 steps, 2019-01-01 to 2021-02-03")
        .containsEntry(
            "kept",
            "from 2020-07 up to 2020-11-30: 2 series, 306 steps, 2020-07-01 to 2020-11-30;"
                + " left out 512 steps before and 82 behind, and with them all of series 'old'")
        .containsEntry("test", "2 series, 20 steps, 2020-11-21 to 2020-11-30, 18 windows");
    assertThat(warnings(experiment))
        .containsExactly(
            "data.from: series 'old' has no step from 2020-07 up to 2020-11-30 and is left out");
  }

  @Test
  void seriesWithoutWindowsAreNamedForEachPart() {
    TimeSeries[] series = new TimeSeries[8];
    series[0] = days("long", "2020-01-01", 40);
    for (int s = 1; s < series.length; s++) {
      series[s] = days("new-" + s, "2020-02-01", 9);
    }
    assertThat(warnings(experiment(series).split(Split.lastSteps(0, 5))))
        .containsExactly(
            "data.split: 7 series ('new-1', 'new-2', 'new-3', 'new-4', 'new-5', ...) have no"
                + " training window, which takes lookback 3 + horizon 2 steps: nothing is learned"
                + " from them");
    assertThat(warnings(experiment(series[0], series[1]).split(Split.fractions(0.1, 0.1))))
        .anySatisfy(w -> assertThat(w).contains("series 'new-1' has no validation window"))
        .anySatisfy(
            w -> assertThat(w).contains("series 'new-1' has no test window", "it is not measured"));
  }

  @Test
  void seriesThatAreTooShortForAnythingAreLeftOutAndChangeNothing() throws IOException {
    TimeSeries[] good = {days("a", "2020-01-01", 60), days("b", "2020-01-01", 60)};
    TimeSeries[] series = new TimeSeries[8];
    series[0] = good[0];
    series[1] = days("cut", "2020-02-25", 5);
    for (int s = 2; s < 7; s++) {
      series[s] = days("tiny-" + s, "2020-02-26", 4);
    }
    series[7] = good[1];
    ExperimentBuilder all = experiment(series).split(Split.lastSteps(0, 4)).lookback(4);
    assertThat(warnings(all))
        .containsExactly(
            "data.split: 5 series ('tiny-2', 'tiny-3', 'tiny-4', 'tiny-5', 'tiny-6') are left out"
                + " of everything: the split (validation 0, test 4) leaves nothing for training",
            "data: series 'cut' is left out of everything: fewer steps than lookback 4 + horizon 2"
                + " = 6");
    assertThat(all.build().check().facts())
        .containsEntry("read", "8 series, 145 steps, 2020-01-01 to 2020-02-29")
        .containsEntry("test", "2 series, 8 steps, 2020-02-26 to 2020-02-29, 6 windows");
    ExperimentBuilder rest = experiment(good).split(Split.lastSteps(0, 4)).lookback(4);
    for (String forecaster : List.of("model", "naive", "linear")) {
      assertThat(scores(all).get(forecaster, "mae")).isEqualTo(scores(rest).get(forecaster, "mae"));
    }
    try (var run = RunFolder.create(folder.resolve("run"))) {
      all.build().run(RunSettings.into(run), ProgressListener.silent());
    }
    assertThat(Json.read(folder.resolve("run/run.json")).get("parts"))
        .asString()
        .contains("series-left-out=[tiny-2, tiny-3, tiny-4, tiny-5, tiny-6, cut]");
    assertThat(Files.readString(folder.resolve("run/run.log")))
        .contains("data: series 'cut' is left out of everything");
  }

  @Test
  void countsThatCutSeriesAtDifferentDatesAreWarnedOf() {
    TimeSeries[] series = {days("a", "2014-01-01", 400), days("b", "2018-01-01", 400)};
    String warning =
        "data.split: the series end at different dates: training goes to 2019-01-25, test begins"
            + " 2015-01-26; train-until cuts all series at one date";
    assertThat(warnings(experiment(series).split(Split.lastSteps(0, 10)))).containsExactly(warning);
    assertThat(warnings(experiment(series).split(Split.fractions(0, 0.025))))
        .containsExactly(warning);
    assertThat(
            warnings(
                experiment(series[0], days("c", "2014-06-01", 249)).split(Split.lastSteps(0, 10))))
        .as("both end on the same day")
        .isEmpty();
  }

  @Test
  void wholeSeriesOfNoPartAreNamed() {
    ExperimentBuilder waves = Experiments.waves().split(Split.series(140, 40, 18));
    assertThat(warnings(waves))
        .singleElement()
        .asString()
        .startsWith(
            "data.split: 2 series ('wave-00198', 'wave-00199'), the last 2 of 200, are in no part"
                + " and not used");
    assertThat(warnings(Experiments.waves())).isEmpty();
  }

  @Test
  void theBaselineThatIsHardestToBeatIsNotLeftOutInSilence() {
    TimeSeries[] long3000 = {days("a", "2010-01-01", 3000)};
    ExperimentBuilder bare =
        Experiment.builder().series(long3000).split(Split.lastSteps(0, 20)).horizon(2);
    assertThat(warnings(bare.lookback(2001)))
        .singleElement()
        .asString()
        .startsWith(
            "baselines: 'linear' is not among the default ones here: of its 2001 inputs, lookback"
                + " times columns, at most 2000 are quickly fitted;");
    assertThat(warnings(bare.lookback(2000))).isEmpty();
    assertThat(warnings(bare.lookback(2001).baselines("naive"))).isEmpty();
  }

  @Test
  void stampsThatMustBeMisreadAreAskedAbout() {
    Split split = Split.lastSteps(0, 5);
    assertThat(warnings(experiment(days("a", "2968-01-01", 40)).split(split)))
        .containsExactly(
            "data: the last time stamp, 2968-02-09, lies in the future; if it was misread, write"
                + " years with four digits, or say in time-format how the stamps are written");
    assertThat(warnings(experiment(days("a", "0024-01-01", 40)).split(split)))
        .singleElement()
        .asString()
        .startsWith("data: the first time stamp, 0024-01-01, is of an early year;");
    assertThat(warnings(experiment(days("a", "1749-01-01", 40)).split(split))).isEmpty();
    assertThat(warnings(experiment(days("a", "2020-01-01", 40)).split(split))).isEmpty();
  }
}
