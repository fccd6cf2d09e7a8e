package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.report.Scores;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.run.RunFolder;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Split;
import org.rnn4j.forecast.text.Json;

/** What {@code metrics.json} holds. */
class MetricsFileTest {

  @TempDir private Path folder;

  private static TimeSeries series(String id, int length, double size) {
    double[][] values = new double[2][length];
    for (int t = 0; t < length; t++) {
      values[0][t] = size * (t % 5) + t % 3;
      values[1][t] = size * (t % 4) - t;
    }
    return TimeSeries.owning(
        id, TimeIndex.integers(), Column.targets("sold", "left \"over\""), values);
  }

  private ExperimentResult run() {
    try (RunFolder run = RunFolder.create(folder.resolve("run"))) {
      return Experiment.builder()
          .series(series("north, 1", 40, 1), series("short", 9, 2), series("south", 40, 100))
          .split(Split.lastSteps(0, 6))
          .lookback(3)
          .horizon(2)
          .layer(Layer.recurrent("gru").units(2))
          .epochs(1)
          .baselines("naive", "mean")
          .metrics("mae", "mase")
          .build()
          .run(RunSettings.into(run), ProgressListener.silent());
    }
  }

  private static Map<?, ?> map(Map<?, ?> tree, String... path) {
    Map<?, ?> at = tree;
    for (String key : path) {
      at = (Map<?, ?>) at.get(key);
    }
    return at;
  }

  @Test
  void itHoldsEveryScoreAndWhatItsListsAreOf() {
    Scores scores = run().scores(Part.TEST).orElseThrow();
    Map<String, Object> file = Json.read(folder.resolve("run/metrics.json"));
    assertThat(file.keySet()).containsExactly("test", "verdict", "leads", "targets", "series");
    assertThat(file.get("leads")).isEqualTo(List.of(1, 2));
    assertThat(file.get("targets")).isEqualTo(List.of("sold", "left \"over\""));
    assertThat(map(file, "series").get("test")).isEqualTo(List.of("north, 1", "short", "south"));
    for (String forecaster : scores.forecasters()) {
      for (String metric : scores.metrics().keySet()) {
        Scores.Score score = scores.get(forecaster, metric);
        Map<?, ?> entry = map(file, "test", forecaster, metric);
        assertThat(new ArrayList<Object>(entry.keySet()))
            .isEqualTo(List.of("value", "per-lead", "excluded", "per-target", "per-series"));
        assertThat(entry.get("value")).isEqualTo(score.value());
        assertThat(entry.get("per-lead")).isEqualTo(score.perLead());
        assertThat(entry.get("per-target")).isEqualTo(score.perTarget());
        assertThat(entry.get("per-series")).isEqualTo(score.perSeries());
        assertThat(score.perTarget()).hasSize(2);
        assertThat(score.perSeries()).hasSize(3);
        assertThat(entry.get("excluded")).isEqualTo((int) score.excluded());
      }
    }
  }

  @Test
  void theVerdictStandsInItWithItsParts() {
    ExperimentResult result = run();
    Scores scores = result.scores(Part.TEST).orElseThrow();
    var parts = result.verdictParts().orElseThrow();
    Map<?, ?> verdict = map(Json.read(folder.resolve("run/metrics.json")), "verdict");
    assertThat(new ArrayList<Object>(verdict.keySet()))
        .isEqualTo(
            List.of(
                "sentence",
                "outcome",
                "metric",
                "model",
                "model-value",
                "baseline",
                "baseline-value",
                "skill",
                "test",
                "pairs",
                "pairs-of",
                "p-value",
                "level"));
    String baseline = parts.baseline().orElseThrow();
    assertThat(verdict.get("sentence")).isEqualTo(result.verdict());
    assertThat(verdict.get("baseline")).isEqualTo(baseline);
    assertThat(verdict.get("model-value")).isEqualTo(scores.get("model", "mae").value());
    assertThat(verdict.get("baseline-value")).isEqualTo(scores.get(baseline, "mae").value());
    assertThat(verdict.get("skill")).isEqualTo(parts.skill());
    assertThat(verdict.get("pairs")).isEqualTo(5);
    assertThat(verdict.get("pairs-of")).isEqualTo("windows");
  }

  @Test
  void whatAMetricLeavesOutStandsBesideTheTableInTheLogAndInTheRunsFacts() throws IOException {
    ExperimentResult result;
    try (RunFolder run = RunFolder.create(folder.resolve("run"))) {
      result =
          Experiment.builder()
              .series(TimeSeries.of("s", "y", 1, 3, 2, 4, 3, 5, 1, 3, 2, 0, 3, 5))
              .split(Split.lastSteps(0, 4))
              .lookback(2)
              .horizon(1)
              .baselines("naive")
              .metrics("mae", "mape")
              .build()
              .baselinesOnly(RunSettings.into(run), ProgressListener.silent());
    }
    String sentence = "1 of 4 pairs is left out of mape (the value is 0)";
    assertThat(result.notes()).containsExactly(sentence);
    assertThat(Files.readString(folder.resolve("run/run.log"))).contains(sentence);
    Map<?, ?> mape = map(Json.read(folder.resolve("run/run.json")), "left-out", "mape");
    assertThat(mape.get("pairs")).isEqualTo(1);
    assertThat(mape.get("of")).isEqualTo(4);
    assertThat(mape.get("why")).isEqualTo("the value is 0");
    assertThat(mape.get("series")).isEqualTo(List.of());
  }

  @Test
  void noFileSaysInfinityOrNaN() throws Exception {
    try (RunFolder run = RunFolder.create(folder.resolve("run"))) {
      Experiment.builder()
          .series(TimeSeries.of("s", "y", 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2))
          .split(Split.lastSteps(0, 3))
          .lookback(2)
          .horizon(1)
          .layer(Layer.recurrent("gru").units(2))
          .epochs(1)
          .baselines("naive", "mean")
          .metrics("mae", "r2", "mase")
          .build()
          .run(RunSettings.into(run), ProgressListener.silent());
    }
    for (String file : List.of("metrics.json", "leaderboard.csv", "forecasts.csv", "history.csv")) {
      assertThat(Files.readString(folder.resolve("run").resolve(file)))
          .as(file)
          .doesNotContain("Infinity", "NaN");
    }
  }
}
