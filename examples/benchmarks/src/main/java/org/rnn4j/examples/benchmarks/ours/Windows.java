package org.rnn4j.examples.benchmarks.ours;

import java.util.SplittableRandom;
import org.rnn4j.api.model.Batch;
import org.rnn4j.training.Samples;

/** Any number of univariate series, each kept once; the targets of a step are the next values. */
final class Windows implements Samples {

  private final int steps;
  private final int horizon;
  private final float[][] series; // [series][steps + horizon]

  Windows(int count, int steps, int horizon) {
    this.steps = steps;
    this.horizon = horizon;
    series = new float[count][steps + horizon];
    SplittableRandom random = new SplittableRandom(1);
    for (float[] one : series) {
      double phase = random.nextDouble() * 2 * Math.PI;
      double frequency = 0.2 + 0.2 * random.nextDouble();
      for (int t = 0; t < one.length; t++) {
        one[t] = (float) (0.5 * Math.sin(phase + frequency * t) + 0.1 * random.nextDouble());
      }
    }
  }

  @Override
  public int size() {
    return series.length;
  }

  @Override
  public Batch batch(int[] indices, int from, int to) {
    return new Rows(indices, from, to - from);
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
      return steps;
    }

    @Override
    public int inputWidth() {
      return 1;
    }

    @Override
    public int targetSteps() {
      return steps;
    }

    @Override
    public int targetWidth() {
      return horizon;
    }

    @Override
    public void readInputs(int row, float[] to, int offset, int stepStride, int featureStride) {
      float[] values = series[indices[from + row]];
      for (int t = 0; t < steps; t++) {
        to[offset + t * stepStride] = values[t];
      }
    }

    @Override
    public void readTargets(int row, float[] to, int offset, int stepStride, int featureStride) {
      float[] values = series[indices[from + row]];
      for (int t = 0; t < steps; t++) {
        for (int k = 0; k < horizon; k++) {
          to[offset + t * stepStride + k * featureStride] = values[t + 1 + k];
        }
      }
    }
  }
}
