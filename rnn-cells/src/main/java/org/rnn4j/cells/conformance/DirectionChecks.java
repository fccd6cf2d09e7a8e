package org.rnn4j.cells.conformance;

import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.cells.network.Direction;
import org.rnn4j.cells.network.LayerOptions;
import org.rnn4j.cells.network.Network;

/** What a layer gives that reads the sequence backward, or both ways. */
final class DirectionChecks {

  private static final int ROWS = 20;
  private static final int STEPS = 6;

  private DirectionChecks() {}

  static void directions(CellVariant v) {
    LayerOptions options = v.options();
    try (Network forward = v.network();
        Network backward = v.network(v.cell(), options.direction(Direction.BACKWARD), 1);
        Network both = v.network(v.cell(), options.direction(Direction.BOTH), 1)) {
      int parameters = forward.layout().size();
      System.arraycopy(forward.parameters(), 0, backward.parameters(), 0, parameters);
      System.arraycopy(forward.parameters(), 0, both.parameters(), 0, parameters);
      System.arraycopy(forward.parameters(), 0, both.parameters(), parameters, parameters);
      ArrayBatch whole = Samples.drawn(forward, ROWS, STEPS);
      for (ArrayBatch batch : new ArrayBatch[] {whole, whole.masked(MaskChecks.gaps())}) {
        float[] ahead = Outcome.predictions(forward, batch);
        float[] back = Outcome.predictions(backward, batch);
        int width = forward.outputWidth();
        float[] turned = Outcome.predictions(forward, Samples.turned(batch));
        Outcome.requireSameBits("output", turned(turned, width), back, "read backward, the");
        Outcome.requireSameBits(
            "output", beside(ahead, back, width), Outcome.predictions(both, batch), "of both, the");
      }
    }
  }

  // [row, step, width] with the last step of each row first.
  private static float[] turned(float[] values, int width) {
    float[] result = new float[values.length];
    for (int i = 0; i < values.length / width; i++) {
      int mirrored = i / STEPS * STEPS + STEPS - 1 - i % STEPS;
      System.arraycopy(values, i * width, result, mirrored * width, width);
    }
    return result;
  }

  // [row, step, 2 * width]
  private static float[] beside(float[] a, float[] b, int width) {
    float[] result = new float[a.length + b.length];
    for (int i = 0; i < a.length / width; i++) {
      System.arraycopy(a, i * width, result, 2 * i * width, width);
      System.arraycopy(b, i * width, result, (2 * i + 1) * width, width);
    }
    return result;
  }
}
