package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.model.ForecastModel;
import org.rnn4j.forecast.model.Forecasts;
import org.rnn4j.forecast.model.SeriesForecast;
import org.rnn4j.forecast.report.Scores;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Split;

/** Series that are shorter than the lookback. */
class ShortSeriesTest {

  @TempDir private Path folder;

  // 4 is the horizon of each part. Of "new" 8 steps are left to train on: 3 windows of 2 + 4.
  private static ExperimentBuilder sines(String strategy) {
    return Experiment.builder()
        .name("short")
        .dataset(
            Dataset.of(
                List.of(
                    Experiments.sine("long", 60),
                    Experiments.sine("short", 24),
                    Experiments.sine("new", 16)),
                Optional.empty(),
                12))
        .split(Split.lastSteps(4, 4))
        .lookback(20)
        .horizon(4)
        .scaler("standard")
        .strategy(strategy)
        .layer(Layer.recurrent("gru").units(4))
        .baselines(
            "naive", "window-mean", "mean", "drift", "linear", "linear-sgd", "seasonal-naive")
        .metrics("mae")
        .epochs(2)
        .seed(3)
        .set("training.batch-size", 10);
  }

  private static ExperimentBuilder padded(String strategy) {
    return sines(strategy).set("task.least-steps", 2);
  }

  @Test
  void theyTakePartOnceTheSpecSaysHowManyStepsAreEnough() {
    ExperimentResult all = padded("direct").build().run(ProgressListener.silent());
    assertThat(all.dataLines().toString())
        .contains("train       3 series, 76 steps, 0 to 51, 61 windows") // 47 + 11 + 3
        .contains("test        3 series, 12 steps, 12 to 59, 3 windows")
        .doesNotContain("left out");
    ExperimentResult without = sines("direct").build().run(ProgressListener.silent());
    assertThat(without.dataLines().toString()).contains("left out", "'new'");
    assertThat(without.dataLines().toString()).contains("2 windows");
  }

  @Test
  void everyForecasterSaysSomethingOfThem() {
    ExperimentResult result = padded("direct").build().run(ProgressListener.silent());
    for (Part part : List.of(Part.VALIDATION, Part.TEST)) {
      Scores scores = result.scores(part).get();
      assertThat(scores.forecasters()).hasSize(8);
      for (String forecaster : scores.forecasters()) {
        double error = scores.get(forecaster, "mae").value();
        assertThat(error).as("%s, %s", part, forecaster).isFinite().isPositive();
      }
    }
  }

  @Test
  void whatIsPaddedAndMaskedInTrainingIsWhatIsForecastFromTheStepsThereAre() {
    for (String strategy : List.of("direct", "sequence-to-sequence")) {
      ExperimentBuilder both =
          padded(strategy).layer(Layer.recurrent("lstm").units(3)).layer(Layer.dense(3));
      ExperimentResult result = both.build().run(ProgressListener.silent());
      double duringTraining = result.history().get(1).validation().get().metrics().get("mae");
      assertThat(result.scores(Part.VALIDATION).get().get("model", "mae").value())
          .as(strategy)
          .isEqualTo(duringTraining);
    }
  }

  @Test
  void noneNeedsToBeAsLongAsTheLookback() {
    ExperimentResult result = padded("direct").lookback(100).build().run(ProgressListener.silent());
    assertThat(result.scores(Part.TEST).get().get("linear", "mae").value()).isFinite();
    assertThat(result.scores(Part.TEST).get().get("model", "mae").value()).isFinite();
  }

  @Test
  void theResultIsTheSameForAnyNumberOfThreads() {
    for (String strategy : List.of("direct", "iterative", "sequence-to-sequence")) {
      Experiments.run(padded(strategy), folder.resolve(strategy + 1), 1);
      Experiments.run(padded(strategy), folder.resolve(strategy + 3), 3);
      for (String file : List.of("model/model.safetensors", "forecasts.csv", "metrics.json")) {
        assertThat(Experiments.contents(folder.resolve(strategy + 3)).get(file))
            .as(file)
            .isEqualTo(Experiments.contents(folder.resolve(strategy + 1)).get(file));
      }
    }
  }

  @Test
  void aSavedModelForecastsASeriesItNeverSawFromAFewSteps() {
    Experiments.run(padded("direct"), folder.resolve("run"), 1);
    ForecastModel model = ForecastModel.load(folder.resolve("run"), Registry.installed());
    TimeSeries few = Experiments.sine("never-seen", 3);
    TimeSeries one = TimeSeries.of("one", "y", new double[] {3});
    Forecasts forecasts = model.forecast(Dataset.of(List.of(few, one), Optional.empty(), 1));
    assertThat(forecasts.scaledByOwnPast()).containsExactly("never-seen");
    assertThat(forecasts.forecasts())
        .extracting(SeriesForecast::seriesId)
        .containsExactly("never-seen");
    assertThat(forecasts.leftOut().toString())
        .contains("series 'one': it has 1 steps, the model needs 2; give at least 2 steps");
  }

  @Test
  void aScalerOfEachWindowOrOfAllSeriesServesASeriesThatWasNeverSeenAsOneThatWas() {
    for (Object scaler :
        List.of("per-window", Map.of("others", List.of("standard"), "scope", "global"))) {
      ForecastModel model =
          padded("direct").set("scaler", scaler).build().run(ProgressListener.silent()).model();
      assertThat(values(model, "never-seen")).as("%s", scaler).isEqualTo(values(model, "new"));
    }
    ForecastModel ofEach = padded("direct").build().run(ProgressListener.silent()).model();
    assertThat(values(ofEach, "never-seen")).isNotEqualTo(values(ofEach, "new"));
  }

  private static List<SeriesForecast.Step> values(ForecastModel model, String id) {
    return model.forecast(Experiments.sine(id, 7)).steps();
  }

  @Test
  void moreStepsThanTheLookbackCannotBeAskedFor() {
    assertThatThrownBy(() -> sines("direct").set("task.least-steps", 21).build())
        .hasMessageContaining("task.least-steps: of 21 steps a model sees 20, the lookback");
  }
}
