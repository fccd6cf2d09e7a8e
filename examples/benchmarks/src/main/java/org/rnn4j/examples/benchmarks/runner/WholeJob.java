package org.rnn4j.examples.benchmarks.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The main job from the start of the process to its end: {@code rnn run} of the ten-step waves,
 * with validation, baselines, tests and files, beside DJL doing nothing but the training.
 */
final class WholeJob {

  private static final String WORK = "W1-lstm";
  private static final int STEPS = 20 * 219; // epochs of 7000 series in batches of 32

  private final Settings settings;
  private final Path root;

  private WholeJob(Settings settings) {
    this.settings = settings;
    root = settings.benchmarks().toAbsolutePath().getParent().getParent();
  }

  /** Seconds of each round by name, ours first. */
  static Map<String, List<Double>> measure(Settings settings) {
    return new WholeJob(settings).rounds();
  }

  private Map<String, List<Double>> rounds() {
    Map<String, List<Double>> seconds = new LinkedHashMap<>();
    for (Entrant entrant : settings.entrants()) {
      if (entrant.kind() == Entrant.Kind.OURS) {
        rnn(entrant, "--version"); // builds the command if it has to be
      }
    }
    int threads = 0;
    for (int round = 0; round < settings.runs(); round++) {
      for (Entrant entrant : settings.entrants()) {
        if (entrant.kind() == Entrant.Kind.OURS) {
          add(seconds, "rnn run, " + entrant.name(), job(entrant));
        } else if (entrant.kind() == Entrant.Kind.DJL) {
          double one = threads == 2 ? Double.POSITIVE_INFINITY : training(entrant, 1);
          double two = threads == 1 ? Double.POSITIVE_INFINITY : training(entrant, 2);
          threads = one <= two ? 1 : 2; // of the first round the better goes on
          add(seconds, entrant.name() + ", training alone", Math.min(one, two));
        }
      }
    }
    return seconds;
  }

  private static void add(Map<String, List<Double>> seconds, String name, double value) {
    seconds.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
  }

  private double job(Entrant entrant) {
    try {
      Path folder = Files.createTempDirectory("rnn-job");
      String spec = root.resolve("examples/specs/waves-ten-steps.yaml").toString();
      double seconds = rnn(entrant, "run", spec, "--quiet", "--out", folder.toString());
      try (var files = Files.walk(folder)) {
        for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
      return seconds;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private double rnn(Entrant entrant, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(root.resolve("rnn-cli/bin/rnn").toString());
    command.addAll(List.of(arguments));
    Path log = settings.benchmarks().resolve("target").resolve("peers-rnn.log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("JAVA_HOME", entrant.java().toString());
    long started = System.nanoTime();
    try {
      int exit = builder.start().waitFor();
      if (exit != 0) {
        throw new IllegalStateException(String.join(" ", command) + " ended with " + exit);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return (System.nanoTime() - started) / 1e9;
  }

  private double training(Entrant entrant, int threads) {
    long started = System.nanoTime();
    try (WorkerProcess process = new WorkerProcess(entrant, threads, settings.benchmarks())) {
      process.prepare(WORK);
      process.run(STEPS);
    }
    return (System.nanoTime() - started) / 1e9;
  }
}
