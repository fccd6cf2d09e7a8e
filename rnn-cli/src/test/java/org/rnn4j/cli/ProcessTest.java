package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.rnn4j.cli.JvmProcess.Launch;

/** The command as a user starts it: a process, on the module path and on the class path. */
class ProcessTest extends CommandLineTestCase {

  // Loading them takes far longer than a test waits.
  private static final String MANY_WAVES =
      """
      version: 1
      name: many
      data:
        source: waves
        series: 2000000
        steps: 50
        split: {train: 1998000, validation: 1000, test: 1000}
      task: {lookback: 50, horizon: 10}
      model:
        layers:
          - {cell: gru, units: 4}
      strategy: direct
      training: {epochs: 1}
      """;

  @Test
  void aThirdPartysCellTrainsByNameFromThePluginFolderOnBothPaths() throws IOException {
    Path spec = writeSpec("cell: gru", "cell: mgu");
    Path plugins = Files.createDirectories(folder.resolve("plugins"));
    Files.writeString(plugins.resolve("a-broken.jar"), "no zip file");
    PluginJar.ofExample().build(plugins.resolve("mgu.jar"));

    for (Launch launch : Launch.values()) {
      JvmProcess.Output output =
          JvmProcess.run(
              launch,
              folder,
              "run",
              spec.toString(),
              "--plugins",
              "plugins",
              "--out",
              launch.name());

      assertThat(output.err())
          .contains("a-broken.jar: plugin skipped: a-broken.jar is not a readable jar")
          .contains("epoch 3/3");
      assertThat(output.code()).as(launch + output.err()).isZero();
      assertThat(output.out()).contains("forecaster", "model", "seasonal-naive");
      assertThat(folder.resolve(launch.name()).resolve("run.json")).content().contains("mgu.jar");
    }
    for (String file : new String[] {"metrics.json", "forecasts.csv", "model/model.safetensors"}) {
      assertThat(folder.resolve("CLASS_PATH").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("MODULE_PATH").resolve(file));
    }
  }

  @Test
  void aMistakeIsAMessageAndExitCodeTwo() {
    Path spec = writeSpec("cell: gru", "cell: gruu");

    JvmProcess.Output output =
        JvmProcess.run(Launch.MODULE_PATH, folder, "run", spec.toString(), "--out", "run");

    assertThat(output.code()).isEqualTo(2);
    assertThat(output.out()).isEmpty();
    assertThat(output.err())
        .contains("spec.yaml:15:")
        .contains("unknown cell 'gruu'")
        .doesNotContain("Exception")
        .doesNotContain("\tat ");
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void controlCInTheMiddleClosesTheRunFolder() throws IOException {
    Path spec = writeSpec("epochs: 3", "epochs: 1000000");

    JvmProcess process =
        JvmProcess.start(
                Launch.MODULE_PATH,
                folder,
                "run",
                spec.toString(),
                "--out",
                "run",
                "--threads",
                "1")
            .untilStderrHas("epoch 5/");
    int code = process.interrupt();
    JvmProcess.Output output = process.end();

    assertThat(output.code()).as(output.err()).isEqualTo(code);
    assertThat(output.err())
        .contains("interrupted; the model and its history so far are kept")
        .doesNotContain("\tat ");
    assertThat(output.out()).isEmpty();
    Path run = folder.resolve("run");
    assertThat(run.resolve("experiment.yaml")).exists();
    assertThat(Files.readAllLines(run.resolve("history.csv")))
        .hasSizeGreaterThanOrEqualTo(6)
        .allMatch(line -> line.split(",", -1).length == 7);
    try (var files = Files.walk(run)) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".tmp"));
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void controlCOutsideARunEndsItAtOnce() throws InterruptedException {
    Path spec = write("waves.yaml", MANY_WAVES);

    JvmProcess process = JvmProcess.start(Launch.MODULE_PATH, folder, "validate", spec.toString());
    Thread.sleep(2000); // it says nothing before its result
    int code = process.interrupt();
    JvmProcess.Output output = process.end();

    assertThat(output.code()).as(output.err()).isEqualTo(code);
    assertThat(output.out() + output.err()).isEmpty();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aSecondControlCEndsARunAtOnce() throws IOException, InterruptedException {
    Path spec = write("waves.yaml", MANY_WAVES);

    JvmProcess process =
        JvmProcess.start(
            Launch.MODULE_PATH, folder, "run", spec.toString(), "--out", "run", "--quiet");
    Path log = folder.resolve("run/run.log");
    while (!Files.exists(log) || !Files.readString(log).contains("loading data")) {
      Thread.sleep(20); // before that it would end at the first one
    }
    process.interrupt();
    process.untilStderrHas("once more ends it at once");
    int code = process.interrupt();
    JvmProcess.Output output = process.end();

    assertThat(output.code()).as(output.err()).isEqualTo(code);
    assertThat(output.err()).doesNotContain("rnn: interrupted before", "so far are kept");
  }
}
