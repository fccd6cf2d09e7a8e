package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What {@code rnn forecast --output} does to what is there already: nothing that was not meant. */
class ForecastOutputTest extends CommandLineTestCase {

  private Path run;
  private Path data;
  private String forecast;

  @BeforeEach
  void train() {
    run = folder.resolve("run");
    assertThat(rnn("run", writeExperiment(), "--out", run, "--quiet").code()).isZero();
    data = folder.resolve("data.csv");
    forecast = rnn("forecast", run, "--input", data).out();
    assertThat(forecast.lines()).hasSize(4);
  }

  private JvmProcess.Output forecast(Object... more) {
    Object[] all = Stream.concat(Stream.of("forecast", run), Stream.of(more)).toArray();
    return rnn(all);
  }

  private void assertRefused(Path output, String reason, Object... more) {
    byte[] before = bytes(output);
    Object[] all =
        Stream.concat(Stream.of("--input", data, "--output", output), Stream.of(more)).toArray();
    JvmProcess.Output refused = forecast(all);
    assertThat(refused.code()).as(refused.err()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(refused.err()).contains("--output " + output + ": " + reason);
    assertThat(bytes(output)).isEqualTo(before);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void whatExistsIsKeptUnlessOverwritingIsMeant() throws IOException {
    Path output = write("next.csv", "precious");
    write("next.csv.tmp", "of the user's");
    assertRefused(output, "exists already; name another file, or add --overwrite");
    assertThat(forecast("--input", data, "--output", output, "--overwrite").code()).isZero();
    assertThat(output).hasContent(forecast);
    Path fresh = folder.resolve("new folder/next.csv");
    assertThat(forecast("--input", data, "--output", fresh).code()).isZero();
    assertThat(fresh).hasContent(forecast);
    assertThat(folder.resolve("next.csv.tmp")).hasContent("of the user's");
    assertThat(names())
        .containsExactly("data.csv", "new folder", "next.csv", "next.csv.tmp", "run", "spec.yaml");
    assertRefused(folder, "is a folder");
    Path back = folder.resolve("none/yet/../next.csv");
    assertThat(forecast("--input", data, "--output", back).code()).isZero();
    assertThat(folder.resolve("none/next.csv")).hasContent(forecast);
    assertThat(forecast("--input", data, "--output", data.resolve("next.csv")).err())
        .contains("rnn: " + data + " cannot be created: a file is in the way");
  }

  @Test
  void theInputIsNeverWrittenOverUnderWhateverName() throws IOException {
    String is = "is the file that is read";
    assertRefused(data, is);
    assertRefused(data, is, "--overwrite");
    assertRefused(folder.resolve("run/../data.csv"), is, "--overwrite");
    Path hard = Files.createLink(folder.resolve("hard.csv"), data);
    assertRefused(hard, is, "--overwrite");
    Path soft = Files.createSymbolicLink(folder.resolve("soft.csv"), Path.of("data.csv"));
    assertRefused(soft, is, "--overwrite");
  }

  @Test
  void filesOfTheRunAreNeverWrittenOverUnderWhateverName() throws IOException {
    String is = "is a file of the run or model itself";
    for (String name :
        List.of("metrics.json", "run.log", "model/model.json", "model/model.safetensors")) {
      assertRefused(run.resolve(name), is);
      assertRefused(run.resolve(name), is, "--overwrite");
    }
    for (String later : List.of("report.html", "Metrics.JSON", "model/other.csv")) {
      assertRefused(run.resolve(later), is, "--overwrite");
    }
    assertRefused(
        Files.createLink(folder.resolve("hard"), run.resolve("metrics.json")), is, "--overwrite");
    assertRefused(
        Files.createSymbolicLink(folder.resolve("soft"), run.resolve("model/model.json")),
        is,
        "--overwrite");
    Path link = Files.createSymbolicLink(folder.resolve("link"), run);
    assertRefused(link.resolve("metrics.json"), is, "--overwrite");
    JvmProcess.Output ofTheModel =
        rnn(
            "forecast",
            run.resolve("model"),
            "--input",
            data,
            "--output",
            run.resolve("metrics.json"),
            "--overwrite");
    assertThat(ofTheModel.err()).contains(is);
    Path beside = run.resolve("next.csv");
    assertThat(forecast("--input", data, "--output", beside).code()).isZero();
    assertThat(beside).hasContent(forecast);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void linksAreFollowedAndStay() throws IOException {
    Path target = Files.createDirectory(folder.resolve("elsewhere")).resolve("target.csv");
    Path link =
        Files.createSymbolicLink(folder.resolve("link.csv"), Path.of("elsewhere/target.csv"));
    assertThat(forecast("--input", data, "--output", link).code()).isZero();
    assertThat(target).hasContent(forecast);
    assertRefused(link, "exists already");
    Files.writeString(target, "old");
    assertThat(forecast("--input", data, "--output", link, "--overwrite").code()).isZero();
    assertThat(target).hasContent(forecast);
    assertThat(Files.isSymbolicLink(link)).isTrue();
    Path circle = folder.resolve("circle");
    Files.createSymbolicLink(circle, Path.of("circle"));
    assertRefused(circle, "is a link that leads nowhere");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void pipesAndDevicesAreWrittenThroughAndStay() throws Exception {
    JvmProcess.Output toStdout = forecast("--input", data, "--output", "/dev/stdout");
    assertThat(toStdout.code()).isZero();
    assertThat(toStdout.out()).isEqualTo(forecast);
    assertThat(forecast("--input", data, "--output", "/dev/stderr").err()).contains(forecast);
    assertThat(forecast("--input", data, "--output", "/dev/null").code()).isZero();
    assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    if (Files.exists(Path.of("/dev/full"))) {
      JvmProcess.Output full = forecast("--input", data, "--output", "/dev/full");
      assertThat(full.code()).isEqualTo(ExitCode.FAILED);
      assertThat(full.err()).contains("rnn: /dev/full cannot be written: ");
    }
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Process reader =
        new ProcessBuilder("cat", pipe.toString())
            .redirectOutput(folder.resolve("read").toFile())
            .start();
    assertThat(forecast("--input", data, "--output", pipe).code()).isZero();
    assertThat(reader.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(folder.resolve("read")).hasContent(forecast);
    assertThat(Files.readAttributes(pipe, "isOther")).containsEntry("isOther", true);
  }
}
