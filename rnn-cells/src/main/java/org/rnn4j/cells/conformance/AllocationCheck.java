package org.rnn4j.cells.conformance;

import org.rnn4j.api.conformance.AllocationChecks;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.cells.network.Network;

/** What the calling thread allocates for a batch, once programs and code are warm. */
final class AllocationCheck {

  private static final long LIMIT = 4000; // built-in cells: 2200 bytes, for iterators and such
  private static final int ROWS = 40;
  private static final int STEPS = 20; // 6 kB of inputs alone

  private AllocationCheck() {}

  static void run(Candidate v) {
    try (Network network = v.network(1)) {
      ArrayBatch batch = Samples.drawn(network, ROWS, STEPS);
      float[] gradient = new float[network.layout().size()];
      float[] predictions = new float[ROWS * STEPS * network.outputWidth()];
      AllocationChecks.requireAtMost(
          LIMIT,
          "a training step with an evaluation of %d rows and %d steps".formatted(ROWS, STEPS),
          () -> {
            network.lossAndGradient(batch, new DotLoss(), Outcome.STEP, gradient);
            network.predict(batch, predictions);
          });
    }
  }
}
