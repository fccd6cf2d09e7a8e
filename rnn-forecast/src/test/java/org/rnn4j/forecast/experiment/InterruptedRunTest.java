package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.model.ForecastModel;
import org.rnn4j.forecast.run.Json;
import org.rnn4j.forecast.run.RunFolder;
import org.rnn4j.training.EpochReport;

class InterruptedRunTest {

  /** Cancels as soon as it hears a stage, or the end of an epoch. */
  private static final class Impatient implements ProgressListener {

    private final String lastStage;
    private final int lastEpoch;
    private volatile boolean cancelled;

    Impatient(String lastStage, int lastEpoch) {
      this.lastStage = lastStage;
      this.lastEpoch = lastEpoch;
    }

    @Override
    public void stage(String stage) {
      cancelled |= stage.equals(lastStage);
    }

    @Override
    public void epoch(EpochReport report) {
      cancelled |= report.epoch() == lastEpoch;
    }

    @Override
    public boolean cancelled() {
      return cancelled;
    }
  }

  @TempDir private Path folder;

  private ExperimentResult run(ExperimentBuilder experiment, Impatient listener) {
    try (RunFolder run = RunFolder.create(folder.resolve("run"))) {
      return experiment.build().run(RunSettings.into(run).threads(1), listener);
    }
  }

  private SortedMap<String, String> files() {
    SortedMap<String, String> files = Experiments.contents(folder.resolve("run"));
    Map<String, Object> run = Json.object(files.get("run.json"), "run.json");
    assertThat(run).containsEntry("status", "interrupted").containsKey("ended");
    return files;
  }

  @Test
  void whatWasTrainedIsKept() {
    ExperimentBuilder experiment = Experiments.waves().epochs(50);
    ExperimentResult result = run(experiment, new Impatient("", 2));
    assertThat(result.status()).isEqualTo(ExperimentResult.Status.INTERRUPTED);
    assertThat(result.history()).hasSize(2);
    assertThat(result.leaderboard()).isEmpty();
    SortedMap<String, String> files = files();
    assertThat(files.keySet())
        .containsExactly(
            "experiment.yaml",
            "history.csv",
            "model/model.json",
            "model/model.safetensors",
            "run.json",
            "run.log");
    assertThat(files.get("history.csv").lines()).hasSize(3);
    // The model is that of two epochs and forecasts.
    ForecastModel kept = ForecastModel.load(folder.resolve("run"), Registry.installed());
    ExperimentResult twoEpochs = Experiments.waves().build().run(ProgressListener.silent());
    assertThat(kept.parameters()).containsExactly(twoEpochs.model().parameters());
    TimeSeries any = TimeSeries.of("any", "value", new double[20]);
    assertThat(kept.forecast(any).steps()).hasSize(3);
  }

  @Test
  void aRunThatIsCancelledBeforeTrainingHasNoModel() {
    ExperimentResult result = run(Experiments.waves(), new Impatient("fitting baseline linear", 0));
    assertThat(result.hasModel()).isFalse();
    assertThat(files().keySet()).containsExactly("experiment.yaml", "run.json", "run.log");
  }

  @Test
  void aRunThatIsCancelledWhileForecastingKeepsItsModelAndWritesNoMetrics() {
    for (String stage : new String[] {"checking for leakage", "forecasting the validation part"}) {
      Path before = folder;
      folder = folder.resolve(stage.replace(' ', '-'));
      ExperimentResult result = run(Experiments.waves(), new Impatient(stage, 0));
      assertThat(result.hasModel()).isTrue();
      assertThat(files().keySet())
          .contains("model/model.json", "history.csv")
          .doesNotContain("metrics.json", "leaderboard.csv", "forecasts.csv");
      folder = before;
    }
  }

  @Test
  void aBaselineThatLearnsIsCancelledToo() {
    ExperimentResult result =
        run(
            Experiments.waves().baselines("linear-sgd").epochs(100_000),
            new Impatient("fitting baseline linear-sgd", 0));
    assertThat(result.status()).isEqualTo(ExperimentResult.Status.INTERRUPTED);
    assertThat(files()).doesNotContainKey("history.csv");
  }
}
