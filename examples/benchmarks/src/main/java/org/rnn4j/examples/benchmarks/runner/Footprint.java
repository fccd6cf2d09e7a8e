package org.rnn4j.examples.benchmarks.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a library costs besides time for each step.
 *
 * @param startSeconds from the start of the process to the end of the first training step
 * @param megabytes resident at the peak of an epoch
 * @param downloadMegabytes jars on the class path
 */
record Footprint(double startSeconds, double megabytes, double downloadMegabytes) {

  private static final String WORK = "W1-lstm";
  private static final int EPOCH_STEPS = 219;

  /** Of everybody who can train, in turn. */
  static Map<String, Footprint> measure(Settings settings) {
    Map<String, List<Double>> seconds = new LinkedHashMap<>();
    Map<String, List<Double>> megabytes = new LinkedHashMap<>();
    for (int round = 0; round < settings.runs(); round++) {
      for (Entrant entrant : settings.entrants()) {
        boolean last = round + 1 == settings.runs();
        long started = System.nanoTime();
        try (WorkerProcess process = new WorkerProcess(entrant, 2, settings.benchmarks())) {
          if (process.prepare(WORK) < 0) {
            continue;
          }
          process.run(1);
          double took = (System.nanoTime() - started) / 1e9;
          seconds.computeIfAbsent(entrant.name(), n -> new ArrayList<>()).add(took);
          if (last) {
            process.run(entrant.kind() == Entrant.Kind.DEEPLEARNING4J ? 10 : EPOCH_STEPS);
            megabytes
                .computeIfAbsent(entrant.name(), n -> new ArrayList<>())
                .add(process.peakMegabytes());
          }
        } catch (WorkerProcess.Broken e) {
          System.err.println("peers: " + e.getMessage());
        }
      }
    }
    Map<String, Footprint> footprints = new LinkedHashMap<>();
    for (Entrant entrant : settings.entrants()) {
      String name = entrant.name();
      if (megabytes.containsKey(name)) {
        footprints.put(
            name,
            new Footprint(
                Row.median(seconds.get(name)),
                Row.median(megabytes.get(name)),
                download(entrant, settings.benchmarks())));
      }
    }
    return footprints;
  }

  private static double download(Entrant entrant, Path benchmarks) {
    long bytes = 0;
    for (Path jar : entrant.jars(benchmarks)) {
      try {
        bytes += Files.size(jar);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return bytes / 1e6;
  }
}
