package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.model.ForecastModel;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.run.RunFolder;
import org.rnn4j.forecast.saved.ModelCard;
import org.rnn4j.forecast.split.Refit;
import org.rnn4j.forecast.split.Split;
import org.rnn4j.forecast.text.Json;
import org.rnn4j.training.BatchReport;

/** A model that is trained once more on everything, after it was measured. */
class RefitTest {

  private static final int STEPS = 120;

  @TempDir private Path folder;

  // 120 steps: 96 to train on, 12 to validate, 12 to test; 82 windows of 12 + 3 to train on.
  private static ExperimentBuilder sine(Refit refit) {
    return Experiment.builder()
        .name("sine")
        .series(Experiments.sine("sine", STEPS))
        .split(Split.lastSteps(12, 12))
        .lookback(12)
        .horizon(3)
        .scaler("standard")
        .layer(Layer.recurrent("simple").units(3))
        .strategy("direct")
        .baselines("naive")
        .epochs(4)
        .seed(3)
        .set("training.batch-size", 10)
        .refit(refit);
  }

  private ExperimentResult run(ExperimentBuilder experiment, String name, int threads) {
    return Experiments.run(experiment, folder.resolve(name), threads);
  }

  private SortedMap<String, String> files(String name) {
    return Experiments.contents(folder.resolve(name));
  }

  @Test
  void theModelThatIsSavedIsTrainedOnAllPartsAndTheFiguresAreThoseOfTheOneBefore() {
    ExperimentResult measured = run(sine(Refit.NONE), "measured", 1);
    ExperimentResult refitted = run(sine(Refit.ALL), "refitted", 1);

    assertThat(refitted.model().parameters()).isNotEqualTo(measured.model().parameters());
    for (String file : List.of("metrics.json", "forecasts.csv", "leaderboard.csv")) {
      assertThat(files("refitted").get(file)).as(file).isEqualTo(files("measured").get(file));
    }
    assertThat(Experiments.withoutSeconds(files("refitted").get("history.csv")))
        .isEqualTo(Experiments.withoutSeconds(files("measured").get("history.csv")));
    ModelCard.Refit card = refitted.model().card().refit().orElseThrow();
    assertThat(card).isEqualTo(new ModelCard.Refit(STEPS - 15 + 1, 4 * 9, 4));
    assertThat(measured.model().card().refit()).isEmpty();
    assertThat(refitted.notes()).endsWith(card.sentence());
    assertThat(refitted.leaderboard().orElseThrow().table(refitted.notes()))
        .contains(
            "trained once more on all parts (106 windows) for 36 steps, as many as the measured one"
                + " had after 4 epochs");
    String log = files("refitted").get("run.log");
    assertThat(log).contains(card.sentence());
    int again = log.indexOf("training once more on all parts");
    assertThat(log.substring(0, again)).contains("best so far");
    assertThat(log.substring(again)).contains("epoch 4 of 4").doesNotContain("best so far");
    assertThat(Json.object(files("refitted").get("run.json"), "run.json"))
        .containsEntry("refit", Json.object(Json.write(card.tree()), "refit"));
    assertThat(Json.object(files("measured").get("run.json"), "run.json"))
        .doesNotContainKey("refit");
    assertThat(files("measured").get("model/model.json")).doesNotContain("refit");
  }

  @Test
  void aSingleStepIsOne() {
    assertThat(new ModelCard.Refit(20, 1, 1).sentence()).contains(" for 1 step, as many as ");
  }

  @Test
  void itsScalerIsFittedToEverything() {
    ExperimentResult refitted = run(sine(Refit.ALL), "refitted", 1);
    double mean = 0;
    for (int t = 0; t < STEPS; t++) {
      mean += Experiments.sine("sine", STEPS).value(t, 0) / STEPS;
    }
    assertThat(refitted.model().scaling().entries().get(0).parameters().get("mean").get(0))
        .isCloseTo(mean, within(1e-9));
  }

  @Test
  void whatIsLoadedForecastsAsWhatWasTrainedAndSaysSo() {
    ExperimentResult refitted = run(sine(Refit.ALL), "refitted", 1);
    ForecastModel loaded = ForecastModel.load(folder.resolve("refitted"), Registry.installed());
    assertThat(loaded.card()).isEqualTo(refitted.model().card());
    assertThat(loaded.forecast(Experiments.sine("sine", STEPS)))
        .isEqualTo(refitted.model().forecast(Experiments.sine("sine", STEPS)));
  }

  @Test
  void theSameBytesComeOutAgainWithOtherThreads() {
    run(sine(Refit.ALL), "one", 1);
    run(sine(Refit.ALL), "again", 3);
    for (String file : List.of("model/model.json", "model/model.safetensors", "metrics.json")) {
      assertThat(files("again").get(file)).as(file).isEqualTo(files("one").get(file));
    }
  }

  @Test
  void itHasAsManyStepsAsTheBestEpochWithTheLearningRatesThatTheseHad() {
    List<BatchReport> first = new ArrayList<>();
    List<BatchReport> second = new ArrayList<>();
    ProgressListener listener =
        new ProgressListener() {
          private boolean once;

          @Override
          public void stage(String stage) {
            once |= stage.equals("training once more on all parts");
          }

          @Override
          public void batch(BatchReport report) {
            (once ? second : first).add(report);
          }
        };
    ExperimentResult result =
        sine(Refit.ALL)
            .epochs(30)
            .set("training.schedule", Map.of("type", "cosine"))
            .set("training.optimizer", Map.of("type", "adam", "learning-rate", 0.3))
            .set("training.early-stopping", Map.of("patience", 3))
            .build()
            .run(RunSettings.inMemory().threads(1), listener);
    int epoch = result.model().card().refit().orElseThrow().epochs();
    assertThat(epoch).isLessThan(result.history().size());
    assertThat(second).hasSize(9 * epoch);
    assertThat(second)
        .extracting(BatchReport::learningRate)
        .isEqualTo(first.stream().limit(9L * epoch).map(BatchReport::learningRate).toList());
    assertThat(second.get(second.size() - 1).epoch())
        .isEqualTo(second.get(0).epochs())
        .isEqualTo((9 * epoch - 1) / 11 + 1); // 106 windows are eleven batches
  }

  @Test
  void cancelledWhileItIsTrainedOnceMoreARunKeepsTheModelThatWasMeasured() {
    ExperimentResult measured = run(sine(Refit.NONE), "measured", 1);
    ProgressListener impatient =
        new ProgressListener() {
          private boolean cancelled;

          @Override
          public void stage(String stage) {
            cancelled |= stage.equals("training once more on all parts");
          }

          @Override
          public boolean cancelled() {
            return cancelled;
          }
        };
    ExperimentResult cancelled;
    try (RunFolder run = RunFolder.create(folder.resolve("cancelled"))) {
      cancelled = sine(Refit.ALL).build().run(RunSettings.into(run).threads(1), impatient);
    }
    assertThat(cancelled.status()).isEqualTo(ExperimentResult.Status.INTERRUPTED);
    assertThat(cancelled.model().parameters()).isEqualTo(measured.model().parameters());
    assertThat(files("cancelled")).containsKeys("metrics.json", "leaderboard.csv");
    assertThat(files("cancelled").get("model/model.safetensors"))
        .isEqualTo(files("measured").get("model/model.safetensors"));
  }

  @Test
  void wholeSeriesThatAreInNoPartStayOut() {
    ExperimentResult result =
        Experiments.waves()
            .split(Split.series(100, 40, 20)) // of 200
            .refit(Refit.ALL)
            .build()
            .run(RunSettings.inMemory().threads(1), ProgressListener.silent());
    assertThat(result.model().card().refit().orElseThrow().windows()).isEqualTo(160);
  }
}
