package org.rnn4j.cells.network;

import java.util.List;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.api.model.Loss;

/**
 * A golden file's sequences as a batch, whose targets are the weights of the outputs in the loss.
 */
public final class GoldenBatch {

  private GoldenBatch() {}

  /** From arrays by step, row-major {@code [rows, width]}. */
  public static ArrayBatch of(List<double[]> x, List<double[]> weights, int rows) {
    return ArrayBatch.of(byRow(x, rows), byRow(weights, rows));
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
  public static Loss loss() {
    return new LinearLoss();
  }
}
