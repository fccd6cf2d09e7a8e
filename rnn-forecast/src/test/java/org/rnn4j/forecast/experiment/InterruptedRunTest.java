package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.error.RunException;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.model.ForecastModel;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.run.RunFolder;
import org.rnn4j.forecast.text.Json;
import org.rnn4j.training.BatchReport;
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

  private ExperimentResult run(ExperimentBuilder experiment, ProgressListener listener) {
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
            "data-report.json",
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
    assertThat(files().keySet())
        .containsExactly("data-report.json", "experiment.yaml", "run.json", "run.log");
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

  @Test
  void anEpochThatIsBrokenOffLeavesTheModelOfTheLastFinishedOne() {
    ProgressListener inTheThird =
        new ProgressListener() {
          private boolean cancelled;

          @Override
          public void batch(BatchReport report) {
            cancelled |= report.epoch() == 3;
          }

          @Override
          public boolean cancelled() {
            return cancelled;
          }
        };
    ExperimentResult result = run(Experiments.waves().epochs(50), inTheThird);
    assertThat(result.history()).hasSize(2);
    ExperimentResult twoEpochs = Experiments.waves().build().run(ProgressListener.silent());
    assertThat(result.model().parameters()).containsExactly(twoEpochs.model().parameters());
    Map<String, Object> run = Json.object(files().get("run.json"), "run.json");
    assertThat(run)
        .containsEntry("model-epoch", 2)
        .containsEntry("model-epoch-rule", "last finished epoch")
        .containsEntry("training-end", "cancelled")
        .doesNotContainKey("best-epoch");
    assertThat(run.get("training-end-reason").toString())
        .matches(
            "training was cancelled after 2 epochs, and \\d+ % of epoch 3 are thrown away; the"
                + " model is that of epoch 2, the last that was finished");
    assertThat(files().get("run.log")).contains(run.get("training-end-reason").toString());
  }

  @Test
  void aRunThatIsCancelledInItsFirstEpochHasNoModel() {
    ProgressListener inTheFirst =
        new ProgressListener() {
          private boolean cancelled;

          @Override
          public void batch(BatchReport report) {
            cancelled = true;
          }

          @Override
          public boolean cancelled() {
            return cancelled;
          }
        };
    ExperimentResult result = run(Experiments.waves().epochs(50), inTheFirst);
    assertThat(result.status()).isEqualTo(ExperimentResult.Status.INTERRUPTED);
    assertThat(result.hasModel()).isFalse();
    assertThat(files().keySet())
        .containsExactly(
            "data-report.json", "experiment.yaml", "history.csv", "run.json", "run.log");
  }

  @Test
  void aThreadThatIsInterruptedEndsItsRunAndKeepsWhatThereIs() {
    ProgressListener interrupting =
        new ProgressListener() {
          @Override
          public void batch(BatchReport report) {
            if (report.epoch() == 3) {
              Thread.currentThread().interrupt();
            }
          }
        };
    ExperimentResult result = run(Experiments.waves().epochs(50), interrupting);
    assertThat(Thread.interrupted()).as("the thread's status").isTrue();
    assertThat(result.status()).isEqualTo(ExperimentResult.Status.INTERRUPTED);
    assertThat(result.history()).hasSize(2);
    assertThat(files()).containsKeys("model/model.json", "model/model.safetensors", "history.csv");
  }

  @Test
  void atWhateverStageAThreadIsInterruptedTheRunEndsInOrder() {
    for (String stage :
        new String[] {
          "loading data",
          "fitting baseline naive",
          "training model",
          "checking for leakage",
          "forecasting the test part",
          "measuring"
        }) {
      Path before = folder;
      folder = folder.resolve(stage.replace(' ', '-'));
      ProgressListener interrupting =
          new ProgressListener() {
            @Override
            public void stage(String begun) {
              if (begun.equals(stage)) {
                Thread.currentThread().interrupt();
              }
            }
          };
      ExperimentResult result = run(Experiments.waves().baselines("naive"), interrupting);
      assertThat(Thread.interrupted()).as(stage).isTrue();
      assertThat(result.status()).as(stage).isEqualTo(ExperimentResult.Status.INTERRUPTED);
      assertThat(files()).as(stage).containsKey("run.json");
      folder = before;
    }
  }

  @Test
  void aThreadThatWasInterruptedBeforeRunsNothing() {
    Thread.currentThread().interrupt();
    ExperimentResult result = run(Experiments.waves(), ProgressListener.silent());
    assertThat(Thread.interrupted()).isTrue();
    assertThat(result.status()).isEqualTo(ExperimentResult.Status.INTERRUPTED);
    assertThat(files().keySet()).containsExactly("run.json", "run.log");
  }

  @Test
  void drawingTheFirstParametersIsCancelledToo() {
    for (boolean byTime : new boolean[] {true, false}) {
      Path before = folder;
      folder = folder.resolve("by-time-" + byTime);
      ProgressListener afterSome =
          new ProgressListener() {
            private int asked;
            private boolean training;

            @Override
            public void stage(String stage) {
              training |= stage.equals("training model");
            }

            @Override
            public boolean cancelled() {
              return training && !byTime && ++asked > 20;
            }
          };
      ExperimentBuilder large =
          Experiments.waves()
              .set(
                  "model.layers",
                  List.of(
                      Map.of("cell", "simple", "units", 2048),
                      Map.of("layer", "dense", "units", 2)))
              .set("training.max-minutes", byTime ? 0.003 : 60);
      if (byTime) {
        assertThatThrownBy(() -> run(large, afterSome))
            .isInstanceOf(RunException.class)
            .hasMessageContaining("training.max-minutes: 0.003")
            .hasMessageContaining("it had not begun");
      } else {
        assertThat(run(large, afterSome).status()).isEqualTo(ExperimentResult.Status.INTERRUPTED);
      }
      folder = before;
    }
  }

  @Test
  void timeThatIsUpLeavesOneEpochToSaveMeasureAndName() {
    List<String> notes = new ArrayList<>();
    ProgressListener slowInTheThird =
        new ProgressListener() {
          @Override
          public void batch(BatchReport report) {
            long end = System.nanoTime() + (report.epoch() == 3 ? 3_000_000_000L : 0);
            while (System.nanoTime() < end) {
              Thread.onSpinWait();
            }
          }

          @Override
          public void note(String sentence) {
            notes.add(sentence);
          }
        };
    ExperimentResult result =
        run(Experiments.waves().epochs(50).set("training.max-minutes", 3.0 / 60), slowInTheThird);
    ExperimentResult twoEpochs = Experiments.waves().build().run(ProgressListener.silent());
    assertThat(result.history()).hasSize(2);
    assertThat(result.model().parameters()).containsExactly(twoEpochs.model().parameters());
    assertThat(result.leaderboard().orElseThrow().csv())
        .isEqualTo(twoEpochs.leaderboard().orElseThrow().csv());
    assertThat(notes).singleElement().asString().contains("the time was up (max-minutes: 0.05");
    Map<String, Object> run =
        Json.object(Experiments.contents(folder.resolve("run")).get("run.json"), "run.json");
    assertThat(run)
        .containsEntry("status", "finished")
        .containsEntry("model-epoch", 2)
        .containsEntry("training-end", "time_up")
        .containsEntry("training-end-reason", notes.get(0));
  }

  @Test
  void aBaselineWhoseTrainingEndsEarlySaysSoToo() {
    List<String> notes = new ArrayList<>();
    ProgressListener listener =
        new ProgressListener() {
          @Override
          public void note(String sentence) {
            notes.add(sentence);
          }
        };
    Experiments.waves()
        .baselines("linear-sgd")
        .epochs(1000)
        .set("training.early-stopping", Map.of("patience", 1))
        .build()
        .baselinesOnly(RunSettings.inMemory(), listener);
    assertThat(notes)
        .singleElement()
        .asString()
        .matches(
            "the dense layer of a baseline: training stopped early after \\d+ epochs: no better"
                + " validation loss for 1 epoch; it is that of epoch \\d+, the best");
  }

  @Test
  void timeThatIsUpBeforeTheFirstEpochIsAnErrorThatSaysWhatAnEpochTakes() {
    ProgressListener slow =
        new ProgressListener() {
          @Override
          public void batch(BatchReport report) {
            long end = System.nanoTime() + 2_000_000_000L;
            while (System.nanoTime() < end) {
              Thread.onSpinWait();
            }
          }
        };
    assertThatThrownBy(() -> run(Experiments.waves().set("training.max-minutes", 1.0 / 60), slow))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("were over before the first epoch was finished")
        .hasMessageContaining("% of its batches were done")
        .hasMessageContaining("an epoch takes about");
  }

  @Test
  void gradientsOfATrainedModelAreThoseOfTheEpochThatARunWouldSave() {
    List<String> notes = new ArrayList<>();
    ProgressListener listener =
        new ProgressListener() {
          @Override
          public void note(String sentence) {
            notes.add(sentence);
          }
        };
    Experiments.waves().build().gradientNorms(Experiment.Model.TRAINED, 1, listener);
    assertThat(notes)
        .containsExactly(
            "training ended after all of its 2 epochs; the model is that of epoch 2, the last that"
                + " was finished");
    ProgressListener cancelled =
        new ProgressListener() {
          @Override
          public boolean cancelled() {
            return true;
          }
        };
    assertThatThrownBy(
            () -> Experiments.waves().build().gradientNorms(Experiment.Model.TRAINED, 1, cancelled))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("there is no model, because no epoch was finished");
  }
}
