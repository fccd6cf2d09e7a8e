package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Mistakes of a user: each a clear message with its place, exit code 2, and nothing left behind.
 */
class BadInputTest extends CommandLineTestCase {

  @Test
  void anUnknownKeyIsNamedWithItsPositionAndTheNearestSpelling() {
    Path spec = writeSpec("epochs: 3", "epoch: 3");

    assertRefused(spec, "spec.yaml:17:", "training.epoch: unknown key", "'epochs'");
  }

  @Test
  void aMisspeltCellIsNamedWithWhatThereIs() {
    Path spec = writeSpec("cell: gru", "cell: gruu");

    assertRefused(
        spec,
        "spec.yaml:15:",
        "model.layers.0.cell: unknown cell 'gruu'",
        "did you mean 'gru'?",
        "lstm");
  }

  @Test
  void aMissingSpecIsNamed() {
    assertRefused(folder.resolve("none.yaml"), "none.yaml", "there is no such file");
  }

  @Test
  void aMissingDataFileIsNamed() {
    Path spec = writeSpec("path: data.csv", "path: other.csv");

    assertRefused(spec, "other.csv");
  }

  @Test
  void aColumnThatIsNotThereIsNamedWithThoseThatAre() {
    Path spec = writeSpec("targets: [sales]", "targets: [sale]");

    assertRefused(spec, "data.csv", "'sale'", "sales");
  }

  @Test
  void textInANumberColumnIsNamedWithItsRow() {
    Path spec = writeExperiment();
    replaceRow(10, "2024-01-10,many");

    assertRefused(spec, "data.csv", "11", "sales", "'many'");
  }

  @Test
  void aNanInTheDataIsNamedWithItsRow() {
    Path spec = writeExperiment();
    replaceRow(10, "2024-01-10,NaN");

    assertRefused(spec, "data.csv", "11", "sales");
  }

  @Test
  void aValueWhoseSquareIsNoDoubleIsNamedBeforeAnythingIsTrained() {
    Path spec = writeExperiment();
    replaceRow(10, "2024-01-10,3e160");

    assertRefused(spec, "'sales'", "3.0E160 (at 2024-01-10)", "divide the column");
  }

  @Test
  void anEmptyValueIsNamedWithItsRow() {
    Path spec = writeExperiment();
    replaceRow(10, "2024-01-10,");

    assertRefused(spec, "data.csv", "11", "sales");
  }

  @Test
  void aSeriesShorterThanLookbackAndHorizonIsRefused() {
    Path spec = writeSpec("lookback: 7", "lookback: 78");

    assertRefused(spec, "78", "3", "80");
  }

  @Test
  void negativeUnitsAreRefusedAndNotClamped() {
    Path spec = writeSpec("units: 4", "units: -4");

    assertRefused(spec, "spec.yaml:15:", "model.layers.0.units: '-4' is not valid", "at least 1");
  }

  @Test
  void aDropoutRateOfOneIsRefusedWithItsRange() {
    assertRefused(
        writeSpec("units: 4", "units: 4, dropout: 1.0"),
        "spec.yaml:15:",
        "model.layers.0.dropout: '1.0' is not valid; expected a number, at least 0, below 1");
  }

  @Test
  void aNegativeEpsilonOfANormalizerIsRefusedWithItsRange() {
    assertRefused(
        writeSpec("units: 4", "units: 4, normalizer: {type: layer-norm, epsilon: -1}"),
        "spec.yaml:15:",
        "model.layers.0.normalizer.epsilon: '-1' is not valid; expected a number, above 0");
  }

  @Test
  void aNormalizerThatFindsNothingToNormalizeInTheCellIsRefusedWithItsPlace() {
    assertRefused(
        writeSpec("units: 4", "units: 4, normalizer: layer-norm-lstm"),
        "spec.yaml:15:",
        "model.layers.0.normalizer: the cell ",
        "has no reading of a state for a normalizer to act on",
        "remove the normalizer, or use a cell that calls normalizedReading(...)");
  }

  @Test
  void aNormalizerOnACellWithoutAPreActivationIsRefusedWithItsPlace() {
    Path plugins = folder.resolve("plugins");
    PluginJar.withCell("com.acme.echo", "echo").build(plugins.resolve("echo.jar"));
    Path spec = writeSpec("{cell: gru, units: 4}", "{cell: echo, normalizer: layer-norm}");
    Path run = folder.resolve("run");

    JvmProcess.Output output = rnn("--plugins", plugins, "run", spec, "--out", run);

    assertThat(output.code()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(output.err())
        .contains("spec.yaml:15:")
        .contains("model.layers.0.normalizer: the cell com.acme.echo.")
        .contains("has no pre-activation for a normalizer to act on (cell 'echo' from echo")
        .contains("remove the normalizer, or use a cell that calls preActivation(...)");
    assertThat(run).as("nothing is left behind").doesNotExist();
  }

  @Test
  void aNormalizerOptionOfTheCellsOwnNamesNoNormalizer() {
    Path plugins = folder.resolve("plugins");
    PluginJar.withCellOf(
            "com.acme.echo",
            "echo",
            "org.rnn4j.api.option.Option.text(\"normalizer\").doc(\"Its own.\")")
        .build(plugins.resolve("echo.jar"));
    Path given = writeSpec("{cell: gru, units: 4}", "{cell: echo, normalizer: its-own}");

    JvmProcess.Output withOption = rnn("--plugins", plugins, "validate", given);

    assertThat(withOption.err()).doesNotContain("normalizer");
    assertThat(withOption.code()).isEqualTo(ExitCode.DONE);
    assertThat(withOption.out()).contains("{cell: echo, normalizer: its-own, input-dropout: 0.0");

    Path left = writeSpec("{cell: gru, units: 4}", "{cell: echo}");

    assertThat(rnn("--plugins", plugins, "validate", left).out())
        .contains("{cell: echo, input-dropout: 0.0")
        .doesNotContain("normalizer");
  }

  @Test
  void aSplitLargerThanTheDataIsRefused() {
    Path spec = writeSpec("{validation: 14, test: 14}", "{validation: 60, test: 60}");

    assertRefused(spec, "split", "80");
  }

  @Test
  void duplicateTimeStampsAreNamedWithTheirRow() {
    Path spec = writeExperiment();
    replaceRow(10, "2024-01-09,112");

    assertRefused(spec, "data.csv", "row 11", "row 10");
  }

  @Test
  void allProblemsOfASpecAreReportedInOneGo() {
    Path spec = writeSpec("units: 4", "units: 0");

    JvmProcess.Output output =
        rnn("run", spec, "--set", "training.epochs=none", "--out", folder.resolve("run"));

    assertThat(output.code()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(output.err()).contains("model.layers.0.units").contains("training.epochs");
  }

  @Test
  void anOutputFolderWithContentIsRefusedAndLeftAlone() throws IOException {
    Path spec = writeExperiment();
    Path run = Files.createDirectory(folder.resolve("run"));
    Files.writeString(run.resolve("precious.txt"), "keep me");

    JvmProcess.Output output = rnn("run", spec, "--out", run);

    assertThat(output.code()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(output.err()).contains(run.toString()).doesNotContain("epoch");
    assertThat(run.resolve("precious.txt")).hasContent("keep me");
    assertThat(run).isDirectoryContaining("glob:**precious.txt");
    assertThat(Files.list(run)).hasSize(1);
  }

  // A file where a folder should be: not even a superuser can write under it.
  @Test
  void anUnwritableOutputFolderIsRefusedBeforeTraining() throws IOException {
    Path spec = writeExperiment();
    Path file = Files.writeString(folder.resolve("file"), "");

    JvmProcess.Output output = rnn("run", spec, "--out", file.resolve("run"));

    assertThat(output.code()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(output.err()).contains(file.resolve("run").toString()).doesNotContain("epoch");
  }

  @Test
  void anUnknownOptionOfTheCommandIsNamed() {
    JvmProcess.Output output = rnn("run", writeExperiment(), "--thread", "1");

    assertThat(output.code()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(output.err()).contains("'--thread'").contains("rnn run --help");
  }

  @Test
  void aMissingSpecArgumentIsNamed() {
    JvmProcess.Output output = rnn("run");

    assertThat(output.code()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(output.err()).contains("SPEC");
  }

  @Test
  void noThreadsAreRefused() {
    JvmProcess.Output output =
        rnn("run", writeExperiment(), "--threads", "0", "--out", folder.resolve("run"));

    assertThat(output.code()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(output.err()).contains("--threads").contains("at least 1");
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void moreThreadsThanAnyMachineHasUseForAreRefused() {
    JvmProcess.Output output =
        rnn("run", writeExperiment(), "--threads", "100000", "--out", folder.resolve("run"));

    assertThat(output.code()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(output.err()).contains("--threads").contains("100000").contains("at most 1024");
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void aFolderAsTheOutputOfAForecastIsRefused() throws IOException {
    Path data = writeExperiment().resolveSibling("data.csv");
    Path output = Files.createDirectory(folder.resolve("output"));

    JvmProcess.Output refused = rnn("forecast", folder, "--input", data, "--output", output);

    assertThat(refused.code()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(refused.err()).contains("--output").contains(output.toString(), "is a folder");
    assertThat(folder.resolve("output.tmp")).doesNotExist();
  }

  @Test
  void aMisspeltCommandIsNamedWithWhatThereIs() {
    JvmProcess.Output output = rnn("rnu", "x.yaml");

    assertThat(output.code()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(output.err()).contains("'rnu'", "did you mean 'run'?", "validate", "rnn --help");
    assertThat(rnn("plugins", "lits").err()).contains("did you mean 'list'?", "show");
  }

  @Test
  void anErrorThatAPluginThrowsEndsInOneLineAndNotInAStackTrace() {
    Path plugins = folder.resolve("plugins");
    PluginJar.withCell("com.acme.echo", "echo")
        .replacing(
            "com/acme/echo/OneProvider.java",
            "return s -> s.output(s.input());",
            "return create(options);")
        .build(plugins.resolve("echo.jar"));
    Path spec = writeSpec("{cell: gru, units: 4}", "{cell: echo}");

    JvmProcess.Output output = rnn("--plugins", plugins, "validate", spec);

    assertThat(output.code()).isEqualTo(ExitCode.FAILED);
    assertThat(output.err()).contains("StackOverflowError").doesNotContain("\tat ");
    assertThat(output.err().lines()).hasSizeLessThan(3);
  }

  @Test
  void aHugeArgumentIsNotRepeated() {
    String huge = "x".repeat(100_000);
    for (List<String> arguments :
        List.of(
            List.of(huge),
            List.of("--" + huge),
            List.of("run", "--" + huge, "spec.yaml"),
            List.of("run", "spec.yaml", "--threads", huge),
            List.of("run", huge),
            List.of("plugins", "show", huge),
            List.of("plugins", "show", "cell/" + huge),
            List.of("plugins", "show", huge + "/lstm"))) {
      JvmProcess.Output output = rnn(arguments.toArray());
      assertThat(output.code()).isEqualTo(ExitCode.WRONG_INPUT);
      assertThat(output.err()).hasSizeLessThan(3000).doesNotContain("Exception");
    }
  }

  private void assertRefused(Path spec, String... parts) {
    Path run = folder.resolve("run");

    JvmProcess.Output output = rnn("run", spec, "--out", run);

    assertThat(output.err()).contains(parts);
    assertThat(output.code()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(output.out()).isEmpty();
    assertThat(output.err())
        .doesNotContain("Exception")
        .doesNotContain("\tat ")
        .doesNotContain("epoch 1");
    assertThat(run).as("nothing is left behind").doesNotExist();
  }

  private void replaceRow(int number, String row) {
    List<String> rows = rows();
    rows.set(number - 1, row);
    write("data.csv", "day,sales\n" + String.join("\n", rows) + "\n");
  }
}
