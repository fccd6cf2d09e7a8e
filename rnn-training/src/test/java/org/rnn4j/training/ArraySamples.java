package org.rnn4j.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.api.model.Batch;
import org.rnn4j.api.random.RandomStream;

/** Samples of one step and one target, in arrays; remembers which were asked for. */
final class ArraySamples implements Samples {

  final float[][] inputs;
  final float[] targets;

  /** The indices of every batch that was asked for, where {@link #remember} was called. */
  final List<int[]> asked = new ArrayList<>();

  private boolean remembers;

  ArraySamples(float[][] inputs, float[] targets) {
    this.inputs = inputs;
    this.targets = targets;
  }

  /** Samples of {@code y = sum of (i + 1) x_i - 0.5}, with x uniform in [-1, 1). */
  static ArraySamples ofLine(int size, int width) {
    RandomStream random = RandomStream.of(7);
    float[][] inputs = new float[size][width];
    float[] targets = new float[size];
    for (int s = 0; s < size; s++) {
      double y = -0.5;
      for (int i = 0; i < width; i++) {
        inputs[s][i] = (float) (2 * random.nextDouble() - 1);
        y += (i + 1) * inputs[s][i];
      }
      targets[s] = (float) y;
    }
    return new ArraySamples(inputs, targets);
  }

  ArraySamples remember() {
    remembers = true;
    return this;
  }

  @Override
  public int size() {
    return targets.length;
  }

  @Override
  public Batch batch(int[] indices, int from, int to) {
    if (remembers) {
      asked.add(Arrays.copyOfRange(indices, from, to));
    }
    float[][][] x = new float[to - from][1][];
    float[][][] y = new float[to - from][1][1];
    for (int row = 0; row < x.length; row++) {
      x[row][0] = inputs[indices[from + row]];
      y[row][0][0] = targets[indices[from + row]];
    }
    return ArrayBatch.of(x, y);
  }
}
