package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.run.RunFolder;
import org.rnn4j.forecast.spec.SpecReader;
import org.rnn4j.forecast.split.Split;

class BadInputTest {

  @TempDir private Path folder;

  private static ExperimentBuilder sine() {
    return Experiment.builder()
        .series(Experiments.sine("sine", 60))
        .split(Split.lastSteps(6, 6))
        .lookback(12)
        .horizon(3)
        .layer(Layer.recurrent("simple").units(2))
        .epochs(1);
  }

  private void assertRefused(ExperimentBuilder experiment, String... words) {
    assertThatThrownBy(() -> Experiments.run(experiment, folder.resolve("run"), 1))
        .isInstanceOf(InputException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(words));
    assertThat(folder.resolve("run")).as("nothing is left behind").doesNotExist();
  }

  @Test
  void whatIsRightRuns() {
    assertThat(Experiments.run(sine(), folder.resolve("run"), 1).hasModel()).isTrue();
  }

  @Test
  void aSplitLargerThanTheDataIsRefused() {
    assertRefused(sine().split(Split.lastSteps(30, 30)), "data.split", "60 steps");
  }

  @Test
  void aSeriesShorterThanLookbackAndHorizonIsRefused() {
    assertRefused(sine().lookback(58), "series 'sine'", "60 steps are fewer than", "= 61");
  }

  @Test
  void anExperimentWithoutATestPartIsRefused() {
    assertRefused(sine().split(Split.lastSteps(6, 0)), "data.split", "there is no test part");
  }

  @Test
  void earlyStoppingWithoutAValidationPartIsRefused() {
    assertRefused(
        sine().split(Split.lastSteps(0, 6)).set("training.early-stopping", Map.of("patience", 2)),
        "training.early-stopping",
        "no validation part");
  }

  @Test
  void aBaselineThatDoesNotFitTheDataIsRefusedBeforeTraining() {
    assertRefused(sine().baselines("naive", "seasonal-naive"), "seasonal-naive");
  }

  @Test
  void whatStopsARunStopsACheck() {
    assertThatThrownBy(() -> sine().lookback(58).build().check())
        .isInstanceOf(InputException.class);
    assertThatThrownBy(() -> sine().set("model.head", "none").build().check())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("without a head");
  }

  @Test
  void aMissingValueIsRefused() {
    double[] values = new double[60];
    values[7] = Double.NaN;
    assertRefused(
        sine().series(TimeSeries.of("gap", "y", values)),
        "series 'gap', column 'y'",
        "at 7 is NaN");
  }

  @Test
  void iterativeRefusesPastCovariatesWithTheReason() {
    double[][] columns = new double[2][60];
    for (int t = 0; t < 60; t++) {
      columns[0][t] = t % 12;
      columns[1][t] = t % 7;
    }
    TimeSeries series =
        TimeSeries.owning(
            "s", TimeIndex.integers(), List.of(Column.target("y"), Column.past("rain")), columns);
    Dataset dataset = Dataset.of(List.of(series), Optional.empty(), 1);
    assertRefused(
        sine().dataset(dataset).strategy("iterative"),
        "'iterative' feeds its forecasts back as inputs, but rain are not forecast");
    assertThat(
            Experiments.run(sine().dataset(dataset).strategy("direct"), folder.resolve("run"), 1)
                .hasModel())
        .isTrue();
  }

  @Test
  void aGrowingContextRefusesALayerThatRunsBackward() {
    for (String direction : List.of("backward", "both")) {
      assertRefused(
          sine()
              .layer(Layer.recurrent("simple").units(2).option("direction", direction))
              .set("strategy", Map.of("type", "iterative", "context", "growing")),
          "model.layers.1.direction",
          "the strategy goes on from what the network remembers of a sequence",
          "use direction: forward, or iterative with context: sliding");
    }
  }

  @Test
  void aMetricThatIsKnownAtTheEndOnlyCannotStopTraining() {
    assertRefused(
        sine().strategy("iterative").set("training.early-stopping", Map.of("metric", "mse")),
        "training.early-stopping.metric",
        "expected loss");
  }

  @Test
  void aRequirementOnABaselineThatIsNotInTheDefaultPanelIsRefused() {
    assertRefused(
        sine().set("require", Map.of("skill-over", "linear-sgd")),
        "require.skill-over",
        "'linear-sgd' is not among the baselines");
  }

  @Test
  void aDataFileThatIsNotThereIsRefused() {
    ExperimentBuilder absent =
        sine()
            .source(
                "csv",
                Map.of("path", folder.resolve("absent.csv").toString(), "targets", List.of("y")));
    assertRefused(absent, "absent.csv");
  }

  @Test
  void aColumnThatIsNotThereIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("air.csv"), "month,passengers\n1949-01,112\n");
    ExperimentBuilder wrong =
        sine().source("csv", Map.of("path", file.toString(), "targets", List.of("pasengers")));
    assertRefused(wrong, "air.csv", "pasengers", "passengers");
  }

  @Test
  void aFolderWithResultsIsNeverOverwritten() throws IOException {
    Experiments.run(sine(), folder.resolve("run"), 1);
    Map<String, String> before = Experiments.contents(folder.resolve("run"));
    assertThatThrownBy(() -> RunFolder.create(folder.resolve("run")))
        .hasMessageContaining("exists and is not empty");
    assertThat(Experiments.contents(folder.resolve("run"))).isEqualTo(before);
  }

  @Test
  void aSpecOfSeriesThatAProgramGaveCannotBeRunFromAFile() {
    Experiments.run(sine(), folder.resolve("first"), 1);
    var registry = Registry.installed();
    var spec = SpecReader.read(folder.resolve("first/experiment.yaml"), List.of(), registry);
    assertThatThrownBy(() -> Experiment.of(spec, registry).check())
        .hasMessageContaining("the series were given by a program");
  }

  @Test
  void aSplitOfAnotherKindThanTheSourceIsRefused() {
    assertThatThrownBy(() -> Experiments.waves().split(Split.lastSteps(20, 20)).build())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("the source 'waves' is divided by series");
  }
}
