package org.rnn4j.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive that rnn-cli makes, unpacked and run as on a machine without a checkout. */
class ArchiveTest {

  private static final Path BUILT = Path.of("..", "rnn-cli", "target");

  private static final String SPEC =
      """
      version: 1
      data: {source: waves, series: 30, steps: 8, split: {train: 20, validation: 5, test: 5}}
      task: {lookback: 8, horizon: 2}
      baselines: [naive]
      """;

  @TempDir Path folder;

  private record Output(int code, String out, String err) {}

  private Output rnn(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", script().toString()));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out.txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectOutput(out.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    // To its end: where Java does not start, nobody waits for the reader that passes its words on.
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new Output(process.exitValue(), Files.readString(out), err);
  }

  private Path script() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.endsWith(Path.of("bin", "rnn"))).findFirst().orElseThrow();
    }
  }

  private void unpack() throws IOException {
    Path archive;
    try (Stream<Path> files = Files.list(BUILT)) {
      archive =
          files
              .filter(f -> f.getFileName().toString().matches("rnn-.*\\.zip"))
              .findFirst()
              .orElseThrow();
    }
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        Path target = folder.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, target);
          }
        }
      }
    }
  }

  @Test
  void itRunsWithoutACheckoutAndBeginsWithItsOwnWords() throws IOException, InterruptedException {
    assumeTrue(Files.exists(BUILT.resolve("distribution/built-from")), "mvn test makes no archive");
    unpack();
    Files.writeString(folder.resolve("spec.yaml"), SPEC);

    assertThat(rnn(Map.of(), "--version").out()).startsWith("rnn ");
    Output run = rnn(Map.of(), "baselines", "spec.yaml", "--out", "run");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("naive").contains("mse");
    assertThat(run.err()).doesNotContain("incubator").endsWith("run folder: run\n");
    Output refused = rnn(Map.of(), "run", "none.yaml");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).startsWith("none.yaml: ");
    Output broken = rnn(Map.of("RNN_JAVA_OPTS", "-XX:NoSuchOption"), "--version");
    assertThat(broken.code()).isEqualTo(1);
    assertThat(broken.err()).contains("Unrecognized VM option 'NoSuchOption'");
    assertThat(rnn(Map.of(), "plugins", "--help").out()).contains("trust");
  }
}
