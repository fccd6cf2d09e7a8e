package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.BitSet;
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
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Split;

/** A backtest: some cutoffs of the test part instead of all of them. */
class BacktestTest {

  @TempDir private Path folder;

  /** Days from the first of January 2024 on; each value tells its step and its series. */
  private static TimeSeries days(String id, int firstDay, int length, double level) {
    double[] values = new double[length];
    for (int t = 0; t < length; t++) {
      values[t] = level + t + 5 * ((t * t) % 7);
    }
    LocalDateTime start = LocalDate.of(2024, 1, 1).plusDays(firstDay).atStartOfDay();
    return TimeSeries.owning(
        id,
        TimeIndex.dated(start, Frequency.parse("1d").orElseThrow()),
        List.of(Column.target("y")),
        new double[][] {values});
  }

  private static ExperimentBuilder experiment(TimeSeries... series) {
    return Experiment.builder()
        .name("rolled")
        .series(series)
        .split(Split.lastSteps(10, 24))
        .lookback(14)
        .horizon(5)
        .layer(Layer.recurrent("simple").units(2))
        .strategy("direct")
        .epochs(1)
        .seed(1)
        .metrics("mae", "mse")
        .baselines("naive", "drift");
  }

  private static List<String> cutoffs(List<String> forecasts, String series) {
    return forecasts.stream()
        .filter(line -> line.startsWith(series + ","))
        .map(line -> line.split(",")[2])
        .distinct()
        .toList();
  }

  @Test
  void itsWindowsAreSoManyStepsApartAndTheLastOneEndsWithTheData() throws IOException {
    ExperimentBuilder experiment =
        experiment(days("a", 0, 90, 0), days("b", 3, 100, 50)).backtest(3, 7);
    ExperimentResult result = Experiments.run(experiment, folder.resolve("run"), 1);
    List<String> forecasts = Files.readAllLines(folder.resolve("run/forecasts.csv"));
    assertThat(forecasts).hasSize(1 + 2 * 3 * 5);
    // 90 days end on 2024-03-30, five of them are forecast; 100 days from the fourth on 2024-04-12.
    assertThat(cutoffs(forecasts, "a")).containsExactly("2024-03-11", "2024-03-18", "2024-03-25");
    assertThat(cutoffs(forecasts, "b")).containsExactly("2024-03-24", "2024-03-31", "2024-04-07");
    assertThat(forecasts).anyMatch(line -> line.startsWith("b,2024-04-12,2024-04-07,5,"));
    assertThat(result.dataLines()).anyMatch(line -> line.endsWith("6 windows, 7 steps apart"));
    assertThat(Files.readString(folder.resolve("run/run.json")))
        .containsPattern("\"backtest\" *: *\\{\\s*\"windows\" *: *3,\\s*\"step\" *: *7,");
    assertThat(Files.readString(folder.resolve("run/experiment.yaml")))
        .contains("backtest: {windows: 3, step: 7, refit: never}");
  }

  @Test
  void theScoresByCutoffAreThoseOfItsWindowsAndTheirMeanThatOfTheLeaderboard() throws IOException {
    TimeSeries series = days("a", 0, 90, 0);
    ExperimentResult result =
        Experiments.run(experiment(series).backtest(4, 5), folder.resolve("run"), 1);
    List<String> lines = Files.readAllLines(folder.resolve("run/backtest.csv"));
    assertThat(lines.get(0)).isEqualTo("forecaster,cutoff,windows,mae,mse");
    assertThat(lines).hasSize(1 + 4 * 3);
    double sum = 0;
    for (int w = 0; w < 4; w++) {
      int cutoff = 90 - 5 - (3 - w) * 5;
      double mae = 0;
      for (int t = cutoff; t < cutoff + 5; t++) {
        mae += Math.abs(series.value(t, 0) - series.value(cutoff - 1, 0)) / 5;
      }
      String stamp = LocalDate.of(2024, 1, 1).plusDays(cutoff - 1).toString();
      String line =
          lines.stream()
              .filter(l -> l.startsWith("naive," + stamp + ",1,"))
              .findAny()
              .orElseThrow();
      assertThat(Double.parseDouble(line.split(",")[3])).isCloseTo(mae, within(1e-12));
      sum += mae;
    }
    assertThat(result.scores(Part.TEST).orElseThrow().get("naive", "mae").value())
        .isCloseTo(sum / 4, within(1e-12));
  }

  @Test
  void seriesThatShareACutoffAreAveragedThere() throws IOException {
    ExperimentBuilder experiment =
        experiment(days("a", 0, 90, 0), days("b", 10, 80, 50)).backtest(2, 5);
    Experiments.run(experiment, folder.resolve("run"), 1);
    List<String> lines = Files.readAllLines(folder.resolve("run/backtest.csv"));
    assertThat(lines).hasSize(1 + 2 * 3);
    assertThat(lines).filteredOn(line -> line.contains(",2024-03-25,2,")).hasSize(3);
  }

  @Test
  void withoutANumberAllWindowsThatFitAreForecastAHorizonApart() {
    ExperimentBuilder experiment = experiment(days("a", 0, 90, 0)).set("backtest", Map.of());
    CheckedExperiment checked = experiment.build().check();
    assertThat(checked.facts().get("test")).endsWith("4 windows, 5 steps apart"); // of 24 steps
    assertThat(checked.spec().backtest().orElseThrow().step()).isEqualTo(5);
  }

  @Test
  void oneThatReachesBeforeTheTestPartIsRefusedWithTheNumbers() {
    ExperimentBuilder experiment = experiment(days("a", 0, 90, 0)).backtest(5, 5);
    assertThatThrownBy(() -> experiment.build().check())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("backtest")
        .hasMessageContaining(
            "5 windows, 5 apart, of a horizon of 5 take the last 25 steps of series 'a', its test"
                + " part has 24")
        .hasMessageContaining("take at most 4 windows, a smaller step, or a larger test part");
  }

  @Test
  void trainingAnewOnTheWayIsRefusedAsNotThereYet() {
    ExperimentBuilder experiment =
        experiment(days("a", 0, 90, 0)).set("backtest", Map.of("windows", 2, "refit", "warm"));
    assertThatThrownBy(experiment::build)
        .isInstanceOf(InputException.class)
        .hasMessageContaining("backtest.refit")
        .hasMessageContaining("the model cannot be trained anew during a backtest yet");
  }

  @Test
  void aBacktestOfEveryStepIsNoOtherThanNone() {
    TimeSeries series = days("a", 0, 90, 0);
    var all = experiment(series).build().run(ProgressListener.silent());
    var every = experiment(series).backtest(20, 1).build().run(ProgressListener.silent());
    assertThat(every.report().orElseThrow().metricsJson())
        .isEqualTo(all.report().orElseThrow().metricsJson());
    assertThat(all.report().orElseThrow().backtest()).isEmpty();
  }

  @Test
  void ofFilledTargetsThoseOfItsWindowsAreCounted() {
    double[] values = IntStream.range(0, 90).mapToDouble(t -> t % 11).toArray();
    BitSet filled = new BitSet();
    filled.set(70, 77);
    TimeSeries series = TimeSeries.of("a", "y", values).withFilled(List.of(filled));
    // The windows begin at 71, 78 and 85: step 70 lies in none, 71 to 75 in the first, 76 in none.
    Map<String, String> facts = experiment(series).backtest(3, 7).build().check().facts();
    assertThat(facts.get("test targets")).startsWith("5 of 15 filled in (5 values)");
  }
}
