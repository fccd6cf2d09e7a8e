package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The commands on a small experiment, inside this JVM. */
class RunCommandTest extends CommandLineTestCase {

  @Test
  void aRunEndsWithTheLeaderboardAndTheVerdictAndFillsItsFolder() throws IOException {
    Path run = folder.resolve("run");

    JvmProcess.Output output = rnn("run", writeExperiment(), "--out", run);

    assertThat(output.err()).contains("epoch 3/3").contains("run folder: " + run);
    assertThat(output.code()).isEqualTo(ExitCode.DONE);
    assertThat(output.out())
        .startsWith(
            """
            read        1 series, 80 steps, 2024-01-01 to 2024-03-20
            train       1 series, 52 steps, 2024-01-01 to 2024-02-21, 43 windows
            validation  1 series, 14 steps, 2024-02-22 to 2024-03-06, 12 windows
            test        1 series, 14 steps, 2024-03-07 to 2024-03-20, 12 windows

            """);
    assertThat(output.out()).contains("forecaster", "mae", "rmse", "skill", "seasonal-naive");
    assertThat(lastLine(output.out())).startsWith("model ").contains(" mae ");
    assertThat(namesIn(run))
        .contains(
            "data-report.json",
            "experiment.yaml",
            "run.json",
            "metrics.json",
            "leaderboard.csv",
            "history.csv",
            "forecasts.csv",
            "model",
            "run.log")
        .noneMatch(name -> name.contains("tmp"));
  }

  @Test
  void theSpecOfARunFolderGivesTheSameBytesAgain() throws IOException {
    Path first = folder.resolve("first");
    Path second = folder.resolve("deeper/second");
    rnn("run", writeExperiment(), "--out", first, "--threads", "1");

    JvmProcess.Output output =
        rnn("run", first.resolve("experiment.yaml"), "--out", second, "--threads", "2");

    assertThat(output.code()).as(output.err()).isEqualTo(ExitCode.DONE);
    for (String file : List.of("metrics.json", "forecasts.csv", "model/model.safetensors")) {
      assertThat(second.resolve(file)).hasSameBinaryContentAs(first.resolve(file));
    }
  }

  @Test
  void baselinesRunWithoutAModel() throws IOException {
    Path run = folder.resolve("run");

    JvmProcess.Output output = rnn("baselines", writeExperiment(), "--out", run, "--quiet");

    assertThat(output.code()).as(output.err()).isEqualTo(ExitCode.DONE);
    assertThat(output.err()).isEmpty();
    assertThat(output.out()).contains("naive", "seasonal-naive", "linear");
    assertThat(namesIn(run)).contains("metrics.json", "leaderboard.csv").doesNotContain("model");
  }

  @Test
  void validatePrintsASpecThatIsItselfValid() {
    JvmProcess.Output first = rnn("validate", writeExperiment(), "--set", "training.epochs=5");

    assertThat(first.code()).as(first.err()).isEqualTo(ExitCode.DONE);
    assertThat(first.out()).contains("epochs: 5").contains("batch-size: 16").contains("version: 1");
    String absolute = folder.resolve("data.csv").toString();
    Path again = write("again.yaml", first.out().replaceAll("path: .*", "path: " + absolute));
    JvmProcess.Output second = rnn("validate", again);
    assertThat(second.err()).isEmpty();
    assertThat(second.out().replaceAll("path: .*", ""))
        .isEqualTo(first.out().replaceAll("path: .*", ""));
  }

  @Test
  void aRequirementThatIsNotMetIsExitCodeThree() {
    Path spec =
        writeSpec("name: small", "name: small\nrequire: {skill-over: linear, at-least: 0.99}");

    JvmProcess.Output output = rnn("run", spec, "--out", folder.resolve("run"));

    assertThat(output.code()).isEqualTo(ExitCode.REQUIREMENT_NOT_MET);
    assertThat(output.err()).contains("requirement: ").contains("0.99");
    assertThat(output.out()).contains("forecaster");
  }

  @Test
  void aDivergingRunIsExitCodeOneWithEpochBatchAndParameter() {
    Path spec = writeSpec("learning-rate: 0.01}", "learning-rate: 1.0e30}");

    JvmProcess.Output output = rnn("run", spec, "--out", folder.resolve("run"));

    assertThat(output.code()).isEqualTo(ExitCode.FAILED);
    assertThat(output.err()).contains("epoch 1", "batch").doesNotContain("\tat ");
  }

  @Test
  void aRunInterruptedBeforeItHasAnythingSaysSoAndIsExitCode130() throws IOException {
    Path run = folder.resolve("run");

    JvmProcess.Output output = interruptedRnn("run", writeExperiment(), "--out", run);

    assertThat(output.code()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(output.err())
        .contains("interrupted before anything was computed that could be kept");
    assertThat(output.out()).isEmpty();
    assertThat(namesIn(run)).containsExactly("run.json", "run.log");
    assertThat(run.resolve("run.json")).content().contains("\"interrupted\"", "\"small\"");
  }

  @Test
  void aModelForecastsWhatFollowsAFile() throws IOException {
    Path run = folder.resolve("run");
    rnn("run", writeExperiment(), "--out", run, "--quiet");

    JvmProcess.Output printed = rnn("forecast", run, "--input", folder.resolve("data.csv"));

    assertThat(printed.code()).as(printed.err()).isEqualTo(ExitCode.DONE);
    List<String> lines = printed.out().lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).isEqualTo("unique_id,ds,lead,sales");
    assertThat(lines.get(1)).matches("[^,]+,2024-03-21,1,\\d+\\.\\d+");
    assertThat(lines.get(3)).matches("[^,]+,2024-03-23,3,\\d+\\.\\d+");

    Path file = folder.resolve("forecast.csv");
    rnn("forecast", run.resolve("model"), "--input", folder.resolve("data.csv"), "--output", file);
    assertThat(file).hasContent(printed.out());
  }

  @Test
  void aForecastOfWhatIsNoModelIsRefused() {
    writeExperiment();

    JvmProcess.Output output = rnn("forecast", folder, "--input", folder.resolve("data.csv"));

    assertThat(output.code()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(output.err()).contains("model.json").doesNotContain("\tat ");
  }

  @Test
  void aForecastFromTooShortAFileIsRefused() {
    Path run = folder.resolve("run");
    rnn("run", writeExperiment(), "--out", run, "--quiet");
    Path few = write("few.csv", "day,sales\n2024-01-01,1\n2024-01-02,2\n2024-01-03,2\n");

    JvmProcess.Output output = rnn("forecast", run, "--input", few);

    assertThat(output.code()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(output.err()).contains("3").contains("7");
  }

  private static List<String> namesIn(Path run) throws IOException {
    try (var files = Files.list(run)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String lastLine(String text) {
    List<String> lines = text.lines().toList();
    return lines.get(lines.size() - 1);
  }

  private static final String RELU = "cell: simple, activation: relu";

  @Test
  void reluOverALongLookbackWithoutClippingIsWarnedOf() throws IOException {
    JvmProcess.Output run = longRun(RELU);

    assertThat(run.code()).isZero();
    assertThat(run.err())
        .contains("the states of simple with activation relu have no bound", "100 steps")
        .contains("training.clip");
    assertThat(run.err().replace(folder + "/", ""))
        .containsPattern("^warning: spec\\.yaml:[0-9]+:[0-9]+ model\\.layers\\.0\\.activation: ");
    assertThat(Files.readString(folder.resolve("out/run.json"))).contains("\"warnings\"");
    assertThat(Files.readString(folder.resolve("out/run.log"))).contains("warning: model.layers.0");
  }

  @Test
  void aDefaultThatIsReluAndAPresetAreWarnedOfToo() throws IOException {
    assertThat(longRun("cell: ind-rnn").err())
        .contains("model.layers.0.activation: the states of ind-rnn with activation relu");
    assertThat(longRun(RELU, "--set", "model.preset=pytorch").err())
        .contains("model.layers.0.activation: the states of simple with activation relu");
  }

  @Test
  void nothingIsWarnedOfWhereSomethingHoldsTheGradient() throws IOException {
    assertThat(longRun(RELU, "--set", "training.clip={norm: 1.0}").err()).isEmpty();
    assertThat(longRun(RELU, "--set", "model.layers.0.normalizer=layer-norm").err()).isEmpty();
    assertThat(longRun(RELU, "--set", "task.lookback=99").err()).isEmpty();
    assertThat(longRun("cell: simple").err()).isEmpty();
    assertThat(longRun("cell: lru").err()).isEmpty();
    assertThat(longRun("cell: lru, activation: relu").err()).isEmpty();
  }

  @Test
  void validateWarnsAsARunDoes() throws IOException {
    longData();
    JvmProcess.Output output = rnn("validate", write("spec.yaml", longSpec(RELU)));

    assertThat(output.code()).isEqualTo(ExitCode.DONE);
    assertThat(output.err().replace(folder + "/", ""))
        .startsWith(
            "warning: spec.yaml:15:34 model.layers.0.activation: the states of simple with"
                + " activation relu have no bound");
    assertThat(output.out()).contains("activation: relu").doesNotContain("warning");
    Path other = write("other.yaml", longSpec("cell: simple"));
    assertThat(rnn("validate", other, "--set", "model.layers.0.activation=relu").err())
        .startsWith("warning: --set model.layers.0.activation");
  }

  @Test
  void aPluginsCellIsWarnedOfForItsEquations() throws IOException {
    PluginJar jar = PluginJar.ofExample();
    jar.build(folder.resolve("squashed/mgu-1.0.0.jar"));
    jar.replacing("com/acme/mgu/MinimalGatedUnit.java", "tanh", "relu")
        .build(folder.resolve("growing/mgu-1.0.0.jar"));
    longData();
    Path spec = write("spec.yaml", longSpec("cell: mgu"));

    assertThat(rnn("--plugins", folder.resolve("squashed"), "validate", spec).err()).isEmpty();
    assertThat(rnn("--plugins", folder.resolve("growing"), "validate", spec).err())
        .contains("spec.yaml:15:7 model.layers.0: the states of mgu have no bound")
        .doesNotContain("activation");
  }

  @Test
  void aDivergingRunIsToldOfStatesThatMayHaveGrown() throws IOException {
    longData();
    Path spec =
        write("spec.yaml", longSpec("cell: ind-rnn, recurrent-min: 7.0, recurrent-max: 8.0"));

    JvmProcess.Output output = rnn("run", spec, "--out", folder.resolve("run"), "--quiet");

    assertThat(output.code()).isEqualTo(ExitCode.FAILED);
    assertThat(lastLine(output.err()))
        .startsWith("rnn: epoch 1, batch 1: ")
        .contains("this was the first batch: check that the data are finite and scaled")
        .endsWith(
            "; the states of ind-rnn with activation relu (model.layers.0.activation) have no bound"
                + " and may have grown over the lookback of 100 steps: take activation: tanh,"
                + " normalizer: layer-norm, a gated cell such as gru or lstm, or a shorter"
                + " lookback");
    assertThat(lastLine(rnn("gradients", spec, "--train").err())).isEqualTo(lastLine(output.err()));
  }

  @Test
  void gradientsArePrintedBeforeAndAfterTraining() {
    JvmProcess.Output output = rnn("gradients", writeExperiment(), "--train");

    assertThat(output.code()).isZero();
    assertThat(output.out())
        .startsWith("model,layer,steps-back,norm\nfresh,layer-1,1,")
        .contains("trained,layer-1,5,");
    assertThat(output.err())
        .containsOnlyOnce("read: 1 series, 80 steps, 2024-01-01 to 2024-03-20\n");
  }

  private JvmProcess.Output longRun(String cell, String... overrides) throws IOException {
    longData();
    List<Object> arguments = new ArrayList<>();
    Path out =
        folder.resolve(Files.exists(folder.resolve("out")) ? "out-" + System.nanoTime() : "out");
    arguments.addAll(List.of("run", write("spec.yaml", longSpec(cell)), "--out", out, "--quiet"));
    arguments.addAll(List.of(overrides));
    return rnn(arguments.toArray());
  }

  private static String longSpec(String cell) {
    return SPEC.replace("lookback: 7", "lookback: 100")
        .replace("cell: gru", cell)
        .replace("epochs: 3", "epochs: 1");
  }

  private void longData() {
    StringBuilder rows = new StringBuilder("day,sales\n");
    for (int i = 0; i < 200; i++) {
      rows.append(LocalDate.of(2024, 1, 1).plusDays(i)).append(',').append(i % 7);
      rows.append('\n');
    }
    write("data.csv", rows.toString());
  }
}
