package org.rnn4j.cells.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.HashCode;
import com.google.common.io.Resources;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.cells.cases.Breadth;

/**
 * The promise that the same spec and seed give the same bytes: what every cell's parameters are
 * after fifty steps stands in a file, and has to come out on this JDK and on every other one, with
 * vectors of every width and with none, with one thread and with several.
 *
 * <p>After a change that is meant to change bits (another order of a sum, say), write the file anew
 * from what the failing test prints, and say so in the commit.
 */
class ParameterBitsTest {

  private static final String FILE = "parameter-bits.txt";

  private static List<String> expected() throws IOException {
    return Resources.readLines(
        Resources.getResource(ParameterBitsTest.class, FILE), StandardCharsets.UTF_8);
  }

  @Test
  void parametersAreThoseOfTheFileWithSeveralThreads() throws IOException {
    assertThat(String.join("\n", ParameterBits.lines(3))).isEqualTo(String.join("\n", expected()));
  }

  /** This JVM has the widest vectors itself. */
  static Stream<String> settings() {
    Stream<String> ends = Stream.of("kernels=scalar", "vector-bits=128");
    return Breadth.asked() == Breadth.WHOLE
        ? Stream.concat(ends, Stream.of("vector-bits=256", "vector-bits=512"))
        : ends;
  }

  @ParameterizedTest
  @MethodSource("settings")
  void theyAreTheSameOnAJvmWith(String setting) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--add-modules", "jdk.incubator.vector", "-Drnn4j." + setting));
    command.addAll(List.of("-cp", classPath(), ParameterBits.class.getName(), "1"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    process.waitFor();
    if (lines.stream().anyMatch(line -> line.contains("no more than the"))) {
      return; // this processor has no such vectors
    }
    String wanted = setting.contains("scalar") ? "scalar" : setting.replaceAll("\\D", "") + " bit";
    assertThat(lines).as("the kernels in use").anyMatch(line -> line.contains(wanted));
    assertThat(lines).containsAll(expected());
  }

  private static String classPath() {
    return Stream.of(
            Cell.class,
            Network.class,
            ParameterBits.class,
            HashCode.class,
            com.google.common.util.concurrent.internal.InternalFutureFailureAccess.class)
        .map(ParameterBitsTest::location)
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
