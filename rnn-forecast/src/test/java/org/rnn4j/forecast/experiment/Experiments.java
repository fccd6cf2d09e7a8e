package org.rnn4j.forecast.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.run.RunFolder;
import org.rnn4j.forecast.split.Split;

/** Experiments that take a second. */
final class Experiments {

  private Experiments() {}

  /** Two hundred waves, four units, two epochs. */
  static ExperimentBuilder waves() {
    return Experiment.builder()
        .name("small")
        .source("waves", Map.of("series", 200, "steps", 20))
        .split(Split.series(140, 40, 20))
        .lookback(20)
        .horizon(3)
        .layer(Layer.recurrent("simple").units(4))
        .epochs(2)
        .seed(1)
        .set("training.optimizer", Map.of("type", "adam", "learning-rate", 0.01))
        .baselines("naive", "linear");
  }

  /** A sine of period 12 that rises. */
  static TimeSeries sine(String id, int length) {
    double[] values = new double[length];
    for (int t = 0; t < length; t++) {
      values[t] = 100 + t + 20 * StrictMath.sin(t * Math.PI / 6);
    }
    return TimeSeries.of(id, "y", values);
  }

  static ExperimentResult run(ExperimentBuilder experiment, Path folder, int threads) {
    try (RunFolder run = RunFolder.create(folder)) {
      return experiment
          .build()
          .run(RunSettings.into(run).threads(threads), ProgressListener.silent());
    }
  }

  /** The content of every file, by its path in the folder. */
  static SortedMap<String, String> contents(Path folder) {
    SortedMap<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        contents.put(folder.relativize(file).toString().replace('\\', '/'), text);
      }
      return contents;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A table without its column of seconds. */
  static String withoutSeconds(String csv) {
    StringBuilder kept = new StringBuilder();
    for (String line : csv.split("\n")) {
      String[] cells = line.split(",", -1);
      for (int c = 0; c < cells.length; c++) {
        kept.append(c == 5 ? "" : cells[c]).append(',');
      }
      kept.append('\n');
    }
    return kept.toString();
  }
}
