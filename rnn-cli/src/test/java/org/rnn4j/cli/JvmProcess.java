package org.rnn4j.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The command as a user's shell runs it: a process of its own, with the jars of this build. */
final class JvmProcess {

  /** How the jars are found. */
  enum Launch {
    MODULE_PATH,
    CLASS_PATH
  }

  /**
   * What came out.
   *
   * @param code exit code
   * @param out stdout
   * @param err stderr
   */
  record Output(int code, String out, String err) {}

  private static final long LIMIT_SECONDS = 120;
  private static final int SIGINT = 2;
  private static final int SIGTERM = 15;

  private final Process process;
  private final Path out;
  private final Path err;

  private JvmProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Starts {@code rnn} with these arguments in a folder. */
  static JvmProcess start(Launch launch, Path folder, String... arguments) {
    return start(launch, List.of("-XX:TieredStopAtLevel=1"), folder, arguments);
  }

  /** What a shell would run: {@code rnn} with these arguments, its jars found in this way. */
  static List<String> command(Launch launch, List<String> jvmOptions, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.addAll(jvmOptions);
    String path = String.join(File.pathSeparator, path().map(Path::toString).toList());
    if (launch == Launch.MODULE_PATH) {
      command.addAll(List.of("-p", path, "-m", "org.rnn4j.cli/org.rnn4j.cli.Main"));
    } else {
      command.addAll(List.of("-cp", path, "org.rnn4j.cli.Main"));
    }
    command.addAll(List.of(arguments));
    return command;
  }

  private static JvmProcess start(
      Launch launch, List<String> jvmOptions, Path folder, String... arguments) {
    List<String> command = command(launch, jvmOptions, arguments);
    try {
      Path out = Files.createTempFile("rnn-out", ".txt");
      Path err = Files.createTempFile("rnn-err", ".txt");
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.redirectOutput(out.toFile()).redirectError(err.toFile());
      return new JvmProcess(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs {@code rnn} to its end. */
  static Output run(Launch launch, Path folder, String... arguments) {
    return start(launch, folder, arguments).end();
  }

  /** The same on a JVM with more options. */
  static Output run(Launch launch, List<String> jvmOptions, Path folder, String... arguments) {
    return start(launch, jvmOptions, folder, arguments).end();
  }

  /** Waits until stderr has this text. */
  JvmProcess untilStderrHas(String text) {
    try {
      while (process.isAlive() && !Files.readString(err).contains(text)) {
        Thread.sleep(20);
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Sends what Ctrl-C sends. A process that was started in the background by a shell without job
   * control ignores it; then what a polite kill sends.
   *
   * @return the exit code that belongs to the signal
   */
  int interrupt() {
    boolean ignored = ignores(SIGINT);
    int signal = ignored ? SIGTERM : SIGINT;
    try {
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
      return 128 + signal;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  // proc(5): a mask in hexadecimal, bit 0 is signal 1. Java leaves an ignored signal ignored.
  private boolean ignores(int signal) {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.exists(status)) {
      return false;
    }
    return read(status)
        .lines()
        .filter(line -> line.startsWith("SigIgn:"))
        .anyMatch(
            line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) >> signal - 1 & 1) == 1);
  }

  /** Ends it as nothing can hold off, and waits until it is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Waits for the end. */
  Output end() {
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("no end after " + LIMIT_SECONDS + " s: " + read(err));
      }
      return new Output(process.exitValue(), read(out), read(err));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The jar or folder of this build that has an entry. */
  static Path elementWith(String entry) {
    return path().filter(element -> has(element, entry)).findFirst().orElseThrow();
  }

  // All this test itself runs on, less the tests and what only they need.
  private static Stream<Path> path() {
    return Stream.of("jdk.module.path", "java.class.path", "surefire.test.class.path")
        .map(property -> System.getProperty(property, ""))
        .flatMap(path -> Stream.of(path.split(File.pathSeparator)))
        .filter(element -> !element.isBlank())
        .map(element -> Path.of(element).toAbsolutePath())
        .distinct()
        .filter(Files::exists)
        .filter(JvmProcess::isOfTheProgram);
  }

  private static boolean isOfTheProgram(Path element) {
    String path = element.toString().replace('\\', '/');
    return !path.endsWith("/test-classes")
        && Stream.of("surefire", "junit", "assertj", "opentest4j", "apiguardian", "byte-buddy")
            .noneMatch(element.getFileName().toString()::contains)
        && !path.contains("/org/apache/maven/")
        && !path.contains("jspecify");
  }

  private static boolean has(Path element, String entry) {
    if (Files.isDirectory(element)) {
      return Files.exists(element.resolve(entry));
    }
    try (JarFile jar = new JarFile(element.toFile())) {
      return jar.getEntry(entry) != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
