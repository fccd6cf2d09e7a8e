package org.rnn4j.examples.benchmarks.ours;

import org.rnn4j.api.model.Batch;
import org.rnn4j.examples.benchmarks.work.NetworkWork;
import org.rnn4j.examples.benchmarks.work.Waves;
import org.rnn4j.training.Samples;

/** The series of a work as samples for the trainer. */
final class WaveSamples implements Samples {

  private final NetworkWork work;
  private final Waves waves;

  WaveSamples(NetworkWork work) {
    this.work = work;
    this.waves = new Waves(work);
  }

  @Override
  public int size() {
    return waves.batches() * work.rows();
  }

  @Override
  public Batch batch(int[] indices, int from, int to) {
    return new Rows(indices, from, to - from);
  }

  /** The series {@code 0 .. rows - 1}. */
  Batch first(int rows) {
    int[] indices = new int[rows];
    for (int i = 0; i < rows; i++) {
      indices[i] = i;
    }
    return batch(indices, 0, rows);
  }

  private final class Rows implements Batch {
    private final int[] indices;
    private final int from;
    private final int rows;

    private Rows(int[] indices, int from, int rows) {
      this.indices = indices;
      this.from = from;
      this.rows = rows;
    }

    @Override
    public int rows() {
      return rows;
    }

    @Override
    public int steps() {
      return work.steps();
    }

    @Override
    public int inputWidth() {
      return work.features();
    }

    @Override
    public int targetSteps() {
      return work.targetSteps();
    }

    @Override
    public int targetWidth() {
      return work.outputs();
    }

    @Override
    public void readInputs(int row, float[] to, int offset, int stepStride, int featureStride) {
      int index = indices[from + row];
      float[] inputs = waves.inputs(index / work.rows());
      int at = index % work.rows() * work.steps() * work.features();
      copy(inputs, at, work.steps(), work.features(), to, offset, stepStride, featureStride);
    }

    @Override
    public void readTargets(int row, float[] to, int offset, int stepStride, int featureStride) {
      int index = indices[from + row];
      float[] targets = waves.targets(index / work.rows());
      int at = index % work.rows() * work.targetSteps() * work.outputs();
      copy(targets, at, work.targetSteps(), work.outputs(), to, offset, stepStride, featureStride);
    }

    private void copy(
        float[] values,
        int at,
        int steps,
        int width,
        float[] to,
        int offset,
        int stepStride,
        int featureStride) {
      if (featureStride == 1 && stepStride == width) {
        System.arraycopy(values, at, to, offset, steps * width);
        return;
      }
      for (int t = 0; t < steps; t++) {
        for (int f = 0; f < width; f++) {
          to[offset + t * stepStride + f * featureStride] = values[at + t * width + f];
        }
      }
    }
  }
}
