package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.split.Refit;
import org.rnn4j.forecast.split.Split;
import org.rnn4j.training.BatchReport;

/** Which of the training windows an epoch sees. */
class TrainingWindowsTest {

  @TempDir private Path folder;

  // 96 steps of each to train on: 82 windows of 12 + 3; of the short one 20 steps, 6 windows.
  private static ExperimentBuilder sines() {
    return Experiment.builder()
        .name("sines")
        .series(
            Experiments.sine("a", 120), Experiments.sine("b", 120), Experiments.sine("short", 44))
        .split(Split.lastSteps(12, 12))
        .lookback(12)
        .horizon(3)
        .scaler("standard")
        .layer(Layer.recurrent("simple").units(3))
        .strategy("direct")
        .baselines("naive")
        .epochs(3)
        .seed(3)
        .set("training.batch-size", 10);
  }

  private SortedMap<String, String> files(ExperimentBuilder experiment, String name, int threads) {
    Experiments.run(experiment, folder.resolve(name), threads);
    SortedMap<String, String> files = Experiments.contents(folder.resolve(name));
    files.computeIfPresent("history.csv", (file, csv) -> Experiments.withoutSeconds(csv));
    return files;
  }

  private static List<Integer> batches(ExperimentBuilder experiment) {
    List<Integer> batches = new ArrayList<>();
    experiment
        .build()
        .run(
            new ProgressListener() {
              @Override
              public void batch(BatchReport report) {
                batches.add(report.batches());
              }
            });
    return batches;
  }

  @Test
  void anEpochSeesAsManyWindowsAsTheSpecSays() {
    assertThat(batches(sines())).hasSize(3 * 17); // 170 windows
    assertThat(batches(sines().set("training.windows-per-epoch", 25))).hasSize(3 * 3);
    assertThat(batches(sines().set("training.windows-per-epoch", 1000))).hasSize(3 * 17);
    assertThat(batches(sines().set("training.stride", 12))).hasSize(3 * 2); // 7 + 7 + 1
    assertThat(batches(sines().set("training.draw-by", "series"))).hasSize(3 * 17);
    ExperimentBuilder bySeries =
        sines().set("training.windows-per-epoch", 1000).set("training.draw-by", "series");
    assertThat(batches(bySeries)).hasSize(3 * 100);
  }

  @Test
  void whatIsDrawnIsTheSameForAnyNumberOfThreadsAndStandsInTheSpec() {
    for (String by : List.of("window", "series")) {
      ExperimentBuilder drawn =
          sines().set("training.windows-per-epoch", 25).set("training.draw-by", by);
      SortedMap<String, String> one = files(drawn, by + "-one", 1);
      SortedMap<String, String> three = files(drawn, by + "-three", 3);
      for (String file : List.of("model/model.safetensors", "history.csv", "forecasts.csv")) {
        assertThat(three.get(file)).as(file).isEqualTo(one.get(file));
      }
      assertThat(one.get("experiment.yaml"))
          .contains("windows-per-epoch: 25\n")
          .contains("draw-by: " + by + "\n")
          .contains("stride: 1\n");
      assertThat(files(sines(), by + "-all", 1).get("model/model.safetensors"))
          .isNotEqualTo(one.get("model/model.safetensors"));
    }
  }

  @Test
  void validationAndTestHaveAllTheirWindowsWhateverTheStride() {
    String all = files(sines(), "all", 1).get("forecasts.csv");
    String strided = files(sines().set("training.stride", 7), "strided", 1).get("forecasts.csv");
    assertThat(strided.lines().count()).isEqualTo(all.lines().count()).isGreaterThan(80);
    assertThat(files(sines(), "again", 1).get("experiment.yaml"))
        .contains("windows-per-epoch: all\n");
  }

  @Test
  void aModelTrainedOnceMoreMakesAsManySteps() {
    ExperimentResult refitted =
        sines()
            .set("training.windows-per-epoch", 25)
            .refit(Refit.ALL)
            .build()
            .run(ProgressListener.silent());
    assertThat(refitted.model().card().refit().orElseThrow().steps()).isEqualTo(3 * 3);
  }
}
