package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.RunException;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.spi.BaselineProvider;
import org.rnn4j.api.spi.ForecastStrategyProvider;
import org.rnn4j.api.spi.ScalerProvider;
import org.rnn4j.forecast.report.Leaderboard;
import org.rnn4j.forecast.report.Scores;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.run.RunFolder;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Split;

/** Plugins that know too much, and a model that sees nothing, in a whole run. */
class GuardedRunTest {

  @TempDir private Path folder;

  private static TimeSeries noise() {
    Random random = new Random(5);
    return TimeSeries.of("noise", "y", random.doubles(120, 100, 160).toArray());
  }

  private static ExperimentBuilder experiment() {
    return Experiment.builder()
        .series(noise())
        .split(Split.lastSteps(20, 30))
        .lookback(8)
        .horizon(2)
        .layer(Layer.recurrent("simple").units(3))
        .epochs(1)
        .seed(1)
        .metrics("mae");
  }

  private void assertStopped(ExperimentBuilder experiment, String... words) throws IOException {
    Path run = folder.resolve("run");
    assertThatThrownBy(() -> Experiments.run(experiment, run, 1))
        .isInstanceOf(RunException.class)
        .hasMessageContainingAll(words)
        .hasMessageContaining("sees the future: series 'noise', cutoff at step ");
    assertThat(Files.readString(run.resolve(RunFolder.RUN))).contains("\"failed\"", words[0]);
    assertThat(run.resolve(RunFolder.LEADERBOARD)).doesNotExist();
  }

  @Test
  void aBaselineFindsNoAnswersInItsDataset() {
    ExperimentResult result =
        experiment()
            .registry(
                PlantedPlugins.with(
                    BaselineProvider.class, folder, AnswersFromDatasetProvider.class))
            .baselines("answers-from-dataset", "naive")
            .build()
            .baselinesOnly(RunSettings.inMemory(), ProgressListener.silent());
    Scores test = result.scores(Part.TEST).orElseThrow();
    assertThat(test.get("answers-from-dataset", "mae").value())
        .isEqualTo(test.get("naive", "mae").value());
  }

  @Test
  void aBaselineThatRemembersOtherCallsStopsTheRun() throws IOException {
    assertStopped(
        experiment()
            .registry(PlantedPlugins.with(BaselineProvider.class, folder, LongMemoryProvider.class))
            .baselines("naive", "long-memory"),
        "long-memory",
        "it remembers them");
  }

  @Test
  void aBaselineThatComesOutDifferentlyEachTimeStopsTheRun() throws IOException {
    assertStopped(
        experiment()
            .registry(
                PlantedPlugins.with(BaselineProvider.class, folder, AnotherEachFitProvider.class))
            .baselines("naive", "another-each-fit"),
        "another-each-fit",
        "when it is fitted anew");
  }

  @Test
  void aStrategyThatLooksAtOtherWindowsStopsTheRun() throws IOException {
    assertStopped(
        experiment()
            .registry(
                PlantedPlugins.with(
                    ForecastStrategyProvider.class, folder, NeighbourProvider.class))
            .strategy("neighbour")
            .baselines("naive"),
        "model",
        "among the other windows");
  }

  @Test
  void aStrategyThatRemembersOtherCallsStopsTheRun() throws IOException {
    assertStopped(
        experiment()
            .registry(
                PlantedPlugins.with(
                    ForecastStrategyProvider.class, folder, OverlapMemoryProvider.class))
            .strategy("overlap-memory")
            .baselines("naive"),
        "model",
        "it remembers them");
  }

  @Test
  void aScalerThatDoesNotUndoItselfIsRefusedBeforeTraining() {
    ExperimentBuilder experiment =
        experiment()
            .registry(PlantedPlugins.with(ScalerProvider.class, folder, WrongInverseProvider.class))
            .scaler("wrong-inverse");
    assertThatThrownBy(() -> Experiments.run(experiment, folder.resolve("run"), 1))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("series 'noise', column 'y': the scaler 'wrong-inverse' (")
        .hasMessageContainingAll("WrongInverseProvider", "does not undo itself");
    assertThat(folder.resolve("run")).doesNotExist();
  }

  private static final class Warnings implements ProgressListener {
    private final List<Problem> heard = new ArrayList<>();

    @Override
    public void warning(Problem problem) {
      heard.add(problem);
    }
  }

  @Test
  void aModelThatIsBlindIsSaidToBeSoBesideTheVerdict() throws IOException {
    ExperimentBuilder blind =
        Experiment.builder()
            .series(noise())
            .split(Split.lastSteps(20, 30))
            .lookback(3)
            .horizon(1)
            .layer(Layer.between("layer-norm"))
            .layer(Layer.recurrent("gru").units(4))
            .strategy("direct")
            .epochs(1)
            .baselines("naive");
    assertThat(blind.build().check().warnings())
        .singleElement()
        .satisfies(w -> assertThat(w.place()).isEqualTo("model.layers.0"))
        .satisfies(w -> assertThat(w.message()).contains("one feature", "whatever comes in"));
    Warnings warnings = new Warnings();
    Path path = folder.resolve("blind");
    ExperimentResult result;
    try (RunFolder run = RunFolder.create(path)) {
      result = blind.build().run(RunSettings.into(run).threads(1), warnings);
    }
    String said = "the model's forecasts do not depend on its input";
    assertThat(warnings.heard)
        .extracting(Problem::place)
        .containsExactly("model.layers.0", "model");
    assertThat(warnings.heard.get(1).message()).contains(said);
    assertThat(result.notes()).singleElement().asString().startsWith("warning: " + said);
    Leaderboard leaderboard = result.leaderboard().orElseThrow();
    assertThat(leaderboard.table(result.notes()))
        .contains(said + ": with every value before the cutoff replaced, all 16")
        .endsWith(result.verdict() + "\n");
    assertThat(Files.readString(path.resolve(RunFolder.LOG))).contains("warning: " + said);
    assertThat(Files.readString(path.resolve(RunFolder.RUN)))
        .contains("\"warnings\"", said, "\"reads-history\" : false");
  }

  @Test
  void aBaselineThatDoesNotReadItsHistoryIsWarnedAbout() {
    Warnings warnings = new Warnings();
    ExperimentResult result =
        experiment()
            .registry(PlantedPlugins.with(BaselineProvider.class, folder, ConstantProvider.class))
            .baselines("constant", "naive", "mean", "linear")
            .build()
            .baselinesOnly(RunSettings.inMemory(), warnings);
    assertThat(warnings.heard)
        .singleElement()
        .satisfies(
            w -> assertThat(w.message()).startsWith("the forecasts of 'constant' do not depend"));
    assertThat(result.notes()).hasSize(1);
  }
}
