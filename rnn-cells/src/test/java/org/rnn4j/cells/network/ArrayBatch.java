package org.rnn4j.cells.network;

import java.util.Arrays;
import org.rnn4j.api.model.Batch;
import org.rnn4j.cells.cases.Drawn;

/**
 * A batch in arrays.
 *
 * @param inputs {@code [row][step][feature]}
 * @param targets {@code [row][target step][feature]}; NaN where missing
 * @param present {@code [row][step]}; empty without masks
 */
record ArrayBatch(float[][][] inputs, float[][][] targets, boolean[][] present) implements Batch {

  ArrayBatch(float[][][] inputs, float[][][] targets) {
    this(inputs, targets, new boolean[0][]);
  }

  /** The same with masks. */
  ArrayBatch masked(boolean[][] newPresent) {
    return new ArrayBatch(inputs, targets, newPresent);
  }

  boolean isPresent(int row, int step) {
    return !isMasked() || present[row][step];
  }

  /** Random inputs, and random targets at every step or the last. */
  static ArrayBatch drawn(
      int rows, int steps, int inputs, boolean everyStep, int outputs, long... key) {
    int targetSteps = everyStep ? steps : 1;
    float[][][] x = new float[rows][steps][];
    float[][][] y = new float[rows][targetSteps][];
    float[] numbers = Drawn.floats(rows * (steps * inputs + targetSteps * outputs), key);
    int at = 0;
    for (int row = 0; row < rows; row++) {
      for (int t = 0; t < steps; t++) {
        x[row][t] = Arrays.copyOfRange(numbers, at, at += inputs);
      }
      for (int t = 0; t < targetSteps; t++) {
        y[row][t] = Arrays.copyOfRange(numbers, at, at += outputs);
      }
    }
    return new ArrayBatch(x, y);
  }

  /** Some steps that follow each other; targets at every step are theirs. */
  ArrayBatch stepsOf(int from, int to) {
    float[][][] x = new float[rows()][][];
    float[][][] y = new float[rows()][][];
    boolean[][] m = new boolean[present.length][];
    for (int row = 0; row < rows(); row++) {
      x[row] = Arrays.copyOfRange(inputs[row], from, to);
      y[row] = targetSteps() == steps() ? Arrays.copyOfRange(targets[row], from, to) : targets[row];
      if (isMasked()) {
        m[row] = Arrays.copyOfRange(present[row], from, to);
      }
    }
    return new ArrayBatch(x, y, m);
  }

  /** Some of the rows, in another order perhaps. */
  ArrayBatch rowsOf(int... rows) {
    float[][][] x = new float[rows.length][][];
    float[][][] y = new float[rows.length][][];
    for (int i = 0; i < rows.length; i++) {
      x[i] = inputs[rows[i]];
      y[i] = targets[rows[i]];
    }
    boolean[][] m = new boolean[isMasked() ? rows.length : 0][];
    for (int i = 0; i < m.length; i++) {
      m[i] = present[rows[i]];
    }
    return new ArrayBatch(x, y, m);
  }

  @Override
  public boolean isMasked() {
    return present.length > 0;
  }

  @Override
  public void readMask(int row, float[] destination, int offset, int stepStride) {
    for (int t = 0; t < present[row].length; t++) {
      destination[offset + t * stepStride] = present[row][t] ? 1 : 0;
    }
  }

  @Override
  public int rows() {
    return inputs.length;
  }

  @Override
  public int steps() {
    return inputs[0].length;
  }

  @Override
  public int inputWidth() {
    return inputs[0][0].length;
  }

  @Override
  public int targetSteps() {
    return targets[0].length;
  }

  @Override
  public int targetWidth() {
    return targets[0][0].length;
  }

  @Override
  public long targetCount() {
    long count = 0;
    for (float[][] row : targets) {
      for (float[] step : row) {
        for (float target : step) {
          count += Float.isNaN(target) ? 0 : 1;
        }
      }
    }
    return count;
  }

  @Override
  public void readInputs(
      int row, float[] destination, int offset, int stepStride, int featureStride) {
    copy(inputs[row], destination, offset, stepStride, featureStride);
  }

  @Override
  public void readTargets(
      int row, float[] destination, int offset, int stepStride, int featureStride) {
    copy(targets[row], destination, offset, stepStride, featureStride);
  }

  private static void copy(
      float[][] from, float[] to, int offset, int stepStride, int featureStride) {
    for (int t = 0; t < from.length; t++) {
      for (int i = 0; i < from[t].length; i++) {
        to[offset + t * stepStride + i * featureStride] = from[t][i];
      }
    }
  }
}
