package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.random.RandomStream;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.model.ForecastModel;
import org.rnn4j.forecast.model.Forecasts;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.split.Refit;
import org.rnn4j.forecast.split.Split;
import org.rnn4j.training.EpochReport;

/** A network for each series. */
class LocalModelsTest {

  @TempDir private Path folder;

  private static TimeSeries noisy(String id, int length) {
    RandomStream random = RandomStream.of(id.hashCode());
    double[] values = new double[length];
    for (int t = 0; t < length; t++) {
      values[t] = 50 + 20 * StrictMath.sin(t * Math.PI / 6) + random.nextGaussian();
    }
    return TimeSeries.of(id, "y", values);
  }

  private static ExperimentBuilder of(String scope, TimeSeries... series) {
    return Experiment.builder()
        .name("local")
        .series(series)
        .split(Split.lastSteps(6, 6))
        .lookback(12)
        .horizon(3)
        .scaler("standard")
        .strategy("direct")
        .layer(Layer.recurrent("gru").units(3).dropout(0.1))
        .baselines("naive")
        .epochs(2)
        .seed(3)
        .set("model.scope", scope);
  }

  private static float[] ofFirst(ExperimentResult result) {
    return Arrays.copyOf(result.model().parameters(), result.model().layout().size());
  }

  private static final TimeSeries A = noisy("a", 60);
  private static final TimeSeries B = noisy("b", 48);
  private static final TimeSeries C = noisy("c", 80);

  @Test
  void theNetworkOfASeriesIsThatOfAnExperimentWithThisSeriesAlone() {
    ExperimentResult local = of("local", A, B).build().run(ProgressListener.silent());
    long seed =
        RandomStream.of(
                LongStream.concat(LongStream.of(3, 0x6c6f63616cL), "a".chars().asLongStream())
                    .toArray())
            .nextLong();
    ExperimentResult alone = of("global", A).seed(seed).build().run(ProgressListener.silent());
    assertThat(ofFirst(local)).containsExactly(alone.model().parameters());
    assertThat(local.model().parameters()).hasSize(2 * alone.model().parameters().length);
  }

  @Test
  void addingASeriesChangesNoOtherOnesNetworkOrForecast() {
    ExperimentResult two = of("local", A, B).build().run(ProgressListener.silent());
    ExperimentResult three = of("local", A, C, B).build().run(ProgressListener.silent());
    assertThat(ofFirst(three)).containsExactly(ofFirst(two));
    for (TimeSeries series : List.of(A, B)) {
      assertThat(three.model().forecast(series)).isEqualTo(two.model().forecast(series));
    }
  }

  @Test
  void theFilesAreTheSameForAnyNumberOfThreads() {
    Experiments.run(of("local", A, B, C), folder.resolve("one"), 1);
    Experiments.run(of("local", A, B, C), folder.resolve("three"), 3);
    SortedMap<String, String> one = Experiments.contents(folder.resolve("one"));
    SortedMap<String, String> three = Experiments.contents(folder.resolve("three"));
    for (String file :
        List.of("model/model.safetensors", "model/model.json", "forecasts.csv", "metrics.json")) {
      assertThat(three.get(file)).as(file).isEqualTo(one.get(file));
    }
    assertThat(Experiments.withoutSeconds(three.get("history.csv")))
        .isEqualTo(Experiments.withoutSeconds(one.get("history.csv")));
    assertThat(one.get("run.json")).contains("\"models\" : 3");
    assertThat(one.get("experiment.yaml")).contains("scope: local\n");
    assertThat(one.get("run.log")).contains("each of the 3 models is that of epoch 2");
  }

  @Test
  void aSavedModelHasTheNetworkOfEachSeriesAndNoneForOthers() {
    ExperimentResult result = Experiments.run(of("local", A, B, C), folder.resolve("run"), 2);
    ForecastModel loaded = ForecastModel.load(folder.resolve("run"), Registry.installed());
    assertThat(loaded.parameters()).containsExactly(result.model().parameters());
    TimeSeries stranger = noisy("stranger", 40);
    Dataset asked = Dataset.of(List.of(C, stranger, A), Optional.empty(), 1);
    Forecasts forecasts = loaded.forecast(asked);
    assertThat(forecasts.forecasts())
        .containsExactly(result.model().forecast(C), result.model().forecast(A));
    assertThat(forecasts.leftOut().toString())
        .contains("series 'stranger': there is no network of this series");
    Experiments.run(of("global", A, B, C), folder.resolve("global"), 1);
    String card = Experiments.contents(folder.resolve("global")).get("model/model.json");
    assertThat(card).doesNotContain("scope\" : \"global\",\n    \"layers");
  }

  @Test
  void withEarlyStoppingEachHasItsOwnEpoch() {
    ExperimentBuilder stopping =
        of("local", A, B, C)
            .epochs(12)
            .set("training.optimizer", Map.of("type", "adam", "learning-rate", 0.1))
            .set("training.early-stopping", Map.of("patience", 1));
    Experiments.run(stopping, folder.resolve("run"), 2);
    assertThat(Experiments.contents(folder.resolve("run")).get("run.log"))
        .containsPattern("each of the 3 models is that of epoch \\d+ to \\d+, the best");
  }

  @Test
  void aSeriesThatANetworkCannotBeTrainedOrStoppedByIsNamedBeforeAnyIsTrained() {
    double[] some = new double[A.length()];
    Arrays.fill(some, some.length - 12, some.length, 1); // its validation part, and behind it
    assertThatThrownBy(() -> of("local", B, A.withWeights(some)).build().check())
        .hasMessageContaining(
            "model.scope: the train part of series 'a' has no observed target of a weight above"
                + " 0 in a window to train on");
    assertThatThrownBy(
            () ->
                of("local", A, noisy("short", 20))
                    .split(Split.fractions(0.1, 0.2))
                    .set("task.least-steps", 3)
                    .set("training.early-stopping", Map.of("patience", 1))
                    .build()
                    .check())
        .hasMessageContaining(
            "training.early-stopping: the validation part of series 'short' has no observed target"
                + " of a weight above 0 in a window for early stopping to look at");
  }

  @Test
  void aSeriesWithNothingToValidateOnLeavesTheValidationToTheOthers() {
    double[] some = new double[B.length()];
    Arrays.fill(some, 0, some.length - 12, 1);
    assertThat(validation(of("local", A, B.withWeights(some))))
        .isFinite()
        .isEqualTo(validation(of("local", A)));
  }

  private static double validation(ExperimentBuilder experiment) {
    List<EpochReport> history = experiment.build().run(ProgressListener.silent()).history();
    return history.get(0).validation().orElseThrow().loss();
  }

  @Test
  void whatDoesNotGoTogetherWithANetworkForEachSeriesIsRefused() {
    assertThatThrownBy(
            () ->
                of("local", A, noisy("short", 26))
                    .refit(Refit.ALL)
                    .set("training.max-minutes", 1)
                    .build()
                    .run(ProgressListener.silent()))
        .hasMessageContaining("model.scope: series 'short' has no training window of lookback 12")
        .hasMessageContaining("training.refit: a network for each series")
        .hasMessageContaining("training.max-minutes: which of many networks");
    assertThatThrownBy(
            () ->
                of("local", A, B, C)
                    .split(Split.series(1, 1, 1))
                    .build()
                    .run(ProgressListener.silent()))
        .hasMessageContaining("model.scope: whole series are dealt out");
  }
}
