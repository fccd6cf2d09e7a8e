package org.rnn4j.examples.benchmarks.ours;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.cells.network.Network;
import org.rnn4j.training.Trainer;

/**
 * How the time of an epoch grows with the steps of a series, the rows of a batch and the number of
 * series: two LSTM layers of 20 units, a head of 10 at every step. Each case in a process of its
 * own, for its peak memory; prints one line of a Markdown table.
 *
 * <p>HOW TO RUN: {@code examples/benchmarks/scaling.sh}.
 */
public final class Scaling {

  private static final int UNITS = 20;
  private static final int HORIZON = 10;
  private static final int RUNS = 5;

  private Scaling() {}

  /**
   * Measures one case.
   *
   * @param args what grows, then steps, rows of a batch, and series
   */
  public static void main(String[] args) throws IOException {
    int steps = Integer.parseInt(args[1]);
    int rows = Integer.parseInt(args[2]);
    int series = Integer.parseInt(args[3]);
    int threads = Runtime.getRuntime().availableProcessors();
    Windows windows = new Windows(series, steps, HORIZON);
    Windows few = new Windows(Math.max(rows, 2000), steps, HORIZON);
    double[] seconds = new double[RUNS];
    try (Network network = network(threads)) {
      epoch(network, few, rows, threads);
      epoch(network, few, rows, threads);
      for (int run = 0; run < RUNS; run++) {
        seconds[run] = epoch(network, windows, rows, threads);
      }
    }
    java.util.Arrays.sort(seconds);
    double median = seconds[RUNS / 2];
    double microseconds = median / series / steps * 1e6;
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %d | %d | %.3f | %.3f | %d |%n",
        args[0],
        steps,
        rows,
        series,
        median,
        microseconds,
        peakMegabytes());
  }

  private static Network network(int threads) {
    var provider = Registry.installed().find(Kind.CELL, "lstm");
    Cell first = provider.create(Options.of(provider.options(), Map.of("units", UNITS)));
    Cell second = provider.create(Options.of(provider.options(), Map.of("units", UNITS)));
    return Network.builder(1)
        .recurrent(first)
        .recurrent(second)
        .head(HORIZON)
        .outputs(Outputs.EVERY_STEP)
        .threads(threads)
        .build();
  }

  private static double epoch(Network network, Windows windows, int rows, int threads) {
    Registry registry = Registry.installed();
    var adam = registry.find(Kind.OPTIMIZER, "adam");
    var mse = registry.find(Kind.LOSS, "mse");
    Trainer trainer =
        Trainer.builder()
            .loss(mse.create(Options.defaults(mse.options())))
            .optimizer(adam.create(Options.defaults(adam.options())))
            .epochs(1)
            .batchSize(rows)
            .threads(threads)
            .build();
    long started = System.nanoTime();
    trainer.fit(network, windows);
    return (System.nanoTime() - started) / 1e9;
  }

  /** The most memory that the process ever had. */
  static long peakMegabytes() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    }
  }
}
