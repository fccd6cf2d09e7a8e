package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.run.RunFolder;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Split;
import org.rnn4j.forecast.text.Json;

/** A baseline that makes no error, from the data to the verdict, the requirement and the files. */
class PerfectBaselineTest {

  @TempDir private Path folder;

  private ExperimentResult run(Experiment experiment) {
    try (RunFolder run = RunFolder.create(folder.resolve("run"))) {
      return experiment.run(RunSettings.into(run), ProgressListener.silent());
    }
  }

  @Test
  void itHasAnErrorOfZeroAndCannotBeBeaten() throws Exception {
    ExperimentResult result = run(new SpecFolder("perfect-baseline").experiment());
    assertThat(result.scores(Part.TEST).orElseThrow().get("naive", "mae").value()).isZero();
    assertThat(result.verdict())
        .matches("model does NOT beat naive on mae \\(0\\.\\d+ vs 0\\): naive makes no error");
    assertThat(result.requirementMet()).isFalse();
    assertThat(result.requirementText().orElseThrow())
        .isEqualTo(
            "skill over naive is none, for naive makes no error, required is at least 0: NOT met");
    List<String> board = Files.readAllLines(folder.resolve("run/leaderboard.csv"));
    assertThat(board.get(1)).isEqualTo("naive,0.0,0.0");
    assertThat(board.subList(2, 4)).allMatch(line -> line.endsWith(","));
    assertThat(result.leaderboard().orElseThrow().table()).doesNotContain("Infinity", "NaN");
    Map<String, Object> metrics = Json.read(folder.resolve("run/metrics.json"));
    assertThat(metrics.get("verdict"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("sentence", result.verdict())
        .containsEntry("outcome", "does-not-beat")
        .containsEntry("metric", "mae")
        .containsEntry("model", "model")
        .containsEntry("baseline", "naive")
        .containsEntry("baseline-value", 0.0)
        .containsEntry("skill", null)
        .containsEntry("test", null)
        .containsEntry("pairs", 3)
        .containsEntry("p-value", null);
  }

  @Test
  void aModelThatIsPerfectTooMeetsARequirementOfNone() {
    double[] constant = new double[30];
    Arrays.fill(constant, 0.1);
    ExperimentResult result =
        run(
            Experiment.builder()
                .series(TimeSeries.of("flat", "y", constant))
                .split(Split.lastSteps(0, 10))
                .lookback(3)
                .horizon(2)
                .layer(Layer.recurrent("gru").units(2))
                .epochs(1)
                .set("require", Map.of("skill-over", "naive", "at-least", 0))
                .baselines("naive", "linear")
                .metrics("mae")
                .build());
    assertThat(result.verdict())
        .isEqualTo("model does NOT beat naive on mae (0 vs 0): they are equal, and make no error");
    assertThat(result.requirementMet()).isTrue();
    assertThat(result.requirementText().orElseThrow())
        .isEqualTo("skill over naive is 0, required is at least 0: met");
  }

  @Test
  void amongBaselinesAloneItIsSaid() {
    ExperimentResult result =
        new SpecFolder("perfect-baseline")
            .experiment()
            .baselinesOnly(RunSettings.inMemory(), ProgressListener.silent());
    assertThat(result.verdict())
        .isEqualTo("no model; the baseline to beat is naive, mae 0: it makes no error");
  }

  @Test
  void hitsOnZeroMakeNaiveTheBaselineToBeat() {
    ExperimentResult result =
        new SpecFolder("zeros-that-are-hit")
            .experiment()
            .baselinesOnly(RunSettings.inMemory(), ProgressListener.silent());
    var scores = result.scores(Part.TEST).orElseThrow();
    assertThat(scores.get("naive", "smape").value()).isCloseTo(400.0 / 7, within(1e-12));
    assertThat(scores.get("mean", "smape").value()).isCloseTo(196.06, within(5e-3));
    assertThat(scores.get("naive", "smape").excluded()).isZero();
    assertThat(result.verdict()).isEqualTo("no model; the baseline to beat is naive, smape 57.14");
  }
}
