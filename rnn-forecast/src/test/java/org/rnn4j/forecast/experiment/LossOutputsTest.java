package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.spi.LossProvider;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.model.ForecastModel;
import org.rnn4j.forecast.report.Scores;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Split;

/** A loss says how many outputs it takes of each target; the first is the point. */
class LossOutputsTest {

  private static final TimeSeries SERIES = Experiments.sine("sine", 120);

  @TempDir private Path folder;

  private static Scores scores(ExperimentResult result, Part part) {
    return result.scores(part).orElseThrow();
  }

  private ExperimentBuilder experiment(Registry registry, String strategy) {
    return Experiment.builder()
        .series(SERIES)
        .registry(registry)
        .split(Split.lastSteps(10, 20))
        .lookback(12)
        .horizon(3)
        .layer(Layer.recurrent("gru").units(6))
        .strategy(strategy)
        .set("training.optimizer", Map.of("type", "adam", "learning-rate", 0.02))
        .epochs(30)
        .seed(3)
        .metrics("mse")
        .baselines("mean", "linear-sgd");
  }

  @ParameterizedTest
  @ValueSource(strings = {"direct", "sequence-to-sequence", "iterative"})
  void aModelOfTwoOutputsForEachTargetLearnsIsSavedAndForecastsThePoint(String strategy)
      throws IOException {
    Registry registry = PlantedPlugins.with(LossProvider.class, folder, SpreadLossProvider.class);
    Path run = folder.resolve("run");
    ExperimentResult result =
        Experiments.run(experiment(registry, strategy).set("training.loss", "spread"), run, 1);
    assertThat(scores(result, Part.TEST).get("model", "mse").value())
        .isLessThan(scores(result, Part.TEST).get("mean", "mse").value() / 2);
    assertThat(Files.readString(run.resolve("model/model.json")))
        .contains("\"outputs-per-target\" : 2");
    ForecastModel loaded = ForecastModel.load(run, registry);
    assertThat(loaded.forecast(SERIES)).isEqualTo(result.model().forecast(SERIES));
    assertThat(loaded.forecast(SERIES).steps()).hasSize(3);
  }

  @Test
  void theMetricOfAValidationIsThatOfThePoint() {
    Registry registry = PlantedPlugins.with(LossProvider.class, folder, SpreadLossProvider.class);
    ExperimentResult result =
        Experiments.run(
            experiment(registry, "direct")
                .set("training.loss", "spread")
                .set("training.early-stopping", Map.of("patience", 40, "metric", "mse")),
            folder.resolve("run"),
            1);
    double best =
        result.history().stream()
            .mapToDouble(epoch -> epoch.validation().orElseThrow().metrics().get("mse"))
            .min()
            .orElseThrow();
    assertThat(scores(result, Part.VALIDATION).get("model", "mse").value()).isEqualTo(best);
  }

  @Test
  void aModelOfOneOutputSaysNothingOfIt() throws IOException {
    Path run = folder.resolve("run");
    Experiments.run(experiment(Registry.installed(), "direct").epochs(1), run, 1);
    assertThat(Files.readString(run.resolve("model/model.json"))).doesNotContain("outputs-per");
  }
}
