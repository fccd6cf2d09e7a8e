package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.cli.JvmProcess.Launch;
import org.rnn4j.forecast.model.ForecastModel;
import org.rnn4j.forecast.text.Json;

/**
 * Runs that are killed at random moments, without a chance to tidy up: whatever is in the folder is
 * whole, and the folder says that its run did not end.
 */
@EnabledIfSystemProperty(named = "rnn4j.full", matches = "true")
class KilledRunTest extends CommandLineTestCase {

  private static final int RUNS = 30;
  private static final long LONGEST_MILLIS = 3000;

  @Test
  void whatAKilledRunLeavesIsWhole() throws Exception {
    Path spec = writeExperiment();
    int killed = 0;
    for (int number = 0; number < RUNS; number++) {
      long millis = new Random(number).nextLong(LONGEST_MILLIS);
      Path run = folder.resolve("run-" + number);
      JvmProcess process =
          JvmProcess.start(
              Launch.CLASS_PATH,
              folder,
              "run",
              spec.toString(),
              "--out",
              run.toString(),
              "--quiet",
              "--set",
              "training.epochs=" + (number % 2 == 0 ? 30 : 30_000));
      Thread.sleep(millis);
      process.kill();
      if (Files.exists(run.resolve("run.json"))) {
        killed += check(run) ? 1 : 0;
      }
    }
    assertThat(killed).as("runs that were killed after they began").isPositive();
  }

  private boolean check(Path run) throws IOException {
    Map<String, Object> facts = Json.read(run.resolve("run.json"));
    String status = (String) facts.get("status");
    assertThat(status).isIn("running", "finished");
    assertThat(facts).containsKeys("process", "started");
    try (Stream<Path> files = Files.walk(run)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        checkWhole(run.relativize(file).toString().replace('\\', '/'), file);
      }
    }
    if (Files.exists(run.resolve("model/model.json"))) {
      assertThat(ForecastModel.load(run, Registry.installed()).warnings()).isEmpty();
    }
    if (status.equals("running")) {
      assertThat(rnn("validate", run.resolve("experiment.yaml")).code())
          .isEqualTo(Files.exists(run.resolve("experiment.yaml")) ? 0 : ExitCode.WRONG_INPUT);
      assertThat(rnn("run", folder.resolve("spec.yaml"), "--out", run, "--quiet").err())
          .contains("exists and is not empty: a run was killed there (process ");
      return true;
    }
    assertThat(run.resolve("metrics.json")).exists();
    return false;
  }

  private static void checkWhole(String name, Path file) throws IOException {
    boolean temporary = name.matches("(model/)?\\.rnn4j-[0-9a-f]{16}\\.tmp");
    if (temporary || name.equals("run.log") || name.endsWith(".safetensors")) {
      return; // the model is loaded as a whole
    }
    String text = Files.readString(file);
    assertThat(text).as(name).endsWith("\n");
    if (name.endsWith(".json")) {
      assertThat(Json.read(file)).isNotEmpty();
    } else if (name.endsWith(".csv")) {
      List<String> lines = text.lines().toList();
      long commas = lines.get(0).chars().filter(c -> c == ',').count();
      assertThat(lines).as(name).allMatch(l -> l.chars().filter(c -> c == ',').count() == commas);
    } else {
      assertThat(name).isEqualTo("experiment.yaml");
    }
  }
}
