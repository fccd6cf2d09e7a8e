package org.rnn4j.cells.conformance;

import java.util.Arrays;
import java.util.Collections;
import org.rnn4j.api.model.Batch;
import org.rnn4j.cells.network.Network;

/**
 * A batch in arrays, with targets at every step.
 *
 * @param inputs {@code [row][step][feature]}
 * @param targets {@code [row][step][output]}; the gradient that arrives there, see {@link DotLoss}
 * @param present {@code [row][step]}; empty without masks
 */
record Samples(float[][][] inputs, float[][][] targets, boolean[][] present) implements Batch {

  /** Random ones that fit a network. */
  static Samples drawn(Network network, int rows, int steps) {
    return new Samples(
        drawn(rows, steps, network.inputWidth(), 1),
        drawn(rows, steps, network.outputWidth(), 2),
        new boolean[0][]);
  }

  private static float[][][] drawn(int rows, int steps, int width, long key) {
    double[] numbers = Draws.numbers(rows * steps * width, rows, steps, key);
    float[][][] all = new float[rows][steps][width];
    for (int i = 0; i < numbers.length; i++) {
      all[i / (steps * width)][i / width % steps][i % width] = (float) numbers[i];
    }
    return all;
  }

  /** The same with masks. */
  Samples masked(boolean[][] value) {
    return new Samples(inputs, targets, value);
  }

  /** The same with another input at some of the steps. */
  Samples with(Input input) {
    float[][][] changed = new float[rows()][steps()][];
    for (int row = 0; row < rows(); row++) {
      for (int t = 0; t < steps(); t++) {
        changed[row][t] = inputs[row][t].clone();
        for (int i = 0; i < inputWidth(); i++) {
          changed[row][t][i] = input.at(row, t, changed[row][t][i]);
        }
      }
    }
    return new Samples(changed, targets, present);
  }

  /** What becomes of an input. */
  interface Input {
    float at(int row, int step, float value);
  }

  /** Some of the rows. */
  Samples rowsOf(int... rows) {
    float[][][] x = new float[rows.length][][];
    float[][][] y = new float[rows.length][][];
    for (int i = 0; i < rows.length; i++) {
      x[i] = inputs[rows[i]];
      y[i] = targets[rows[i]];
    }
    return new Samples(x, y, new boolean[0][]);
  }

  /** The steps {@code from} (inclusive) to {@code to} (exclusive) of every row. */
  Samples stepsOf(int from, int to) {
    float[][][] x = new float[rows()][][];
    float[][][] y = new float[rows()][][];
    boolean[][] m = new boolean[present.length][];
    for (int row = 0; row < rows(); row++) {
      x[row] = Arrays.copyOfRange(inputs[row], from, to);
      y[row] = Arrays.copyOfRange(targets[row], from, to);
    }
    for (int row = 0; row < m.length; row++) {
      m[row] = Arrays.copyOfRange(present[row], from, to);
    }
    return new Samples(x, y, m);
  }

  /** Every row with its last step first. */
  Samples turned() {
    float[][][] x = inputs.clone();
    float[][][] y = targets.clone();
    boolean[][] there = present.clone();
    for (int row = 0; row < rows(); row++) {
      x[row] = x[row].clone();
      y[row] = y[row].clone();
      Collections.reverse(Arrays.asList(x[row]));
      Collections.reverse(Arrays.asList(y[row]));
      for (int t = 0; isMasked() && t < steps(); t++) {
        there[row] = t == 0 ? new boolean[steps()] : there[row];
        there[row][t] = present[row][steps() - 1 - t];
      }
    }
    return new Samples(x, y, there);
  }

  boolean isPresent(int row, int step) {
    return !isMasked() || present[row][step];
  }

  @Override
  public boolean isMasked() {
    return present.length > 0;
  }

  @Override
  public void readMask(int row, float[] destination, int offset, int stepStride) {
    for (int t = 0; t < steps(); t++) {
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
    return steps();
  }

  @Override
  public int targetWidth() {
    return targets[0][0].length;
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

  @Override
  public String toString() {
    return Arrays.toString(new int[] {rows(), steps(), inputWidth()});
  }
}
