package org.rnn4j.cells.conformance;

import static org.rnn4j.api.conformance.ConformanceException.require;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.rnn4j.api.conformance.ConformanceException;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.api.option.Kebab;
import org.rnn4j.cells.network.Direction;
import org.rnn4j.cells.network.LayerOptions;
import org.rnn4j.cells.network.Merge;
import org.rnn4j.cells.network.Network;
import org.rnn4j.cells.network.Source;

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

  static void masking(CellVariant v) {
    try (Network network = v.network()) {
      requireMasking(network, Direction.FORWARD);
    }
    // As many inputs as outputs, so that there can be a residual connection.
    int width = v.graph().output().width();
    LayerOptions options = v.options().merge(Merge.MEAN).residual(v.canBeResidual(width));
    for (Direction direction : Direction.values()) {
      Network.Builder builder =
          Network.builder(width).recurrent(v.cell(), options.direction(direction));
      if (direction != Direction.BACKWARD) { // the input is held from before, not from behind
        builder.reading(Source.output(0), Source.input());
      }
      try (Network network = builder.head(2).outputs(Outputs.EVERY_STEP).seed(1).build()) {
        requireMasking(network, direction);
      } catch (ConformanceException e) {
        throw new ConformanceException(
            "in a network of direction " + Kebab.of(direction) + ", " + e.getMessage(), e);
      }
    }
  }

  private static void requireMasking(Network network, Direction direction) {
    ArrayBatch whole = Samples.drawn(network, ROWS, STEPS);
    ArrayBatch batch = whole.masked(gaps());
    Outcome outcome = Outcome.of(network, batch);
    outcome.requireFinite("over a batch with masked steps,");
    for (float stored : new float[] {0, Float.NaN, 1e30f}) {
      ArrayBatch poisoned =
          Samples.with(batch, (row, t, x) -> batch.isPresent(row, t) ? x : stored);
      outcome.requireSameBits(
          Outcome.of(network, poisoned), "with " + stored + " stored under the mask");
    }
    for (int row = 0; row < ROWS; row++) {
      switch (direction) {
        case FORWARD -> requireHeld(outcome, batch, row, -1);
        case BACKWARD -> requireHeld(outcome, batch, row, 1);
        case BOTH -> {} // what is merged was held in two directions
      }
      requireSequenceWithoutGaps(network, outcome, whole, batch, row);
    }
  }

  private static void requireHeld(Outcome outcome, ArrayBatch batch, int row, int before) {
    for (int t = Math.max(0, -before); t < STEPS - Math.max(0, before); t++) {
      require(
          batch.isPresent(row, t)
              || Arrays.equals(output(outcome, row, t), output(outcome, row, t + before)),
          "at the masked step %d the output changes",
          t);
    }
  }

  // The states are held if the sequence goes on as if the masked steps were not there.
  private static void requireSequenceWithoutGaps(
      Network network, Outcome outcome, ArrayBatch whole, ArrayBatch batch, int row) {
    int[] there = IntStream.range(0, STEPS).filter(t -> batch.isPresent(row, t)).toArray();
    if (there.length == 0) {
      return;
    }
    float[][] steps = new float[there.length][];
    for (int i = 0; i < there.length; i++) {
      steps[i] = whole.inputs()[row][there[i]];
    }
    ArrayBatch packed =
        ArrayBatch.of(
            new float[][][] {steps},
            new float[][][] {Arrays.copyOf(whole.targets()[row], there.length)});
    float[] predictions = Outcome.predictions(network, packed);
    for (int i = 0; i < there.length; i++) {
      float[] expected =
          Arrays.copyOfRange(predictions, i * outcome.width(), (i + 1) * outcome.width());
      Outcome.requireSameBits(
          "output",
          expected,
          output(outcome, row, there[i]),
          "among masked steps, at step " + there[i] + " the");
    }
  }

  private static float[] output(Outcome outcome, int row, int t) {
    int from = (row * STEPS + t) * outcome.width();
    return Arrays.copyOfRange(outcome.predictions(), from, from + outcome.width());
  }
}
