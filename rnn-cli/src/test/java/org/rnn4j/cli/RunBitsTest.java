package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnn4j.cli.JvmProcess.Launch;

/**
 * A whole run gives the same bytes with scalar kernels and with vectors of any width, with one
 * thread and with several, and on every JDK: what it gives stands here as hashes. A change that is
 * meant to change bits replaces them and says so.
 */
class RunBitsTest extends CommandLineTestCase {

  private static final String SPEC =
      """
      version: 1
      name: bits
      seed: 7
      data:
        source: waves
        series: 90
        steps: 20
        seed: 42
        split: {train: 50, validation: 20, test: 20}
      task: {lookback: 20, horizon: 3}
      scaler: standard
      model:
        layers:
          - {cell: lstm, units: 20, normalizer: layer-norm, recurrent-dropout: 0.1}
          - {cell: gru, units: 17}
      strategy: sequence-to-sequence
      training:
        optimizer: {type: adam, learning-rate: 0.01}
        clip: {norm: 1.0}
        epochs: 3
      metrics: [mse, mase, smape]
      """;

  private static final Map<String, String> FIRST_DIGITS =
      Map.of(
          "model/model.safetensors", "f21aab962af142f9",
          "metrics.json", "2d7574b34c37f171",
          "forecasts.csv", "cb5fadff65186ff4");

  private static final List<String> VECTORS = List.of("--add-modules", "jdk.incubator.vector");

  @Test
  void theBytesOfARunDependOnNeitherKernelsNorThreadsNorJdk() throws IOException {
    Path spec = Files.writeString(folder.resolve("bits.yaml"), SPEC);
    check(spec, "scalar", List.of("-Drnn4j.kernels=scalar"), 1);
    check(spec, "widest", VECTORS, 3);
    for (String bits : List.of("128", "256")) {
      List<String> options = new ArrayList<>(VECTORS);
      options.add("-Drnn4j.vector-bits=" + bits);
      check(spec, bits + " bit", options, 2);
    }
  }

  private void check(Path spec, String name, List<String> jvmOptions, int threads)
      throws IOException {
    JvmProcess.Output output =
        JvmProcess.run(
            Launch.MODULE_PATH,
            jvmOptions,
            folder,
            "run",
            spec.toString(),
            "--quiet",
            "--threads",
            Integer.toString(threads),
            "--out",
            name);
    if (output.err().contains("no more than the")) {
      return; // this processor has no such vectors
    }
    assertThat(output.code()).as(output.err()).isZero();
    Path run = folder.resolve(name);
    assertThat(run.resolve("run.json")).content().contains(name.equals("widest") ? "vector" : name);
    for (Map.Entry<String, String> file : FIRST_DIGITS.entrySet()) {
      String hash = sha256(Files.readAllBytes(run.resolve(file.getKey())));
      assertThat(hash).as(name + ": " + file.getKey()).startsWith(file.getValue());
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
