package org.rnn4j.examples.benchmarks.ours;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.cells.network.Network;
import org.rnn4j.cells.network.NetworkSession;
import org.rnn4j.cells.network.NetworkState;

/**
 * What it saves that a session goes on: iterative forecasts of {@value #HORIZON} steps behind a
 * lookback of {@value #LOOKBACK}, each from the window slid on by one step ({@code context:
 * sliding}) or from what is remembered ({@code growing}); a new observation and its forecast; and
 * many sample paths from one past. Prints Markdown tables.
 *
 * <p>HOW TO RUN: {@code examples/benchmarks/sessions.sh}.
 */
public final class Sessions {

  static final int LOOKBACK = 500;
  static final int HORIZON = 100;

  private static final int RUNS = 7;
  private static final double WARM_SECONDS = 1;
  private static final double RUN_SECONDS = 0.2;
  private static final int PATHS = 1000;
  private static final int PATH_STEPS = 30;

  private final Network network;
  private final NetworkSession session;
  private final float[] history; // [row, step]
  private final float[] window; // [row, step]
  private final float[] inputs; // [row]
  private final float[] outputs; // [row]
  private final int rows;

  private Sessions(String cell, int layers, int units, int rows) {
    this.rows = rows;
    var provider = Registry.installed().find(Kind.CELL, cell);
    Network.Builder builder = Network.builder(1).seed(1);
    for (int layer = 0; layer < layers; layer++) {
      Cell one = provider.create(Options.of(provider.options(), Map.of("units", units)));
      builder.recurrent(one);
    }
    network = builder.head(1).build();
    session = network.session();
    history = new float[rows * LOOKBACK];
    window = new float[rows * LOOKBACK];
    inputs = new float[rows];
    outputs = new float[rows];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < history.length; i++) {
      history[i] = (float) (0.5 * Math.sin(0.3 * i) + 0.1 * random.nextDouble());
    }
  }

  /** Measures everything. */
  public static void main(String[] args) {
    System.out.println("| network | rows | sliding, ms | growing, ms | growing is faster |");
    System.out.println("|---|---|---|---|---|");
    for (int rows : new int[] {1, 64}) {
      new Sessions("lstm", 2, 20, rows).contexts("2 x 20 lstm");
      new Sessions("gru", 2, 20, rows).contexts("2 x 20 gru");
      new Sessions("sru", 2, 20, rows).contexts("2 x 20 sru");
      new Sessions("lstm", 1, 128, rows).contexts("128 lstm");
    }
    System.out.println();
    System.out.println("| network | a new observation and its forecast, us |");
    System.out.println("|---|---|");
    new Sessions("lstm", 2, 20, 1).observation("2 x 20 lstm");
    new Sessions("lstm", 1, 128, 1).observation("128 lstm");
    System.out.println();
    System.out.println("| network | 1000 paths of 30 steps from one past, ms |");
    System.out.println("|---|---|");
    new Sessions("lstm", 2, 40, 1).paths("2 x 40 lstm");
  }

  private void contexts(String name) {
    double sliding = median(this::slide);
    double growing = median(this::grow);
    print(
        "| %s | %d | %.2f | %.3f | %.0f times |%n",
        name, rows, sliding / 1e6, growing / 1e6, sliding / growing);
    network.close();
  }

  private void observation(String name) {
    session.start(rows, LOOKBACK, history, outputs);
    print("| %s | %.2f |%n", name, median(() -> session.step(inputs, outputs)) / 1e3);
    network.close();
  }

  private void paths(String name) {
    session.start(1, LOOKBACK, history, outputs);
    NetworkState past = session.state();
    NetworkSession many = network.session();
    float[] values = new float[PATHS];
    SplittableRandom random = new SplittableRandom(1);
    double nanos =
        median(
            () -> {
              many.restore(past.select(new int[PATHS]));
              Arrays.fill(values, outputs[0]);
              for (int t = 0; t < PATH_STEPS; t++) {
                for (int path = 0; path < PATHS; path++) {
                  values[path] += (float) (0.1 * (random.nextDouble() - 0.5));
                }
                many.step(values, values);
              }
            });
    print("| %s | %.1f |%n", name, nanos / 1e6);
    network.close();
  }

  private void slide() {
    System.arraycopy(history, 0, window, 0, window.length);
    session.start(rows, LOOKBACK, window, outputs);
    for (int lead = 2; lead <= HORIZON; lead++) {
      for (int row = 0; row < rows; row++) {
        int oldest = row * LOOKBACK;
        System.arraycopy(window, oldest + 1, window, oldest, LOOKBACK - 1);
        window[oldest + LOOKBACK - 1] = outputs[row];
      }
      session.start(rows, LOOKBACK, window, outputs);
    }
  }

  private void grow() {
    session.start(rows, LOOKBACK, history, outputs);
    for (int lead = 2; lead <= HORIZON; lead++) {
      System.arraycopy(outputs, 0, inputs, 0, rows);
      session.step(inputs, outputs);
    }
  }

  // Nanoseconds of a call.
  private static double median(Runnable call) {
    repeat(call, WARM_SECONDS);
    double[] nanos = new double[RUNS];
    Arrays.setAll(nanos, i -> repeat(call, RUN_SECONDS));
    Arrays.sort(nanos);
    return nanos[RUNS / 2];
  }

  private static double repeat(Runnable call, double seconds) {
    long calls = 0;
    long started = System.nanoTime();
    do {
      call.run();
      calls++;
    } while (System.nanoTime() - started < seconds * 1e9);
    return (double) (System.nanoTime() - started) / calls;
  }

  private static void print(String line, Object... values) {
    System.out.printf(Locale.ROOT, line, values);
  }
}
