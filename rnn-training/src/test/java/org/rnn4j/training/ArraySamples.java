package org.rnn4j.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rnn4j.api.model.Batch;
import org.rnn4j.api.random.RandomStream;

/** Samples of one step and one target, in arrays; remembers which were asked for. */
final class ArraySamples implements Samples {

  final float[][] inputs;
  final float[] targets;

  /** The indices of every batch that was asked for, where {@link #remember} was called. */
  final List<int[]> asked = new ArrayList<>();

  private boolean remembers;
  private final View view = new View();

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
    view.indices = indices;
    view.from = from;
    view.to = to;
    return view;
  }

  private final class View implements Batch {

    private int[] indices = {};
    private int from;
    private int to;

    @Override
    public int rows() {
      return to - from;
    }

    @Override
    public int steps() {
      return 1;
    }

    @Override
    public int inputWidth() {
      return inputs[0].length;
    }

    @Override
    public int targetSteps() {
      return 1;
    }

    @Override
    public int targetWidth() {
      return 1;
    }

    @Override
    public long targetCount() {
      long present = 0;
      for (int i = from; i < to; i++) {
        present += Float.isNaN(targets[indices[i]]) ? 0 : 1;
      }
      return present;
    }

    @Override
    public void readInputs(
        int row, float[] destination, int offset, int stepStride, int featureStride) {
      float[] sample = inputs[indices[from + row]];
      for (int f = 0; f < sample.length; f++) {
        destination[offset + f * featureStride] = sample[f];
      }
    }

    @Override
    public void readTargets(
        int row, float[] destination, int offset, int stepStride, int featureStride) {
      destination[offset] = targets[indices[from + row]];
    }
  }
}
