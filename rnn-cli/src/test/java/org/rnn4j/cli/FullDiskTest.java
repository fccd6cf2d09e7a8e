package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.rnn4j.cli.JvmProcess.Launch;
import org.rnn4j.forecast.text.Json;

/**
 * A run that has no room for one of its files. The room is a limit on the size of a file, which
 * every user of a shell can set; a disk that is full fails in the same place.
 */
class FullDiskTest extends CommandLineTestCase {

  private static final String MANY_FORECASTS =
      """
      version: 1
      name: many
      data: {source: waves, series: 400, steps: 10, split: {train: 50, validation: 50, test: 300}}
      task: {lookback: 10, horizon: 5}
      baselines: [naive, mean, drift]
      """;

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void theFileWithoutRoomIsNamedAndTheRunHasFailed() throws Exception {
    Path spec = write("many.yaml", MANY_FORECASTS);
    // Sixty-four blocks: 32 or 64 KiB.
    List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -f 64; exec \"$@\"", "sh"));
    command.addAll(
        JvmProcess.command(
            Launch.CLASS_PATH,
            List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xshare:auto"),
            "baselines",
            spec.toString(),
            "--out",
            folder.resolve("run").toString(),
            "--quiet"));
    Process process = new ProcessBuilder(command).directory(folder.toFile()).start();
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(err).isEqualTo(ExitCode.FAILED);
    Path forecasts = folder.resolve("run/forecasts.csv");
    assertThat(err).contains("rnn: " + forecasts + " cannot be written: ").doesNotContain("\tat ");
    assertThat(Json.read(folder.resolve("run/run.json")))
        .containsEntry("status", "failed")
        .hasEntrySatisfying(
            "error", error -> assertThat((String) error).startsWith(forecasts.toString()));
    assertThat(Files.exists(forecasts)).isFalse();
    try (var files = Files.list(folder.resolve("run"))) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("data-report.json", "experiment.yaml", "run.json", "run.log");
    }
  }
}
