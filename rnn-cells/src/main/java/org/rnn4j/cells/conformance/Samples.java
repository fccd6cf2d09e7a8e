package org.rnn4j.cells.conformance;

import java.util.Arrays;
import java.util.Collections;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.cells.network.Network;

/**
 * Batches with targets at every step, which are the gradients that arrive there, see {@link
 * DotLoss}.
 */
final class Samples {

  private Samples() {}

  /** Random ones that fit a network. */
  static ArrayBatch drawn(Network network, int rows, int steps) {
    return ArrayBatch.of(
        drawn(rows, steps, network.inputWidth(), 1), drawn(rows, steps, network.outputWidth(), 2));
  }

  private static float[][][] drawn(int rows, int steps, int width, long key) {
    double[] numbers = Draws.numbers(rows * steps * width, rows, steps, key);
    float[][][] all = new float[rows][steps][width];
    for (int i = 0; i < numbers.length; i++) {
      all[i / (steps * width)][i / width % steps][i % width] = (float) numbers[i];
    }
    return all;
  }

  /** The same with another input at some of the steps. */
  static ArrayBatch with(ArrayBatch batch, Input input) {
    float[][][] changed = new float[batch.rows()][batch.steps()][];
    for (int row = 0; row < batch.rows(); row++) {
      for (int t = 0; t < batch.steps(); t++) {
        changed[row][t] = batch.inputs()[row][t].clone();
        for (int i = 0; i < batch.inputWidth(); i++) {
          changed[row][t][i] = input.at(row, t, changed[row][t][i]);
        }
      }
    }
    return like(batch, ArrayBatch.of(changed, batch.targets()));
  }

  /** What becomes of an input. */
  interface Input {
    float at(int row, int step, float value);
  }

  /** Every row with its last step first. */
  static ArrayBatch turned(ArrayBatch batch) {
    ArrayBatch turned = ArrayBatch.of(turned(batch.inputs()), turned(batch.targets()));
    if (!batch.isMasked()) {
      return turned;
    }
    boolean[][] there = new boolean[batch.rows()][batch.steps()];
    for (int row = 0; row < batch.rows(); row++) {
      for (int t = 0; t < batch.steps(); t++) {
        there[row][t] = batch.isPresent(row, batch.steps() - 1 - t);
      }
    }
    return turned.masked(there);
  }

  private static float[][][] turned(float[][][] values) {
    float[][][] turned = values.clone();
    for (int row = 0; row < turned.length; row++) {
      turned[row] = turned[row].clone();
      Collections.reverse(Arrays.asList(turned[row]));
    }
    return turned;
  }

  // With the masks of another one.
  private static ArrayBatch like(ArrayBatch masks, ArrayBatch batch) {
    if (!masks.isMasked()) {
      return batch;
    }
    boolean[][] there = new boolean[batch.rows()][batch.steps()];
    for (int row = 0; row < batch.rows(); row++) {
      for (int t = 0; t < batch.steps(); t++) {
        there[row][t] = masks.isPresent(row, t);
      }
    }
    return batch.masked(there);
  }
}
