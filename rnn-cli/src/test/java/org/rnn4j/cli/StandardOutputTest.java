package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnn4j.cli.JvmProcess.Launch;

/** What nobody could read was not done: a command whose results are lost does not end with 0. */
class StandardOutputTest extends CommandLineTestCase {

  private static OutputStream failing(String reason) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(reason);
      }
    };
  }

  @Test
  void everyCommandSaysThatItsResultsCouldNotBeWritten() {
    Path spec = writeExperiment();
    Path run = folder.resolve("run");
    List<List<Object>> commands =
        List.of(
            List.of("run", spec, "--out", run, "--quiet"),
            List.of("forecast", run, "--input", folder.resolve("data.csv")),
            List.of(
                "forecast", run, "--input", folder.resolve("data.csv"), "--output", "/dev/stdout"),
            List.of("baselines", spec, "--out", folder.resolve("panel"), "--quiet"),
            List.of("validate", spec),
            List.of("gradients", spec),
            List.of("plugins"),
            List.of("plugins", "list"),
            List.of("plugins", "show", "cell/lstm"),
            List.of("plugins", "show", "spec/data"),
            List.of("completion", "bash"),
            List.of("help", "run"),
            List.of("run", "--help"),
            List.of("--help"),
            List.of("--version"));
    for (List<Object> command : commands) {
      JvmProcess.Output output = rnnInto(failing("No space left on device"), command.toArray());
      assertThat(output.code()).as(command + output.err()).isEqualTo(ExitCode.FAILED);
      assertThat(output.err())
          .endsWith("rnn: standard output cannot be written: No space left on device\n");
    }
    assertThat(run.resolve("metrics.json")).as("the run itself is complete").exists();
    for (List<Object> command : commands.subList(1, commands.size())) {
      if (command.get(0).equals("baselines")) {
        continue; // its folder is there
      }
      JvmProcess.Output output = rnnInto(failing("Broken pipe"), command.toArray());
      assertThat(output.code()).as(command.toString()).isEqualTo(ExitCode.READER_GONE);
      assertThat(output.err()).doesNotContain("cannot be written");
    }
  }

  @Test
  void anErrorOfAnotherKindKeepsItsExitCode() {
    Path spec = writeSpec("cell: gru", "cell: gruu");
    assertThat(rnnInto(failing("No space left on device"), "validate", spec).code())
        .isEqualTo(ExitCode.WRONG_INPUT);
  }

  @Test
  void aShellSeesItOfAFullAClosedAndAnAbandonedStandardOutput() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")));
    String script =
        """
        "$@" >/dev/full; echo "full $?" >&2
        "$@" >&-; echo "closed $?" >&2
        { "$@"; echo "abandoned $?" >&2; } | :
        "$@" >/dev/null; echo "well $?" >&2
        """;
    List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    command.addAll(
        JvmProcess.command(Launch.CLASS_PATH, List.of("-XX:TieredStopAtLevel=1"), "--version"));
    Process shell = new ProcessBuilder(command).start();
    String said = new String(shell.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).isZero();
    assertThat(said.lines().filter(line -> !line.startsWith("rnn: standard output cannot")))
        .containsExactly("full 1", "closed 1", "abandoned 141", "well 0");
    assertThat(said.lines()).filteredOn(line -> line.startsWith("rnn: ")).hasSize(2);
  }
}
