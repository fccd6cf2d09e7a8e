package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.error.RunException;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.report.ForecastRows;
import org.rnn4j.forecast.report.Leaderboard;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.run.RunFolder;
import org.rnn4j.forecast.spec.ExperimentSpec;
import org.rnn4j.forecast.spec.SpecReader;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Split;
import org.rnn4j.forecast.text.Json;
import org.rnn4j.training.EpochReport;

class ExperimentTest {

  @TempDir private Path folder;

  @Test
  void aRunLeavesEveryFileOfTheContract() {
    ExperimentResult result = Experiments.run(Experiments.waves(), folder.resolve("run"), 1);
    SortedMap<String, String> files = Experiments.contents(folder.resolve("run"));
    assertThat(files.keySet())
        .containsExactly(
            "data-report.json",
            "experiment.yaml",
            "forecasts.csv",
            "history.csv",
            "leaderboard.csv",
            "metrics.json",
            "model/model.json",
            "model/model.safetensors",
            "run.json",
            "run.log");
    assertThat(files.get("history.csv").lines())
        .hasSize(3)
        .first()
        .isEqualTo("epoch,loss,validation-loss,learning-rate,gradient-norm,seconds,validation-mse");
    assertThat(files.get("leaderboard.csv").lines())
        .hasSize(4)
        .first()
        .isEqualTo("forecaster,mse,mae,skill");
    List<String> forecasts = files.get("forecasts.csv").lines().toList();
    assertThat(forecasts).hasSize(1 + 20 * 3);
    assertThat(forecasts.get(0)).isEqualTo("unique_id,ds,cutoff,lead,y,model,naive,linear");
    assertThat(forecasts.get(1)).startsWith("wave-00180,20,19,1,");
    assertThat(forecasts.get(3)).startsWith("wave-00180,22,19,3,");
    Map<String, Object> run = Json.object(files.get("run.json"), "run.json");
    assertThat(run)
        .containsEntry("status", "finished")
        .containsEntry("threads", 1)
        .containsEntry("seed", 1)
        .containsEntry("parameters", 4 + 16 + 4 + 3 * 4 + 3)
        .containsEntry("epochs", 2)
        .containsKeys(
            "kernel", "java", "os", "library", "plugins", "spec-sha256", "started", "ended");
    assertThat(files.get("run.log")).contains("epoch 2 of 2").contains(result.verdict());
    assertThat(result.status()).isEqualTo(ExperimentResult.Status.FINISHED);
    assertThat(result.history()).hasSize(2);
  }

  @Test
  void theMetricsInTheFilesAreThoseOfTheForecastsInTheFiles() {
    ExperimentResult result = Experiments.run(Experiments.waves(), folder.resolve("run"), 1);
    SortedMap<String, String> files = Experiments.contents(folder.resolve("run"));
    double[] sums = new double[3];
    List<String> lines = files.get("forecasts.csv").lines().skip(1).toList();
    for (String line : lines) {
      String[] cells = line.split(",");
      for (int f = 0; f < sums.length; f++) {
        double error = Double.parseDouble(cells[5 + f]) - Double.parseDouble(cells[4]);
        sums[f] += error * error / lines.size();
      }
    }
    Map<?, ?> test = (Map<?, ?>) Json.object(files.get("metrics.json"), "").get("test");
    List<String> forecasters = List.of("model", "naive", "linear");
    for (int f = 0; f < sums.length; f++) {
      Map<?, ?> mse = (Map<?, ?>) ((Map<?, ?>) test.get(forecasters.get(f))).get("mse");
      assertThat((Double) mse.get("value")).isCloseTo(sums[f], within(1e-12));
      assertThat((List<?>) mse.get("per-lead")).hasSize(3);
    }
    Leaderboard leaderboard = result.leaderboard().orElseThrow();
    assertThat(leaderboard.rows())
        .isSortedAccordingTo(
            (a, b) -> Double.compare(a.values().get("mse"), b.values().get("mse")));
    assertThat(leaderboard.table()).contains("> model").contains(result.verdict());
  }

  @Test
  void theSameSpecGivesTheSameBytesWithAnyNumberOfThreads() {
    List<SortedMap<String, String>> runs = new ArrayList<>();
    for (int threads : new int[] {1, 1, 2}) {
      Path run = folder.resolve("run" + runs.size());
      Experiments.run(Experiments.waves().baselines("naive", "linear-sgd"), run, threads);
      SortedMap<String, String> files = Experiments.contents(run);
      files.remove("run.json");
      files.remove("run.log");
      files.computeIfPresent("history.csv", (name, csv) -> Experiments.withoutSeconds(csv));
      runs.add(files);
    }
    assertThat(runs.get(1)).isEqualTo(runs.get(0));
    assertThat(runs.get(2)).isEqualTo(runs.get(0));
  }

  @Test
  void theResolvedSpecRunsToTheSameBytes() {
    Experiments.run(Experiments.waves(), folder.resolve("first"), 1);
    Registry registry = Registry.installed();
    ExperimentSpec again =
        SpecReader.read(folder.resolve("first/experiment.yaml"), List.of(), registry);
    try (var run = RunFolder.create(folder.resolve("second"))) {
      Experiment.of(again, registry).run(RunSettings.into(run), ProgressListener.silent());
    }
    SortedMap<String, String> first = Experiments.contents(folder.resolve("first"));
    SortedMap<String, String> second = Experiments.contents(folder.resolve("second"));
    for (String file :
        List.of("experiment.yaml", "metrics.json", "forecasts.csv", "model/model.safetensors")) {
      assertThat(second.get(file)).as(file).isEqualTo(first.get(file));
    }
  }

  @Test
  void theBuilderSaysWhatAFileSays() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("spec.yaml"),
            """
            version: 1
            name: small
            seed: 1
            data:
              source: waves
              series: 200
              steps: 20
              split: {train: 140, validation: 40, test: 20}
            task: {lookback: 20, horizon: 3}
            model:
              layers:
                - {cell: simple, units: 4}
            training:
              epochs: 2
              optimizer: {type: adam, learning-rate: 0.01}
            baselines: [naive, linear]
            """);
    assertThat(Experiments.waves().build().spec())
        .isEqualTo(SpecReader.read(file, List.of(), Registry.installed()));
  }

  @Test
  void theValidationColumnIsTheMetricOfTheForecasts() {
    for (String strategy : List.of("direct", "sequence-to-sequence", "value-ahead")) {
      ExperimentResult result =
          Experiments.waves().strategy(strategy).build().run(ProgressListener.silent());
      EpochReport last = result.history().get(1);
      double atTheEnd = result.scores(Part.VALIDATION).orElseThrow().get("model", "mse").value();
      assertThat(last.validation().orElseThrow().metrics().get("mse"))
          .as(strategy)
          .isEqualTo(atTheEnd);
      if (!strategy.equals("sequence-to-sequence")) {
        assertThat(last.validation().orElseThrow().loss()).isCloseTo(atTheEnd, within(1e-6));
      }
    }
  }

  @Test
  void valueAheadMeasuresEverybodyOnOneLead() {
    ExperimentResult result =
        Experiments.waves().strategy("value-ahead").build().run(ProgressListener.silent());
    ForecastRows table = result.report().orElseThrow().forecasts();
    assertThat(table.leads()).containsExactly(3);
    assertThat(table.forecasters()).containsExactly("model", "naive", "linear");
  }

  @Test
  void aOneStepModelFedBackIsTheIterativeStrategy() {
    ExperimentResult iterative =
        Experiments.waves().strategy("iterative").build().run(ProgressListener.silent());
    ForecastRows table = iterative.report().orElseThrow().forecasts();
    var series = table.series(0);
    double[] known = series.copy(0, 0, 20);
    for (int lead = 1; lead <= 3; lead++) {
      double next =
          iterative.model().forecast(TimeSeries.of("any", "value", known)).values("value")[0];
      assertThat(table.forecast("model", 0, lead - 1, 0)).isEqualTo(next);
      known = Arrays.copyOfRange(known, 1, 21);
      known[19] = next;
    }
  }

  @Test
  void networksWithoutAHeadEndInTheirLastLayer() {
    ExperimentResult result =
        Experiments.waves()
            .set("task.horizon", 1)
            .set("model.head", "none")
            .set("model.layers", List.of(Map.of("cell", "simple", "units", 1)))
            .build()
            .run(ProgressListener.silent());
    assertThat(result.model().parameters()).hasSize(3);
    assertThatThrownBy(
            () ->
                Experiments.waves()
                    .set("model.head", "none")
                    .build()
                    .run(ProgressListener.silent()))
        .hasMessage(
            "model: without a head the last layer gives out 4 values, the strategy needs 3; make"
                + " the last layer 3 wide, or leave out 'head: none'");
  }

  @Test
  void embeddingIsAParagraph() {
    var series = Experiments.sine("sine", 120);
    ExperimentResult result =
        Experiment.builder()
            .series(series)
            .split(Split.lastSteps(12, 12))
            .lookback(12)
            .horizon(6)
            .layer(Layer.recurrent("gru").units(4).normalizer("layer-norm"))
            .strategy("direct")
            .baselines("naive", "linear")
            .epochs(2)
            .build()
            .run(ProgressListener.silent());
    assertThat(result.verdict()).startsWith("model ").contains("linear");
    var next = result.model().forecast(series);
    assertThat(next.cutoff()).isEqualTo("119");
    assertThat(next.steps())
        .extracting(s -> s.time())
        .containsExactly("120", "121", "122", "123", "124", "125");
    assertThat(next.values("y")).hasSize(6).doesNotContain(Double.NaN);
  }

  @Test
  void theVerdictIsTrue() {
    ExperimentResult result =
        Experiments.waves().baselines("naive", "linear").build().run(ProgressListener.silent());
    Leaderboard leaderboard = result.leaderboard().orElseThrow();
    String winner = leaderboard.rows().get(0).forecaster();
    String verdict = result.verdict();
    if (winner.equals("model")) {
      assertThat(verdict).containsAnyOf("beats", "is better than");
    } else {
      assertThat(verdict).contains("does NOT beat " + winner);
    }
    double skill =
        leaderboard.rows().stream()
            .filter(Leaderboard.Row::isModel)
            .findFirst()
            .orElseThrow()
            .skill()
            .orElseThrow();
    double best =
        leaderboard.rows().stream()
            .filter(r -> !r.isModel())
            .mapToDouble(r -> r.values().get("mse"))
            .min()
            .orElseThrow();
    double own = result.scores(Part.TEST).orElseThrow().get("model", "mse").value();
    assertThat(skill).isCloseTo(1 - own / best, within(1e-12));
  }

  @Test
  void aRequirementIsMetOrNot() {
    ExperimentBuilder met =
        Experiments.waves().set("require", Map.of("skill-over", "naive", "at-least", -1000));
    ExperimentResult result = met.build().run(ProgressListener.silent());
    assertThat(result.requirementMet()).isTrue();
    ExperimentBuilder missed =
        Experiments.waves().set("require", Map.of("skill-over", "linear", "at-least", 0.999));
    result = missed.build().run(ProgressListener.silent());
    assertThat(result.requirementMet()).isFalse();
    assertThat(result.requirementText()).hasValueSatisfying(t -> assertThat(t).endsWith("NOT met"));
  }

  @Test
  void baselinesAloneNeedNoModel() {
    Path run = folder.resolve("panel");
    try (var runFolder = RunFolder.create(run)) {
      ExperimentResult result =
          Experiments.waves()
              .set("model", null)
              .build()
              .baselinesOnly(RunSettings.into(runFolder), ProgressListener.silent());
      assertThat(result.hasModel()).isFalse();
      assertThat(result.verdict()).startsWith("no model; the baseline to beat is linear");
      assertThat(result.scores(Part.TRAIN)).isPresent();
    }
    assertThat(Experiments.contents(run).keySet())
        .containsExactly(
            "data-report.json",
            "experiment.yaml",
            "forecasts.csv",
            "leaderboard.csv",
            "metrics.json",
            "run.json",
            "run.log");
    assertThatThrownBy(
            () -> Experiments.waves().set("model", null).build().run(ProgressListener.silent()))
        .hasMessage("model: missing; expected {layers: [...]}");
  }

  @Test
  void metricsCanBeStatedInScaledUnits() {
    ExperimentBuilder original = Experiments.waves().scaler("standard");
    ExperimentBuilder scaled =
        Experiments.waves().scaler("standard").set("metrics-scale", "scaled");
    ExperimentResult inOriginal = original.build().run(ProgressListener.silent());
    ExperimentResult inScaled = scaled.build().run(ProgressListener.silent());
    double deviation =
        inOriginal.model().scaling().entries().get(0).parameters().get("deviation").get(0);
    double a = inOriginal.scores(Part.TEST).orElseThrow().get("model", "mse").value();
    double b = inScaled.scores(Part.TEST).orElseThrow().get("model", "mse").value();
    assertThat(b).isCloseTo(a / (deviation * deviation), within(1e-9));
  }

  @Test
  void aRunThatDivergesSaysSoAndIsRecordedAsFailed() {
    ExperimentBuilder wild =
        Experiments.waves()
            .set("training.optimizer", Map.of("type", "sgd", "learning-rate", 1e30))
            .set(
                "model.layers",
                List.of(Map.of("cell", "simple", "units", 4, "activation", "relu")));
    assertThatThrownBy(() -> Experiments.run(wild, folder.resolve("run"), 1))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("epoch 1");
    SortedMap<String, String> files = Experiments.contents(folder.resolve("run"));
    assertThat(Json.object(files.get("run.json"), "")).containsEntry("status", "failed");
    assertThat(files)
        .containsKeys("history.csv", "experiment.yaml")
        .doesNotContainKey("metrics.json");
  }
}
