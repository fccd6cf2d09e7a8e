package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.forecast.report.Scores;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Split;
import org.rnn4j.training.EpochReport;

/**
 * Whatever is learned, chosen or scaled by stays as it is, to the bit, when later values change;
 * also where a gap across the cut is filled anew from them.
 */
class LaterValuesTest {

  private static final int ROWS = 140;
  private static final int TEST = 20;

  @TempDir private Path folder;

  /** Values with gaps, one of them across the step {@code cut}, and others after that gap. */
  private ExperimentBuilder experiment(String name, int cut, long seedOfLater) throws IOException {
    Random earlier = new Random(1);
    Random later = new Random(seedOfLater);
    List<String> lines = new ArrayList<>(List.of("t,y,x"));
    for (int t = 0; t < ROWS; t++) {
      Random random = t < cut ? earlier : later;
      double y = 10 + 5 * Math.sin(t / 2.0) + random.nextGaussian();
      double x = 100 * random.nextGaussian();
      boolean across = t >= cut - 3 && t < cut + 2;
      if (!across && (t == 0 || t % 11 > 0)) {
        lines.add(t + "," + y + "," + x);
      }
    }
    Path csv = Files.createDirectories(folder.resolve(name)).resolve("data.csv");
    Files.write(csv, lines);
    return Experiment.builder()
        .source(
            "csv",
            Map.of(
                "path",
                csv.toString(),
                "time",
                "t",
                "season",
                4,
                "targets",
                List.of("y"),
                "past-covariates",
                List.of("x"),
                "missing",
                "interpolate"))
        .lookback(8)
        .horizon(3)
        .layer(Layer.recurrent("gru").units(3))
        .epochs(4)
        .seed(1)
        .metrics("mae", "mase");
  }

  private static List<List<Object>> epochs(ExperimentResult result) {
    return result.history().stream()
        .map(e -> List.<Object>of(e.loss(), e.validation().map(Object::toString)))
        .toList();
  }

  private static double scaleOfMase(ExperimentResult result) {
    Scores test = result.scores(Part.TEST).orElseThrow();
    return test.get("naive", "mae").value() / test.get("naive", "mase").value();
  }

  private static void assertLearnedTheSame(ExperimentResult a, ExperimentResult b) {
    assertThat(b.model().parameters()).containsExactly(a.model().parameters());
    assertThat(b.model().scaling().entries()).isEqualTo(a.model().scaling().entries());
    assertThat(b.history()).extracting(EpochReport::loss).hasSameSizeAs(a.history());
    assertThat(epochs(b)).isEqualTo(epochs(a));
    assertThat(scaleOfMase(b)).isCloseTo(scaleOfMase(a), within(1e-12));
    assertThat(b.scores(Part.TEST).orElseThrow().forecasters())
        .isEqualTo(a.scores(Part.TEST).orElseThrow().forecasters());
  }

  @ParameterizedTest
  @CsvSource({"direct, standard", "sequence-to-sequence, min-max"})
  void theTestPartChangesNothingThatIsLearnedOrChosen(String strategy, String scaler)
      throws IOException {
    List<ExperimentResult> results = new ArrayList<>();
    for (long seed : new long[] {7, 8}) {
      results.add(
          experiment("test-" + seed, ROWS - TEST, seed)
              .split(Split.lastSteps(30, TEST))
              .strategy(strategy)
              .scaler(scaler)
              .set("training.early-stopping", Map.of("patience", 1, "metric", "mae"))
              .build()
              .run(RunSettings.inMemory().threads(1), ProgressListener.silent()));
    }
    assertLearnedTheSame(results.get(0), results.get(1));
  }

  @ParameterizedTest
  @CsvSource({"direct, standard", "sequence-to-sequence, min-max"})
  void whatFollowsTrainingChangesNothingThatIsLearned(String strategy, String scaler)
      throws IOException {
    List<ExperimentResult> results = new ArrayList<>();
    for (long seed : new long[] {7, 8}) {
      results.add(
          experiment("train-" + seed, ROWS - TEST, seed)
              .split(Split.lastSteps(0, TEST))
              .strategy(strategy)
              .scaler(scaler)
              .build()
              .run(RunSettings.inMemory().threads(1), ProgressListener.silent()));
    }
    assertLearnedTheSame(results.get(0), results.get(1));
  }

  @Test
  void theFirstForecastsAfterAGapAcrossTheCutAreTheSameWhateverFollows() throws IOException {
    List<List<Double>> first = new ArrayList<>();
    for (long seed : new long[] {7, 8}) {
      ExperimentResult result =
          experiment("first-" + seed, ROWS - TEST, seed)
              .split(Split.lastSteps(0, TEST))
              .baselines("naive", "drift", "mean", "window-mean", "linear", "linear-sgd")
              .build()
              .run(RunSettings.inMemory().threads(1), ProgressListener.silent());
      Scores test = result.scores(Part.TEST).orElseThrow();
      // Cutoffs 120 and 121 lie within the gap; nothing behind it is known at either.
      List<Double> forecasts = new ArrayList<>();
      for (String forecaster : test.forecasters()) {
        for (int window = 0; window < 2; window++) {
          for (int lead = 0; lead < 3; lead++) {
            forecasts.add(
                result.report().orElseThrow().forecasts().forecast(forecaster, window, lead, 0));
          }
        }
      }
      first.add(forecasts);
    }
    assertThat(first.get(1)).isEqualTo(first.get(0)).hasSize(7 * 6);
  }
}
