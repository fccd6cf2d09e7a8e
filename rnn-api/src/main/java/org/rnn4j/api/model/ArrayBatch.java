package org.rnn4j.api.model;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntFunction;
import org.rnn4j.api.error.InputException;

/**
 * A batch in arrays, with all that a batch may have: {@code [row][step][feature]} each. Start with
 * {@link #of} or {@link #ofInputs} and add what there is. Immutable as long as nobody writes into
 * the arrays: nothing is copied.
 */
public final class ArrayBatch implements Batch {

  private static final float[][][] NONE = {};

  private final float[][][] inputs;
  private final float[][][] targets; // empty: none are known
  private final boolean[][] present; // [row][step]; empty: all
  private final boolean[][][] known; // [row][step][feature]; empty: all
  private final float[][][] weights; // as the targets; empty: all are 1
  private final float[][][] decoderInputs; // empty: there are none

  private ArrayBatch(
      float[][][] inputs,
      float[][][] targets,
      boolean[][] present,
      boolean[][][] known,
      float[][][] weights,
      float[][][] decoderInputs) {
    this.inputs = inputs;
    this.targets = targets;
    this.present = present;
    this.known = known;
    this.weights = weights;
    this.decoderInputs = decoderInputs;
  }

  /**
   * Inputs and targets.
   *
   * @param inputs {@code [row][step][feature]}, at least one row, step and feature
   * @param targets {@code [row][target step][target]}, at the last step alone or at every one; NaN
   *     where missing
   * @throws InputException if one of the two is empty or ragged, or they do not fit each other
   */
  public static ArrayBatch of(float[][][] inputs, float[][][] targets) {
    requireBox("inputs", inputs);
    requireBox("targets", targets);
    int steps = targets[0].length;
    requireShape("targets", targets, inputs.length, steps, targets[0][0].length);
    if (steps != 1 && steps != inputs[0].length) {
      throw new InputException(
          "targets",
          "there are " + steps + " target steps, and " + inputs[0].length + " steps",
          "expected targets at the last step alone or at every step");
    }
    return new ArrayBatch(inputs, targets, new boolean[0][], new boolean[0][][], NONE, NONE);
  }

  /**
   * Inputs alone, for predictions: {@code [row][step][feature]}.
   *
   * @throws InputException as {@link #of} does
   */
  public static ArrayBatch ofInputs(float[][][] inputs) {
    requireBox("inputs", inputs);
    return new ArrayBatch(inputs, NONE, new boolean[0][], new boolean[0][][], NONE, NONE);
  }

  /**
   * The same with absent steps; see {@link #isMasked}.
   *
   * @param steps {@code [row][step]}: whether the step is there
   * @throws InputException if the shape of the mask is not the batch's
   */
  public ArrayBatch masked(boolean[][] steps) {
    requireRows("mask", steps.length);
    for (int row = 0; row < steps.length; row++) {
      requireLength("mask[" + row + "]", steps[row].length, steps(), "steps");
    }
    return new ArrayBatch(inputs, targets, steps, known, weights, decoderInputs);
  }

  /**
   * The same as samples of different lengths: of row r the first {@code lengths[r]} steps are
   * there.
   *
   * @throws InputException if there is not one length for each row, from 0 to the steps of the
   *     batch
   */
  public ArrayBatch ofLengths(int... lengths) {
    requireRows("lengths", lengths.length);
    boolean[][] steps = new boolean[lengths.length][steps()];
    for (int row = 0; row < lengths.length; row++) {
      if (lengths[row] < 0 || lengths[row] > steps()) {
        throw new InputException(
            "lengths[" + row + "]",
            "'" + lengths[row] + "' is not valid",
            "expected 0 to " + steps() + ", the steps of the batch");
      }
      Arrays.fill(steps[row], 0, lengths[row], true);
    }
    return masked(steps);
  }

  /**
   * The same with unknown inputs; see {@link #hasUnknown}.
   *
   * @param values {@code [row][step][feature]}: whether the input is known
   * @throws InputException if the shape is not that of the inputs
   */
  public ArrayBatch known(boolean[][][] values) {
    requireRows("known", values.length);
    for (int row = 0; row < values.length; row++) {
      requireLength("known[" + row + "]", values[row].length, steps(), "steps");
      for (boolean[] step : values[row]) {
        requireLength("known[" + row + "]", step.length, inputWidth(), "features");
      }
    }
    return new ArrayBatch(inputs, targets, present, values, weights, decoderInputs);
  }

  /**
   * The same with weights of the targets; see {@link #isWeighted}.
   *
   * @param ofTargets {@code [row][target step][target]}, each 0 or more and finite
   * @throws InputException if the shape is not that of the targets, or a weight is none
   */
  public ArrayBatch weighted(float[][][] ofTargets) {
    requireShape("weights", ofTargets, rows(), targetSteps(), targetWidth());
    for (float[][] row : ofTargets) {
      for (float[] step : row) {
        for (float weight : step) {
          if (!(weight >= 0 && weight < Float.POSITIVE_INFINITY)) {
            throw new InputException(
                "weights", "'" + weight + "' is not valid", "expected finite numbers from 0 on");
          }
        }
      }
    }
    return new ArrayBatch(inputs, targets, present, known, ofTargets, decoderInputs);
  }

  /**
   * The same with what a decoder reads: {@code [row][decoder step][feature]}.
   *
   * @throws InputException if it is empty or ragged, or has other rows than the batch
   */
  public ArrayBatch decoding(float[][][] read) {
    requireBox("decoder inputs", read);
    requireRows("decoder inputs", read.length);
    return new ArrayBatch(inputs, targets, present, known, weights, read);
  }

  private void requireRows(String what, int given) {
    requireLength(what, given, rows(), "rows");
  }

  private static void requireLength(String what, int given, int expected, String unit) {
    if (given != expected) {
      throw new InputException(
          what,
          "it has " + given + " " + unit + ", the batch has " + expected,
          "give as many " + unit + " as the batch has");
    }
  }

  private static void requireBox(String what, float[][][] values) {
    if (values.length == 0 || values[0].length == 0 || values[0][0].length == 0) {
      throw new InputException(
          what, "there are none", "give at least one row of at least one step and one number");
    }
    requireShape(what, values, values.length, values[0].length, values[0][0].length);
  }

  private static void requireShape(
      String what, float[][][] values, int rows, int steps, int width) {
    requireLength(what, values.length, rows, "rows");
    for (float[][] row : values) {
      requireLength(what, row.length, steps, "steps");
      for (float[] step : row) {
        requireLength(what, step.length, width, "features");
      }
    }
  }

  /** Some of the rows, in the order given. */
  public ArrayBatch rowsOf(int... rows) {
    return new ArrayBatch(
        picked(inputs, rows, float[][][]::new),
        picked(targets, rows, float[][][]::new),
        picked(present, rows, boolean[][]::new),
        picked(known, rows, boolean[][][]::new),
        picked(weights, rows, float[][][]::new),
        picked(decoderInputs, rows, float[][][]::new));
  }

  private static <T> T[] picked(T[] all, int[] rows, IntFunction<T[]> maker) {
    T[] some = maker.apply(all.length == 0 ? 0 : rows.length);
    Arrays.setAll(some, i -> all[rows[i]]);
    return some;
  }

  /**
   * The steps {@code from} (inclusive) to {@code to} (exclusive) of every row; targets at every
   * step are those of these steps.
   *
   * @throws IndexOutOfBoundsException if there are no such steps, or they are none
   */
  public ArrayBatch stepsOf(int from, int to) {
    Objects.checkFromToIndex(from, to, steps());
    Objects.checkIndex(from, to);
    boolean everyStep = targetSteps() == steps();
    return new ArrayBatch(
        cut(inputs, from, to, float[][][]::new),
        everyStep ? cut(targets, from, to, float[][][]::new) : targets,
        maskOf(from, to),
        cut(known, from, to, boolean[][][]::new),
        everyStep ? cut(weights, from, to, float[][][]::new) : weights,
        decoderInputs);
  }

  private static <T> T[][] cut(T[][] all, int from, int to, IntFunction<T[][]> maker) {
    T[][] some = maker.apply(all.length);
    Arrays.setAll(some, row -> Arrays.copyOfRange(all[row], from, to));
    return some;
  }

  private boolean[][] maskOf(int from, int to) {
    boolean[][] some = new boolean[present.length][];
    Arrays.setAll(some, row -> Arrays.copyOfRange(present[row], from, to));
    return some;
  }

  /** {@code [row][step][feature]}, live. */
  public float[][][] inputs() {
    return inputs;
  }

  /** {@code [row][target step][target]}, live; empty where none are known. */
  public float[][][] targets() {
    return targets;
  }

  /** Whether a step is there. */
  public boolean isPresent(int row, int step) {
    return present.length == 0 || present[row][step];
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
    return targets.length == 0 ? 1 : targets[0].length;
  }

  @Override
  public int targetWidth() {
    return targets.length == 0 ? 1 : targets[0][0].length;
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
    if (targets.length == 0) {
      destination[offset] = Float.NaN;
    } else {
      copy(targets[row], destination, offset, stepStride, featureStride);
    }
  }

  @Override
  public boolean isMasked() {
    return present.length > 0;
  }

  @Override
  public void readMask(int row, float[] destination, int offset, int stepStride) {
    for (int t = 0; t < steps(); t++) {
      destination[offset + t * stepStride] = isPresent(row, t) ? 1 : 0;
    }
  }

  @Override
  public boolean hasUnknown() {
    return known.length > 0;
  }

  @Override
  public boolean isKnown(int row, int step, int feature) {
    return known.length == 0 || known[row][step][feature];
  }

  @Override
  public boolean isWeighted() {
    return weights.length > 0;
  }

  @Override
  public double targetWeight() {
    if (!isWeighted()) {
      return targetCount();
    }
    double sum = 0;
    for (int row = 0; row < targets.length; row++) {
      for (int t = 0; t < targets[row].length; t++) {
        for (int i = 0; i < targets[row][t].length; i++) {
          sum += Float.isNaN(targets[row][t][i]) ? 0 : weights[row][t][i];
        }
      }
    }
    return sum;
  }

  @Override
  public void readWeights(
      int row, float[] destination, int offset, int stepStride, int featureStride) {
    if (isWeighted()) {
      copy(weights[row], destination, offset, stepStride, featureStride);
    } else {
      Batch.super.readWeights(row, destination, offset, stepStride, featureStride);
    }
  }

  @Override
  public int decoderSteps() {
    return decoderInputs.length == 0 ? 0 : decoderInputs[0].length;
  }

  @Override
  public int decoderWidth() {
    return decoderInputs.length == 0 ? 0 : decoderInputs[0][0].length;
  }

  @Override
  public void readDecoderInputs(
      int row, float[] destination, int offset, int stepStride, int featureStride) {
    if (decoderInputs.length > 0) {
      copy(decoderInputs[row], destination, offset, stepStride, featureStride);
    }
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
    return "ArrayBatch[" + rows() + ", " + steps() + ", " + inputWidth() + "]";
  }
}
