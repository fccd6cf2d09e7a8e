package org.rnn4j.cells.network;

import java.util.List;
import org.rnn4j.api.model.Batch;
import org.rnn4j.api.model.Loss;

/**
 * A golden file's sequences as a batch, whose targets are the weights of the outputs in the loss.
 */
public final class GoldenBatch implements Batch {

  private final ArrayBatch batch;

  private GoldenBatch(ArrayBatch batch) {
    this.batch = batch;
  }

  /** From arrays by step, row-major {@code [rows, width]}. */
  public static GoldenBatch of(List<double[]> x, List<double[]> weights, int rows) {
    return new GoldenBatch(new ArrayBatch(byRow(x, rows), byRow(weights, rows)));
  }

  static float[][][] byRow(List<double[]> steps, int rows) {
    int width = steps.get(0).length / rows;
    float[][][] result = new float[rows][steps.size()][width];
    for (int t = 0; t < steps.size(); t++) {
      for (int i = 0; i < rows * width; i++) {
        result[i / width][t][i % width] = (float) steps.get(t)[i];
      }
    }
    return result;
  }

  /** The mean of output times target. */
  public Loss loss() {
    return new LinearLoss();
  }

  @Override
  public int rows() {
    return batch.rows();
  }

  @Override
  public int steps() {
    return batch.steps();
  }

  @Override
  public int inputWidth() {
    return batch.inputWidth();
  }

  @Override
  public int targetSteps() {
    return batch.targetSteps();
  }

  @Override
  public int targetWidth() {
    return batch.targetWidth();
  }

  @Override
  public void readInputs(
      int row, float[] destination, int offset, int stepStride, int featureStride) {
    batch.readInputs(row, destination, offset, stepStride, featureStride);
  }

  @Override
  public void readTargets(
      int row, float[] destination, int offset, int stepStride, int featureStride) {
    batch.readTargets(row, destination, offset, stepStride, featureStride);
  }
}
