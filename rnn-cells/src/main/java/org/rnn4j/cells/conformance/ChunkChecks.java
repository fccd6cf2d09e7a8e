package org.rnn4j.cells.conformance;

import java.util.Arrays;
import java.util.List;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.layer.Masking;
import org.rnn4j.cells.internal.rewrite.Differentiation;
import org.rnn4j.cells.network.Network;
import org.rnn4j.cells.network.NetworkState;

/**
 * A sequence in chunks, each of which starts from the states that the one before it leaves. It
 * gives what the whole sequence gives if the states are all that a step knows of the past.
 */
final class ChunkChecks {

  private static final int[] CHUNKS = {1, 3, 2}; // steps of each
  private static final int STEPS = 6;
  private static final List<double[]> GAPS =
      List.of(new double[][] {{0, 1}, {1, 1}, {0, 1}, {1, 0}, {0, 0}, {1, 1}});

  private ChunkChecks() {}

  static void chunked(CellVariant v) {
    new DoubleSequence(new Differentiation(true).apply(v.graph()), STEPS, List.of())
        .requireInChunks(CHUNKS);
    StepGraph masked = Masking.of(v.graph());
    new DoubleSequence(new Differentiation(true).apply(masked), STEPS, GAPS)
        .requireInChunks(CHUNKS);
    inFloat(v);
  }

  private static void inFloat(CellVariant v) {
    try (Network network = v.network()) {
      ArrayBatch batch = Samples.drawn(network, 2, STEPS);
      requireInChunks(network, batch.rowsOf(0)); // one row runs another program
      requireInChunks(network, batch.rowsOf(1, 0, 1));
      requireInChunks(network, batch.masked(present()));
    }
  }

  private static boolean[][] present() {
    boolean[][] present = new boolean[2][STEPS];
    for (int t = 0; t < STEPS; t++) {
      for (int row = 0; row < present.length; row++) {
        present[row][t] = GAPS.get(t)[row] != 0;
      }
    }
    return present;
  }

  private static void requireInChunks(Network network, ArrayBatch batch) {
    int width = network.outputWidth();
    NetworkState first = network.initialState(batch.rows());
    Network.Run whole = network.run(batch, first);
    float[] expected = Outcome.predictions(network, batch); // [row, step, output]
    NetworkState state = first;
    int from = 0;
    for (int steps : CHUNKS) {
      Network.Run chunk = network.run(batch.stepsOf(from, from + steps), state);
      for (int row = 0; row < batch.rows(); row++) {
        int at = (row * STEPS + from) * width;
        Outcome.requireSameBits(
            "output",
            Arrays.copyOfRange(expected, at, at + steps * width),
            Arrays.copyOfRange(chunk.outputs(), row * steps * width, (row + 1) * steps * width),
            "in a chunk from step " + from + " on, the");
      }
      state = chunk.out();
      from += steps;
    }
    Outcome.requireSameBits("number", whole.out().values(), state.values(), "of the last states");
  }
}
