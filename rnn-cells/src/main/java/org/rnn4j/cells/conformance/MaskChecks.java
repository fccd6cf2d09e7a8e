package org.rnn4j.cells.conformance;

import static org.rnn4j.api.conformance.ConformanceException.require;

import java.util.Arrays;
import org.rnn4j.cells.network.Network;

/** What a masked step does: nothing. */
final class MaskChecks {

  private static final int ROWS = 20;
  private static final int STEPS = 6;

  private MaskChecks() {}

  /** Padding in front, padding behind, gaps, all steps, none. */
  static boolean[][] gaps() {
    boolean[][] present = new boolean[ROWS][STEPS];
    for (int row = 0; row < ROWS; row++) {
      for (int t = 0; t < STEPS; t++) {
        present[row][t] =
            switch (row % 5) {
              case 0 -> t >= 2;
              case 1 -> t < 4;
              case 2 -> t % 3 != 1;
              case 3 -> true;
              default -> false;
            };
      }
    }
    return present;
  }

  static void masking(Variant v) {
    try (Network network = v.network()) {
      Samples whole = Samples.drawn(network, ROWS, STEPS);
      Samples batch = whole.masked(gaps());
      Outcome outcome = Outcome.of(network, batch);
      outcome.requireFinite("over a batch with masked steps,");
      for (float stored : new float[] {0, Float.NaN, 1e30f}) {
        Samples poisoned = batch.with((row, t, x) -> batch.isPresent(row, t) ? x : stored);
        outcome.requireSameBits(
            Outcome.of(network, poisoned), "with " + stored + " stored under the mask");
      }
      for (int row = 0; row < ROWS; row++) {
        requireHeld(outcome, batch, row);
        requireSequenceWithoutGaps(network, outcome, whole, batch, row);
      }
    }
  }

  private static void requireHeld(Outcome outcome, Samples batch, int row) {
    for (int t = 1; t < STEPS; t++) {
      require(
          batch.isPresent(row, t)
              || Arrays.equals(output(outcome, row, t), output(outcome, row, t - 1)),
          "at the masked step %d the output changes",
          t);
    }
  }

  // The states are held if the sequence goes on as if the masked steps were not there.
  private static void requireSequenceWithoutGaps(
      Network network, Outcome outcome, Samples whole, Samples batch, int row) {
    float[][] steps = new float[STEPS][];
    int count = 0;
    for (int t = 0; t < STEPS; t++) {
      if (batch.isPresent(row, t)) {
        steps[count++] = whole.inputs()[row][t];
      }
    }
    if (count == 0) {
      return;
    }
    Samples packed =
        new Samples(
            new float[][][] {Arrays.copyOf(steps, count)},
            new float[][][] {Arrays.copyOf(whole.targets()[row], count)},
            new boolean[0][]);
    float[] predictions = Outcome.predictions(network, packed);
    float[] last =
        Arrays.copyOfRange(predictions, predictions.length - outcome.width(), predictions.length);
    Outcome.requireSameBits(
        "output", last, output(outcome, row, STEPS - 1), "after gaps, the last");
  }

  private static float[] output(Outcome outcome, int row, int t) {
    int from = (row * STEPS + t) * outcome.width();
    return Arrays.copyOfRange(outcome.predictions(), from, from + outcome.width());
  }
}
