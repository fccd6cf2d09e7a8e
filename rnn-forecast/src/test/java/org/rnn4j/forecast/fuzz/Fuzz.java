package org.rnn4j.forecast.fuzz;

import java.util.Random;
import java.util.stream.LongStream;

/**
 * How tests with random inputs run: 2,000 seeds, {@code -Drnn4j.full=true} ten times as many,
 * {@code -Drnn4j.seed=123} that one alone. A failure names its seed.
 */
public final class Fuzz {

  private static final int RUNS = 2_000;
  private static final int FULL_RUNS = 20_000;

  private Fuzz() {}

  /** One run, which throws if it fails. */
  @FunctionalInterface
  public interface Run {

    /** Draws everything from this. */
    void with(Random random) throws Exception;
  }

  /** How many random inputs a test takes. */
  public static int runs() {
    return Boolean.getBoolean("rnn4j.full") ? FULL_RUNS : RUNS;
  }

  /** Runs all seeds. */
  public static void run(Run run) {
    run(runs(), run);
  }

  /** Runs some seeds, where a run takes long. */
  public static void run(int runs, Run run) {
    LongStream seeds =
        Long.getLong("rnn4j.seed") != null
            ? LongStream.of(Long.getLong("rnn4j.seed"))
            : LongStream.range(0, runs);
    seeds.forEach(
        seed -> {
          try {
            run.with(new Random(seed));
          } catch (Throwable e) { // an assertion or any other
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
          }
        });
  }
}
