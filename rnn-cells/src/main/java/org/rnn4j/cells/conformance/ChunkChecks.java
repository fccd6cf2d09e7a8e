package org.rnn4j.cells.conformance;

import static org.rnn4j.api.conformance.ConformanceException.require;

import java.util.Arrays;
import java.util.List;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.layer.Masking;
import org.rnn4j.cells.internal.rewrite.Differentiation;
import org.rnn4j.cells.network.InitialState;
import org.rnn4j.cells.network.LayerOptions;
import org.rnn4j.cells.network.Network;

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

  static void chunked(Variant v) {
    new DoubleSequence(new Differentiation(true).apply(v.graph()), STEPS, List.of())
        .requireInChunks(CHUNKS);
    StepGraph masked = Masking.of(v.graph());
    new DoubleSequence(new Differentiation(true).apply(masked), STEPS, GAPS)
        .requireInChunks(CHUNKS);
    inFloat(v);
  }

  // The engine starts from learned initial states, which are one row's.
  private static void inFloat(Variant v) {
    boolean hasStates = !v.graph().states().isEmpty();
    LayerOptions options = v.options();
    try (Network plain = v.network();
        Network network =
            Network.builder(Variant.INPUTS)
                .recurrent(
                    new ShowingStates(v.cell()),
                    hasStates ? options.initialState(InitialState.LEARNED) : options)
                .everyStep(true)
                .build()) {
      int parameters = plain.layout().size();
      System.arraycopy(plain.parameters(), 0, network.parameters(), 0, parameters);
      require(
          network.outputWidth() - plain.outputWidth() == network.layout().size() - parameters,
          "something else than the cell's step asks for a state");
      Samples batch = Samples.drawn(network, 2, STEPS);
      requireInChunks(network, parameters, batch.rowsOf(0)); // one row runs another program
      requireInChunks(network, parameters, batch.rowsOf(1, 0, 1));
    }
  }

  // Of the first row; the others run along.
  private static void requireInChunks(Network network, int firstState, Samples batch) {
    int width = network.outputWidth();
    int states = network.layout().size() - firstState;
    float[] whole = Outcome.predictions(network, batch); // [row, step, outputs and states]
    int from = 0;
    for (int steps : CHUNKS) {
      float[] all = Outcome.predictions(network, batch.stepsOf(from, from + steps));
      float[] chunk = Arrays.copyOf(all, steps * width);
      Outcome.requireSameBits(
          "output or state",
          Arrays.copyOfRange(whole, from * width, (from + steps) * width),
          chunk,
          "in a chunk from step " + from + " on, the");
      System.arraycopy(chunk, chunk.length - states, network.parameters(), firstState, states);
      from += steps;
    }
    Arrays.fill(network.parameters(), firstState, firstState + states, 0);
  }
}
